/** Holds the order of rows. */

import { deepEqual, equal, ok } from "node:assert/strict";
import {
  compareKeys,
  nextSorts,
  numberIn,
  rankingOf,
  sortKey,
  sortOrder,
} from "../../overrides/widgets/logic/sorting.js";
import { columnOf, Store } from "../../overrides/widgets/logic/store.js";

/** @typedef {import("../../overrides/widgets/logic/sorting.js").ColumnType} ColumnType */
/** @typedef {import("../../overrides/widgets/logic/sorting.js").Direction} Direction */
/** @typedef {import("../../overrides/widgets/logic/sorting.js").Sort} Sort */
/** @typedef {import("../../overrides/widgets/logic/store.js").Entry} Entry */

/** @param {string} key @param {readonly Entry[]} entries @param {ColumnType} [type] */
const column = (key, entries, type = "text") =>
  columnOf(
    { key, label: key, type, facet: false, vocabulary: null },
    entries.length,
    (row) => entries[row],
  );

/** @param {readonly string[]} texts */
const cells = (texts) => texts.map((text) => ({ text }));

/** @param {string[]} texts @param {ColumnType} type @param {Direction} direction */
function sorted(texts, type, direction) {
  const store = new Store([column("a", cells(texts), type)], texts.length);
  return [...sortOrder(store, [{ key: "a", direction }])].map((row) => texts[row]);
}

/** @param {string} key @returns {Sort} */
const up = (key) => ({ key, direction: "ascending" });
/** @param {string} key @returns {Sort} */
const down = (key) => ({ key, direction: "descending" });

Deno.test("numbers sort by size, with a sign and separators, in both directions", () => {
  const numbers = ["10", "9", "\u22121", "-2.5", "1,000"];
  const rising = ["-2.5", "\u22121", "9", "10", "1,000"];
  deepEqual(sorted(numbers, "number", "ascending"), rising);
  deepEqual(sorted(numbers, "number", "descending"), rising.toReversed());
});

Deno.test("a number is what has digits, a sign and groups, and nothing else", () => {
  deepEqual(["5", "-5", "\u22125", "1,234.5"].map(numberIn), [5, -5, -5, 1234.5]);
  deepEqual(["", "5 %", "1e3", "0x10", ".5", "5.", "--5"].map(numberIn), Array(7).fill(null));
});

Deno.test("empty cells come last in both directions", () => {
  deepEqual(sorted(["", "2", " ", "1"], "number", "ascending"), ["1", "2", "", " "]);
  deepEqual(sorted(["", "2", " ", "1"], "number", "descending"), ["2", "1", "", " "]);
});

Deno.test("words sort without regard to case and accents, numbers in them by size", () => {
  deepEqual(sorted(["zeta", "Ähre", "alpha", "row 10", "row 9"], "text", "ascending"), [
    "Ähre",
    "alpha",
    "row 9",
    "row 10",
    "zeta",
  ]);
});

Deno.test("numbers within words sort by size however long they are", () => {
  const rising = ["9", "10", "99", "123456789", "999999999", "1000000000", "12345678901234567890"];
  const texts = ["", " x", "a"].flatMap((end) => rising.map((digits) => `v${digits}${end}`));
  for (let at = 0; at < texts.length; at += rising.length) {
    const some = texts.slice(at, at + rising.length);
    deepEqual(sorted(some.toReversed(), "text", "ascending"), some);
  }
  deepEqual(sorted(["1.10.2", "1.9.30", "1.9.4"], "text", "ascending"), [
    "1.9.4",
    "1.9.30",
    "1.10.2",
  ]);
});

Deno.test("noughts before a number within a word do not count", () => {
  deepEqual(sorted(["v8", "v007", "v07", "v7", "v0", "v000"], "text", "ascending"), [
    "v0",
    "v000",
    "v007",
    "v07",
    "v7",
    "v8",
  ]);
});

Deno.test("dates sort as days", () => {
  const days = ["2027-01-01", "2026-02-10", "2026-11-30"];
  deepEqual(sorted(days, "date", "ascending"), ["2026-02-10", "2026-11-30", "2027-01-01"]);
});

Deno.test("a cell's own sort key wins over its text, and numeric keys compare as numbers", () => {
  const entries = [{ text: "Revoke", sort: "40" }, { text: "Keep", sort: "5" }];
  deepEqual([...sortOrder(new Store([column("a", entries)], 2), [up("a")])], [1, 0]);
  deepEqual(sortKey("shown", "text", ""), { kind: "empty", value: "" });
});

Deno.test("what is no number stands after the numbers of its column", () => {
  deepEqual(sorted(["n/a", "3", "1"], "number", "ascending"), ["1", "3", "n/a"]);
  ok(compareKeys(sortKey("3", "number"), sortKey("", "number")) < 0);
});

Deno.test("rows that are equal keep their order in both directions", () => {
  const store = new Store([column("a", cells(["b", "a", "B", "a"]))], 4);
  deepEqual([...sortOrder(store, [up("a")])], [1, 3, 0, 2]);
  deepEqual([...sortOrder(store, [down("a")])], [0, 2, 1, 3]);
});

Deno.test("of several columns the first counts most, each in its own direction", () => {
  const store = new Store([
    column("a", cells(["x", "y", "x", "y", ""])),
    column("b", cells(["1", "2", "10", "3", "9"]), "number"),
  ], 5);
  deepEqual([...sortOrder(store, [up("a"), down("b")])], [2, 0, 3, 1, 4]);
  deepEqual([...sortOrder(store, [down("a"), up("b")])], [1, 3, 0, 2, 4]);
  deepEqual([...sortOrder(store, [down("b"), up("a")])], [2, 4, 3, 1, 0]);
});

Deno.test("without a column to sort by, and with one that does not exist, rows stay as they came", () => {
  const store = new Store([column("a", cells(["b", "a"]))], 2);
  deepEqual([...sortOrder(store, [])], [0, 1]);
  deepEqual([...sortOrder(store, [up("gone")])], [0, 1]);
  deepEqual([...sortOrder(new Store([column("a", [])], 0), [up("a")])], []);
});

Deno.test("ranks are kept for a column until an edit brings a new entry", () => {
  const one = column("a", cells(["b", "a", "b"]));
  const store = new Store([one], 3);
  const before = rankingOf(one);
  equal(rankingOf(one), before);
  one.set(0, { text: "a" });
  equal(rankingOf(one), before);
  deepEqual([...sortOrder(store, [up("a")])], [0, 1, 2]);
  one.set(1, { text: "c" });
  deepEqual([...sortOrder(store, [up("a")])], [0, 2, 1]);
});

Deno.test("a header goes up, down, and back to the original order", () => {
  deepEqual(nextSorts([], "a", false), [up("a")]);
  deepEqual(nextSorts([up("a")], "a", false), [down("a")]);
  deepEqual(nextSorts([down("a")], "a", false), []);
});

Deno.test("another header replaces those before it, or is added and counts least", () => {
  deepEqual(nextSorts([up("a"), up("b")], "c", false), [up("c")]);
  deepEqual(nextSorts([up("a"), up("b")], "c", true), [up("a"), up("b"), up("c")]);
});

Deno.test("a header that sorts already turns in its place, or alone", () => {
  deepEqual(nextSorts([up("a"), up("b")], "a", true), [down("a"), up("b")]);
  deepEqual(nextSorts([down("a"), up("b")], "a", true), [up("b")]);
  deepEqual(nextSorts([up("a"), up("b")], "b", false), [down("b")]);
});
