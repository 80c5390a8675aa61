/** Holds the order of rows. */

import { deepEqual, equal } from "node:assert/strict";
import { nextDirection, sortKey, sortOrder } from "../../overrides/widgets/logic/sorting.js";

/** @typedef {import("../../overrides/widgets/logic/sorting.js").ColumnType} ColumnType */
/** @typedef {import("../../overrides/widgets/logic/sorting.js").Direction} Direction */

/** @param {string[]} texts @param {ColumnType} type @param {Direction} direction */
function sorted(texts, type, direction) {
  return sortOrder(texts.map((text) => sortKey(text, type)), direction).map((at) => texts[at]);
}

Deno.test("numbers sort by size, with a sign and separators, in both directions", () => {
  const numbers = ["10", "9", "\u22121", "-2.5", "1,000"];
  const up = ["-2.5", "\u22121", "9", "10", "1,000"];
  deepEqual(sorted(numbers, "number", "ascending"), up);
  deepEqual(sorted(numbers, "number", "descending"), up.toReversed());
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

Deno.test("dates sort as days", () => {
  const days = ["2027-01-01", "2026-02-10", "2026-11-30"];
  deepEqual(sorted(days, "date", "ascending"), ["2026-02-10", "2026-11-30", "2027-01-01"]);
});

Deno.test("a cell's own sort key wins over its text, and numeric keys compare as numbers", () => {
  const keys = [sortKey("Revoke", "text", "40"), sortKey("Keep", "text", "5")];
  deepEqual(sortOrder(keys, "ascending"), [1, 0]);
  deepEqual(sortKey("shown", "text", ""), { kind: "empty", value: "" });
});

Deno.test("what is no number stands after the numbers of its column", () => {
  deepEqual(sorted(["n/a", "3", "1"], "number", "ascending"), ["1", "3", "n/a"]);
});

Deno.test("rows that are equal keep their order in both directions", () => {
  const keys = ["b", "a", "B", "a"].map((text) => sortKey(text, "text"));
  deepEqual(sortOrder(keys, "ascending"), [1, 3, 0, 2]);
  deepEqual(sortOrder(keys, "descending"), [0, 2, 1, 3]);
});

Deno.test("a header goes up, down, and back to the original order", () => {
  equal(nextDirection("none"), "ascending");
  equal(nextDirection("ascending"), "descending");
  equal(nextDirection("descending"), "none");
});
