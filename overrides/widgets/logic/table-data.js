/**
 * What a data file hands over goes in; a store comes out, or a RangeError where it is not such data: the generator
 * writes it, and this refuses what a page of another version would load.
 */

import { codedColumn, Store } from "./store.js";

/** @typedef {import("./store.js").Heading} Heading */
/** @typedef {import("./store.js").Entry} Entry */

/**
 * @param {unknown} data
 * @param {readonly Heading[]} headings the columns of the page's table
 * @returns {Store}
 */
export function readTableData(data, headings) {
  const { count, columns } = /** @type {{ count?: unknown, columns?: unknown }} */ (data ?? {});
  if (!Array.isArray(columns) || typeof count !== "number") throw new RangeError("no table");
  const read = headings.map((heading) => {
    const found = columns.find((column) => column?.key === heading.key);
    const { values, sorts, tones, links, codes } = found ?? {};
    if (!Array.isArray(values) || !Array.isArray(codes) || codes.length !== count) {
      throw new RangeError(`the column '${heading.key}' is not complete`);
    }
    /** @type {Entry[]} */
    const entries = values.map((value, at) => {
      // Most cells are a text and nothing else; a hundred thousand of them should take no more room than that.
      if (!sorts && !tones && !links) return { text: String(value) };
      return {
        text: String(value),
        sort: sorts?.[at]?.toString(),
        tone: tones?.[at] ?? undefined,
        link: links?.[at] ?? undefined,
      };
    });
    if (!codes.every((code) => Number.isInteger(code) && code in entries)) {
      throw new RangeError(`the column '${heading.key}' has a code without a value`);
    }
    return codedColumn(heading, entries, codes);
  });
  return new Store(read, count);
}
