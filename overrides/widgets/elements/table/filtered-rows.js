/** A store, and what a reader typed, chose and sorted by, go in; the rows that show come out, in their order. */

import { choose, chosenRows, facetCounts, Filter, inOrder } from "../../logic/filtering.js";
import { parseQuery } from "../../logic/query.js";
import { nextSorts, rankingOf, sortOrder } from "../../logic/sorting.js";
import { table as texts } from "../../logic/texts/index.js";

/** @typedef {import("../../logic/store.js").Store} Store */
/** @typedef {import("../../logic/store.js").Heading} Heading */
/** @typedef {import("../../logic/query.js").Term} Term */
/** @typedef {import("../../logic/filter-link.js").View} State what a reader has typed, chosen and sorted by */

/** How many entries are prepared in one step. */
const FOLDED_AT_ONCE = 8_192;

export class FilteredRows {
  /** @type {State} */
  state = { query: "", chosen: new Map(), sorts: [] };
  /** What is filtered. @type {Store | null} */
  store = null;
  /** All rows, sorted. @type {Uint32Array} */
  order = new Uint32Array();
  /** Those of them that show. @type {Uint32Array} */
  rows = new Uint32Array();
  /** @type {Filter | null} */
  #filter = null;
  /** The rows that the query matches, whatever is chosen. @type {Uint8Array} */
  #matching = new Uint8Array();
  /** The last query that could be read, and its terms. @type {{ query: string, terms: readonly Term[] }} */
  #good = { query: "", terms: [] };

  /** @param {readonly Heading[]} headings */
  constructor(headings) {
    this.headings = headings;
  }

  /** @param {Store} store */
  hold(store) {
    this.store = store;
    this.#filter = new Filter(store);
  }

  /** How many rows there are, those included that do not show. */
  get size() {
    return this.store?.size ?? 0;
  }

  /** Whether anything is filtered at all. */
  get isFiltered() {
    return this.state.query.trim() !== "" || this.state.chosen.size > 0;
  }

  /** In words, what the rows are filtered by. */
  get applied() {
    const { query } = this.#good;
    const facets = this.headings.flatMap(({ key, label, facet }) => {
      const values = facet ? this.state.chosen.get(key) : undefined;
      return values ? [/** @type {[string, string[]]} */ ([label, [...values]])] : [];
    });
    return query || facets.length > 0 ? texts.applied(query, facets) : "";
  }

  /** In words, what the rows are sorted by. */
  get sorted() {
    return texts.sorted(this.state.sorts.map(({ key, direction }) => ({
      label: this.headings.find((heading) => heading.key === key)?.label ?? key,
      direction,
    })));
  }

  /**
   * @param {string} key
   * @param {string} value
   * @param {boolean} on
   */
  choose(key, value, on) {
    this.state = { ...this.state, chosen: choose(this.state.chosen, key, value, on) };
  }

  /**
   * How many rows each value of a facet would show.
   * @param {string} key
   */
  counts(key) {
    return this.store ? facetCounts(this.store, this.#matching, this.state.chosen, key) : new Map();
  }

  /**
   * @param {string} key
   * @param {boolean} added
   */
  sortBy(key, added) {
    this.state = { ...this.state, sorts: nextSorts(this.state.sorts, key, added) };
    this.sort();
  }

  sort() {
    if (this.store) this.order = sortOrder(this.store, this.state.sorts);
  }

  /**
   * Read the query; what is wrong with it, or nothing. Where something is, the rows stay as the last good one left
   * them.
   */
  read() {
    const query = this.state.query.trim();
    const { terms, problems } = parseQuery(this.state.query, this.headings);
    if (problems.length > 0) return texts.problem(problems[0]);
    this.#good = { query, terms };
    return "";
  }

  /** Find the rows that match by now. */
  find() {
    if (!this.store || !this.#filter) return;
    this.#matching = this.#filter.matching(this.#good.terms);
    this.rows = inOrder(this.order, chosenRows(this.store, this.#matching, this.state.chosen));
  }

  /** The words that matched, and those that were looked for in one column. */
  get marks() {
    /** @type {string[]} */
    const words = [];
    /** @type {Map<number, string[]>} */
    const byColumn = new Map();
    for (const term of this.#good.terms.filter(({ not }) => !not)) {
      if (term.kind === "text") words.push(term.text);
      if (term.kind !== "values") continue;
      const at = this.headings.findIndex(({ key }) => key === term.key);
      if (this.headings[at].vocabulary) continue;
      byColumn.set(at, [...byColumn.get(at) ?? [], ...term.values]);
    }
    return { words, byColumn };
  }

  /**
   * What the first search and the first sorting would have to wait for is done while nobody waits: once the rows are
   * painted, in steps.
   * @param {AbortSignal} signal
   */
  prepare(signal) {
    const steps = this.#preparations();
    /** @type {() => void} */
    const next = () => {
      if (!signal.aborted && !steps.next().done) setTimeout(next);
    };
    requestAnimationFrame(() => setTimeout(next));
  }

  *#preparations() {
    for (const column of this.store?.columns ?? []) {
      for (let code = 0; code < column.entries.length; code += 1) {
        column.folded(code);
        if (code % FOLDED_AT_ONCE === 0) yield;
      }
      column.holding("");
      yield;
      rankingOf(column);
      yield;
    }
  }
}
