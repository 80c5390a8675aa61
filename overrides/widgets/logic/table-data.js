/**
 * What a data file hands over goes in; a store comes out, or a RangeError where it is not such data: the generator
 * writes it, and this refuses what a page of another version would load.
 */

import { codesFor, Column, Store } from "./store.js";

/** @typedef {import("./store.js").Heading} Heading */
/** @typedef {import("./store.js").Entry} Entry */
/** @typedef {import("./store.js").Codes} Codes */

const COMMA = 0x2c;
const ZERO = 0x30;

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
    // A browser reads one long text much faster than a hundred thousand short ones.
    const texts = typeof values === "string" ? values.split("\n") : values;
    if (!Array.isArray(texts) || typeof codes !== "string") {
      throw new RangeError(`the column '${heading.key}' is not complete`);
    }
    // Most cells are a text and nothing else; a hundred thousand of them should take no more room than that.
    const plain = !sorts && !tones && !links;
    /** @type {Entry[]} */
    const entries = texts.map((text, at) =>
      plain ? { text: String(text) } : {
        text: String(text),
        sort: sorts?.[at]?.toString(),
        tone: tones?.[at] ?? undefined,
        link: links?.[at] ?? undefined,
      }
    );
    return new Column(heading, entries, readCodes(heading, codes, count, entries.length));
  });
  return new Store(read, count);
}

/**
 * Numbers in a text, a comma between two: one for each row, each below the count of the entries.
 * @param {Heading} heading
 * @param {string} text
 * @param {number} count
 * @param {number} entries
 * @returns {Codes}
 */
function readCodes({ key }, text, count, entries) {
  const codes = codesFor(entries, count);
  let row = 0;
  let code = -1;
  for (let at = 0; count > 0 && at <= text.length; at += 1) {
    const unit = at < text.length ? text.charCodeAt(at) : COMMA;
    if (unit !== COMMA) {
      code = unit >= ZERO && unit < ZERO + 10 ? Math.max(code, 0) * 10 + unit - ZERO : NaN;
    } else {
      if (!(code >= 0 && code < entries)) {
        throw new RangeError(`the column '${key}' has a code without a value`);
      }
      codes[row] = code;
      row += 1;
      code = -1;
    }
  }
  if (row !== count) throw new RangeError(`the column '${key}' is not complete`);
  return codes;
}
