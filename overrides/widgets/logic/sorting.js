/**
 * Columns of a store go in; the order of its rows comes out. Numbers come before words, empty cells last in
 * both directions, and rows that are equal stay as they were.
 */

import { fold } from "./folding.js";

/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./store.js").Column} Column */
/** @typedef {"text" | "number" | "date"} ColumnType */
/** @typedef {"ascending" | "descending"} Direction */
/** @typedef {{ kind: "number", value: number } | { kind: "text" | "empty", value: string }} SortKey */
/** @typedef {{ key: string, direction: Direction }} Sort */

const NUMBER = /^-?\d+(\.\d+)?$/;
const NUMERAL = /0*(\d+)/g;
const RANKS = { number: 0, text: 1, empty: 2 };

/**
 * @param {string} text what the cell shows
 * @param {ColumnType} type
 * @param {string} [explicit] the cell's own sort key, which wins
 * @returns {SortKey}
 */
export function sortKey(text, type, explicit) {
  const value = (explicit ?? text).trim();
  if (value === "") return { kind: "empty", value };
  const number = explicit !== undefined || type === "number" ? numberIn(value) : null;
  return number === null
    ? { kind: "text", value: natural(value) }
    : { kind: "number", value: number };
}

/**
 * The number that a text is, a real minus and groups of digits included; null where it is none.
 * @param {string} text
 */
export function numberIn(text) {
  const plain = text.replace("\u2212", "-").replaceAll(",", "");
  return NUMBER.test(plain) ? Number(plain) : null;
}

/**
 * A text in the form in which texts are compared: without case and accents, and numbers in it by their size,
 * since the number of their digits stands before them: 5 is 15, 42 is 242, and a number of ten digits begins
 * with 91. The interface is English on every machine, so the order must not depend on the reader's language.
 * @param {string} text
 */
function natural(text) {
  return fold(text).replace(
    NUMERAL,
    (_, digits) => "9".repeat(digits.length / 9) + digits.length % 9 + digits,
  );
}

/**
 * @param {SortKey} one
 * @param {SortKey} other
 * @returns {number}
 */
export function compareKeys(one, other) {
  if (one.kind !== other.kind) return RANKS[one.kind] - RANKS[other.kind];
  return one.value < other.value ? -1 : Number(one.value > other.value);
}

/**
 * The place of each entry among those of its column; equal ones share it. `shown` is how many places there are
 * before those of empty entries.
 * @typedef {{ ranks: Uint32Array, shown: number, places: number, entries: number }} Ranking
 */

/** Ranks are worked out once for a column, and again where it has got more entries. @type {WeakMap<Column, Ranking>} */
const rankings = new WeakMap();

/**
 * @param {Column} column
 * @returns {Ranking}
 */
export function rankingOf(column) {
  const known = rankings.get(column);
  if (known?.entries === column.entries.length) return known;
  const keys = column.entries.map((_, code) => column.sortKey(code));
  const order = sortedCodes(keys);
  const ranks = new Uint32Array(keys.length);
  let place = -1;
  let shown = 0;
  order.forEach((code, at) => {
    const before = keys[order[at - 1]];
    const { kind, value } = keys[code];
    if (before?.kind !== kind || before.value !== value) place += 1;
    ranks[code] = place;
    if (kind !== "empty") shown = place + 1;
  });
  const ranking = { ranks, shown, places: place + 1, entries: keys.length };
  rankings.set(column, ranking);
  return ranking;
}

/**
 * The places of keys in their order. Numbers and texts are sorted apart, so that a comparison has one kind to
 * look at.
 * @param {readonly SortKey[]} keys
 */
function sortedCodes(keys) {
  /** @type {Record<SortKey["kind"], number[]>} */
  const codes = { number: [], text: [], empty: [] };
  const numbers = new Float64Array(keys.length);
  const texts = keys.map(() => "");
  keys.forEach(({ kind, value }, code) => {
    codes[kind].push(code);
    if (typeof value === "number") numbers[code] = value;
    else texts[code] = value;
  });
  codes.number.sort((one, other) => numbers[one] - numbers[other]);
  codes.text.sort((one, other) =>
    texts[one] < texts[other] ? -1 : Number(texts[one] > texts[other])
  );
  return [...codes.number, ...codes.text, ...codes.empty];
}

/**
 * All rows in the order of several columns, the first of which counts most.
 *
 * Ranks are small whole numbers, so each column is one counting sort, from the last to the first: in linear
 * time, and stable.
 * @param {Store} store
 * @param {readonly Sort[]} sorts
 * @returns {Uint32Array} the rows, in order
 */
export function sortOrder(store, sorts) {
  let rows = new Uint32Array(store.size);
  for (let row = 0; row < rows.length; row += 1) rows[row] = row;
  for (const { key, direction } of sorts.toReversed()) {
    const column = store.byKey.get(key);
    if (column) rows = countingSort(rows, column, direction);
  }
  return rows;
}

/**
 * @param {Uint32Array<ArrayBuffer>} rows
 * @param {Column} column
 * @param {Direction} direction
 */
function countingSort(rows, column, direction) {
  const { ranks, shown, places } = rankingOf(column);
  const placeOf = direction === "descending"
    ? ranks.map((rank) => rank < shown ? shown - 1 - rank : rank)
    : ranks;
  const starts = new Uint32Array(places + 1);
  const { codes } = column;
  for (let row = 0; row < rows.length; row += 1) starts[placeOf[codes[row]] + 1] += 1;
  for (let place = 0; place < places; place += 1) starts[place + 1] += starts[place];
  const sorted = new Uint32Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at];
    sorted[starts[placeOf[codes[row]]]++] = row;
  }
  return sorted;
}

/**
 * What the next press of a column's header does: up, down, then back to how the rows came. Added to the columns
 * that sort already, it counts least.
 * @param {readonly Sort[]} sorts
 * @param {string} key
 * @param {boolean} added
 * @returns {Sort[]}
 */
export function nextSorts(sorts, key, added) {
  const now = sorts.find((sort) => sort.key === key);
  const others = added ? sorts.filter((sort) => sort !== now) : [];
  if (!now) return [...others, { key, direction: "ascending" }];
  if (now.direction === "descending") return others;
  /** @type {Sort} */
  const turned = { key, direction: "descending" };
  return added ? sorts.map((sort) => (sort === now ? turned : sort)) : [turned];
}
