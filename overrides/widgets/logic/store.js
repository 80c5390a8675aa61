/**
 * Columns of cells go in; a store that is searched, counted and sorted by its distinct values comes out.
 *
 * A column is a dictionary: its distinct entries, and for each row the code of one of them. What a search looks
 * at is prepared once for each entry, not for each row: rows repeat their values, and where they do not, it is
 * the same work. Why, and what was measured: docs/maintaining/decisions/0012-a-store-of-distinct-values.md.
 */

import { fold } from "./folding.js";
import { sortKey } from "./sorting.js";

/** @typedef {import("./sorting.js").ColumnType} ColumnType */
/** @typedef {import("./sorting.js").SortKey} SortKey */

/**
 * A column as its header describes it. `vocabulary` are the labels of a closed list, in its order; null where
 * any text may stand.
 * @typedef {{
 *   key: string,
 *   label: string,
 *   type: ColumnType,
 *   facet: boolean,
 *   vocabulary: readonly string[] | null,
 * }} Heading
 */

/**
 * What a cell shows, and what it sorts, searches and counts as where that differs.
 * @typedef {{
 *   text: string,
 *   value?: string,
 *   values?: readonly string[],
 *   sort?: string,
 *   tone?: string,
 *   link?: string,
 * }} Entry
 */

/** @typedef {Uint8Array | Uint16Array | Uint32Array} Codes */

/** For each entry of a column, whether something is so. @typedef {Uint8Array} Flags */

/** @type {readonly [most: number, make: (length: number) => Codes][]} */
const WIDTHS = [
  [0x100, (length) => new Uint8Array(length)],
  [0x10000, (length) => new Uint16Array(length)],
];

/**
 * Codes of so many rows, as narrow as so many entries allow.
 * @param {number} entries
 * @param {number} length
 * @returns {Codes}
 */
export function codesFor(entries, length) {
  const [, make] = WIDTHS.find(([most]) => entries <= most) ?? [];
  return make ? make(length) : new Uint32Array(length);
}

const NO_STARTS = new Uint32Array();

/** One column: its heading, its distinct entries, and a code for each row. */
export class Column {
  /** @type {(string | undefined)[]} */
  #folded = [];
  /**
   * All entries folded as one text, and where each of them begins.
   * @type {{ text: string, starts: Uint32Array } | null}
   */
  #joined = null;
  /** @type {Map<string, number>} */
  #known = new Map();

  /**
   * @param {Heading} heading
   * @param {Entry[]} entries each of them once
   * @param {Codes} codes
   */
  constructor(heading, entries, codes) {
    this.heading = heading;
    this.entries = entries;
    this.codes = codes;
  }

  /** @param {number} row */
  entry(row) {
    return this.entries[this.codes[row]];
  }

  /**
   * All that a search finds in an entry, folded. A line break keeps a word from matching across two texts.
   * @param {number} code
   * @returns {string}
   */
  folded(code) {
    const { text: joined, starts } = this.#joined ?? { text: "", starts: NO_STARTS };
    if (code + 1 < starts.length) return joined.slice(starts[code], starts[code + 1] - 1);
    const known = this.#folded[code];
    if (known !== undefined) return known;
    const { text, value, values } = this.entries[code];
    const whole = value === undefined && !values ? text : [text, value, ...values ?? []].join("\n");
    const folded = fold(whole);
    this.#folded[code] = folded;
    return folded;
  }

  /**
   * For each entry, whether a search for a folded word finds it. `among` are the entries that can hold it, where
   * somebody knows; where they are many, one long text is searched faster than many short ones.
   * @param {string} word
   * @param {Flags} [among]
   * @returns {Flags}
   */
  holding(word, among) {
    const { length } = this.entries;
    const flags = new Uint8Array(length);
    let left = 0;
    for (let code = 0; among && code < length; code += 1) left += among[code];
    if (among && left < length / 2) {
      for (let code = 0; code < length; code += 1) {
        if (among[code] && this.folded(code).includes(word)) flags[code] = 1;
      }
      return flags;
    }
    const { text, starts } = this.#whole();
    let code = 0;
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, starts[code])) {
      while (starts[code + 1] <= at) code += 1;
      if (code >= length) break;
      // What reaches beyond its entry is no match, and what begins after it there is none either.
      if (at + word.length < starts[code + 1]) flags[code] = 1;
      code += 1;
    }
    return flags;
  }

  #whole() {
    const { length } = this.entries;
    if (this.#joined?.starts.length === length + 1) return this.#joined;
    const starts = new Uint32Array(length + 1);
    const texts = this.entries.map((_, code) => this.folded(code));
    for (let code = 0; code < length; code += 1) {
      starts[code + 1] = starts[code] + texts[code].length + 1;
    }
    this.#joined = { text: texts.join("\n") + "\n", starts };
    // One long text takes half the memory of many short ones.
    this.#folded = [];
    return this.#joined;
  }

  /**
   * What an entry counts as: none where it is empty, several where a cell has several.
   * @param {number} code
   * @returns {readonly string[]}
   */
  values(code) {
    const { text, value = text, values } = this.entries[code];
    return values ?? (value === "" ? [] : [value]);
  }

  /**
   * @param {number} code
   * @returns {SortKey}
   */
  sortKey(code) {
    const { text, sort } = this.entries[code];
    return sortKey(text, this.heading.type, sort);
  }

  /**
   * Put other text into a row; entries that no row has any more stay, and count nothing.
   * @param {number} row
   * @param {Entry} entry
   */
  set(row, entry) {
    const code = this.codeOf(entry);
    this.codes[row] = code;
  }

  /**
   * The code of an entry; a new one comes to the others, and may need wider codes.
   * @param {Entry} entry
   * @returns {number}
   */
  codeOf(entry) {
    if (this.#known.size === 0) {
      this.entries.forEach((one, code) => this.#known.set(identity(one), code));
    }
    const name = identity(entry);
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const code = this.entries.push(entry) - 1;
    this.#known.set(name, code);
    if (code >= 0x100 ** this.codes.BYTES_PER_ELEMENT) {
      const wider = codesFor(this.entries.length, this.codes.length);
      wider.set(this.codes);
      this.codes = wider;
    }
    return code;
  }
}

/** @param {Entry} entry */
function identity({ text, value, values, sort, tone, link }) {
  const plain = value === undefined && !values && sort === undefined && !tone && !link;
  // A text must not pass for the form of another entry.
  if (plain && text[0] !== "[") return text;
  return JSON.stringify([text, value, values, sort, tone, link]);
}

/**
 * A column from a cell for each row.
 * @param {Heading} heading
 * @param {number} size
 * @param {(row: number) => Entry} entryOf
 * @returns {Column}
 */
export function columnOf(heading, size, entryOf) {
  const column = emptyColumn(heading, size);
  for (let row = 0; row < size; row += 1) column.set(row, entryOf(row));
  return column;
}

/**
 * A column whose rows are still to be set.
 * @param {Heading} heading
 * @param {number} size
 */
export function emptyColumn(heading, size) {
  return new Column(heading, [], codesFor(0, size));
}

/** The columns of a table, all of the same size. */
export class Store {
  /**
   * @param {readonly Column[]} columns
   * @param {number} size how many rows there are
   */
  constructor(columns, size) {
    this.columns = columns;
    this.size = size;
    this.byKey = new Map(columns.map((column) => [column.heading.key, column]));
  }

  /** @returns {readonly Heading[]} */
  get headings() {
    return this.columns.map(({ heading }) => heading);
  }
}
