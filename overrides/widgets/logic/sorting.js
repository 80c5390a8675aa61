/**
 * Cells go in; the order of their rows comes out. Numbers come before words, empty cells last in both
 * directions, and rows that are equal stay as they were.
 */

/** @typedef {"text" | "number" | "date"} ColumnType */
/** @typedef {"ascending" | "descending"} Direction */
/** @typedef {{ kind: "number", value: number } | { kind: "text" | "empty", value: string }} SortKey */

const NUMBER = /^-?\d+(\.\d+)?$/;
const RANKS = { number: 0, text: 1, empty: 2 };
// The interface is English on every machine, so the order must not depend on the reader's language.
const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/**
 * @param {string} text what the cell shows
 * @param {ColumnType} type
 * @param {string} [explicit] the cell's own sort key, which wins
 * @returns {SortKey}
 */
export function sortKey(text, type, explicit) {
  const value = (explicit ?? text).trim();
  if (value === "") return { kind: "empty", value };
  const plain = value.replace("\u2212", "-").replaceAll(",", "");
  const numeric = explicit !== undefined || type === "number";
  if (numeric && NUMBER.test(plain)) return { kind: "number", value: Number(plain) };
  return { kind: "text", value };
}

/**
 * @param {SortKey} one
 * @param {SortKey} other
 * @returns {number}
 */
export function compareKeys(one, other) {
  if (one.kind === "number" && other.kind === "number") return one.value - other.value;
  if (one.kind === "text" && other.kind === "text") return collator.compare(one.value, other.value);
  return RANKS[one.kind] - RANKS[other.kind];
}

/**
 * The places of the keys, in order.
 * @param {readonly SortKey[]} keys
 * @param {Direction} direction
 * @returns {number[]}
 */
export function sortOrder(keys, direction) {
  const sign = direction === "ascending" ? 1 : -1;
  return keys.map((_, place) => place).sort((one, other) => {
    const [a, b] = [keys[one], keys[other]];
    const order = compareKeys(a, b);
    return a.kind === "empty" || b.kind === "empty" ? order : sign * order;
  });
}

/**
 * What the next press of a column's header does: up, down, then back to how the rows came.
 * @param {Direction | "none"} direction
 * @returns {Direction | "none"}
 */
export function nextDirection(direction) {
  if (direction === "none") return "ascending";
  return direction === "ascending" ? "descending" : "none";
}
