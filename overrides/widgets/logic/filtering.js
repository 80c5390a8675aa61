/**
 * A store and a filter go in; the rows that match, and what each facet's values count, come out.
 */

import { numberIn } from "./sorting.js";

/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./store.js").Column} Column */
/** @typedef {import("./store.js").Flags} Flags */
/** @typedef {import("./query.js").Term} Term */
/** @typedef {import("./query.js").Bound} Bound */

/** Per facet the values of which one must hold. @typedef {ReadonlyMap<string, ReadonlySet<string>>} Chosen */

/** How many words are remembered with the entries that hold them. */
const REMEMBERED = 24;

/** Filters one store, and remembers which entries held the words of the queries before. */
export class Filter {
  /** @type {Map<string, Flags[]>} */
  #words = new Map();
  #entries = 0;

  /** @param {Store} store */
  constructor(store) {
    this.store = store;
  }

  /**
   * The rows that all terms match, as a flag for each row.
   * @param {readonly Term[]} terms
   * @returns {Uint8Array}
   */
  matching(terms) {
    const found = new Uint8Array(this.store.size).fill(1);
    for (const term of terms) {
      const hits = this.#hits(term);
      const wanted = term.not ? 0 : 1;
      for (let row = 0; row < found.length; row += 1) {
        if (hits[row] !== wanted) found[row] = 0;
      }
    }
    return found;
  }

  /**
   * @param {Term} term
   * @returns {Uint8Array}
   */
  #hits(term) {
    const hits = new Uint8Array(this.store.size);
    if (term.kind === "text") {
      const flags = this.#holding(term.text);
      this.store.columns.forEach((column, place) => mark(hits, column, flags[place]));
      return hits;
    }
    const column = this.store.byKey.get(term.key);
    if (column) mark(hits, column, flagsFor(column, term));
    return hits;
  }

  /**
   * For each column, which of its entries hold a word. An entry that does not hold a part of the word does
   * not hold the word either, so a letter more looks only at what the letters before it have left.
   * @param {string} word
   */
  #holding(word) {
    const entries = this.store.columns.reduce((sum, column) => sum + column.entries.length, 0);
    if (entries !== this.#entries) this.#words.clear();
    this.#entries = entries;
    const known = this.#words.get(word);
    if (known) return known;
    let part = "";
    for (const one of this.#words.keys()) {
      if (one.length > part.length && word.includes(one)) part = one;
    }
    const before = this.#words.get(part);
    const flags = this.store.columns.map((column, place) => column.holding(word, before?.[place]));
    if (this.#words.size >= REMEMBERED) this.#words.delete(this.#words.keys().next().value ?? "");
    this.#words.set(word, flags);
    return flags;
  }
}

/**
 * Mark the rows whose entry has its flag.
 * @param {Uint8Array} hits
 * @param {Column} column
 * @param {Flags} flags
 */
function mark(hits, { codes }, flags) {
  if (!flags.includes(1)) return;
  for (let row = 0; row < hits.length; row += 1) hits[row] |= flags[codes[row]];
}

/**
 * @param {Column} column
 * @param {Exclude<Term, { kind: "text" }>} term
 * @returns {Flags}
 */
function flagsFor(column, term) {
  const { type, vocabulary } = column.heading;
  if (term.kind === "shown") return flagged(column, (code) => column.values(code).length > 0);
  if (term.kind === "range") {
    return flagged(column, (code) => within(column, code, term.bounds, type));
  }
  if (vocabulary) return chosenFlags(column, new Set(term.values));
  const [flags, ...others] = term.values.map((value) => column.holding(value));
  for (const other of others) {
    for (let code = 0; code < flags.length; code += 1) flags[code] |= other[code];
  }
  return flags;
}

/**
 * @param {Column} column
 * @param {(code: number) => boolean} test
 * @returns {Flags}
 */
function flagged({ entries }, test) {
  const flags = new Uint8Array(entries.length);
  for (let code = 0; code < flags.length; code += 1) flags[code] = Number(test(code));
  return flags;
}

/**
 * Whether an entry keeps within bounds; one that is no number, or no day, never does. What is open, such as a score
 * of "0 to 6", counts as the most that can come of it, so that nobody who looks for the worst rows misses it.
 * @param {Column} column
 * @param {number} code
 * @param {readonly Bound[]} bounds
 * @param {string} type
 */
function within(column, code, bounds, type) {
  if (type === "number") {
    const key = column.sortKey(code);
    if (key.kind === "number") return bounds.every((bound) => holds(key.value, bound));
    const { text, value = text } = column.entries[code];
    const most = mostIn(value);
    return most !== null &&
      bounds.every((bound) => bound.operator !== "=" && holds(most, bound));
  }
  const [day = ""] = column.values(code);
  // A month or a year is compared with the months and years of days.
  return /^\d{4}-\d\d-\d\d/.test(day) &&
    bounds.every((bound) => holds(day.slice(0, String(bound.value).length), bound));
}

/**
 * The upper end of "0 to 6", which may be all of it; null where a text is no such thing.
 * @param {string} text
 */
function mostIn(text) {
  const ends = text.split(" to ").map(numberIn);
  return ends.length <= 2 && ends[0] !== null ? ends[ends.length - 1] : null;
}

/**
 * @param {string | number} value
 * @param {Bound} bound
 */
function holds(value, { operator, value: other }) {
  if (operator === "=") return value === other;
  return operator.startsWith("<") === (value < other) && value !== other ||
    (operator.endsWith("=") && value === other);
}

/**
 * For each entry of a facet, whether one of the chosen values is among its own.
 * @param {Column} column
 * @param {ReadonlySet<string>} chosen
 * @returns {Flags}
 */
function chosenFlags(column, chosen) {
  return flagged(column, (code) => column.values(code).some((value) => chosen.has(value)));
}

/**
 * Of the rows that match, those with a chosen value in every facet but one: `except`, or none.
 * @param {Store} store
 * @param {Uint8Array} matching
 * @param {Chosen} chosen
 * @param {string} [except]
 * @returns {Uint8Array}
 */
export function chosenRows(store, matching, chosen, except) {
  const found = matching.slice();
  for (const [key, values] of chosen) {
    const column = store.byKey.get(key);
    if (!column || key === except || values.size === 0) continue;
    const flags = chosenFlags(column, values);
    const { codes } = column;
    for (let row = 0; row < found.length; row += 1) found[row] &= flags[codes[row]];
  }
  return found;
}

/**
 * How many rows each value of a facet has under all the other filters, so that a reader sees what one more
 * tick would add.
 * @param {Store} store
 * @param {Uint8Array} matching the rows that the query matches
 * @param {Chosen} chosen
 * @param {string} key
 * @returns {Map<string, number>}
 */
export function facetCounts(store, matching, chosen, key) {
  const column = store.byKey.get(key);
  /** @type {Map<string, number>} */
  const counts = new Map();
  if (!column) return counts;
  const found = chosenRows(store, matching, chosen, key);
  const { codes, entries } = column;
  const byCode = new Uint32Array(entries.length);
  for (let row = 0; row < found.length; row += 1) byCode[codes[row]] += found[row];
  byCode.forEach((count, code) => {
    if (count === 0) return;
    const values = column.values(code);
    for (const value of values.length > 1 ? new Set(values) : values) {
      counts.set(value, (counts.get(value) ?? 0) + count);
    }
  });
  return counts;
}

/**
 * The rows that show, in an order of all rows.
 * @param {Uint32Array} order
 * @param {Uint8Array} found
 * @returns {Uint32Array}
 */
export function inOrder(order, found) {
  const rows = new Uint32Array(order.length);
  let count = 0;
  for (let at = 0; at < order.length; at += 1) {
    if (found[order[at]] === 1) rows[count++] = order[at];
  }
  return rows.subarray(0, count);
}

/**
 * The choice with one value of a facet added or taken away; the one given stays as it was.
 * @param {Chosen} chosen
 * @param {string} key
 * @param {string} value
 * @param {boolean} on
 * @returns {Map<string, Set<string>>}
 */
export function choose(chosen, key, value, on) {
  const next = new Map([...chosen].map(([facet, values]) => [facet, new Set(values)]));
  const values = next.get(key) ?? new Set();
  if (on) values.add(value);
  else values.delete(value);
  if (values.size > 0) next.set(key, values);
  else next.delete(key);
  return next;
}
