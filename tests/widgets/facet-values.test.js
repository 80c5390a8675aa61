/** Holds which values a reader can choose from, and in what order. */

import { deepEqual } from "node:assert/strict";
import { facetValues } from "../../overrides/widgets/logic/facet-values.js";
import { columnOf } from "../../overrides/widgets/logic/store.js";

/** @typedef {import("../../overrides/widgets/logic/store.js").Entry} Entry */
/** @typedef {import("../../overrides/widgets/logic/store.js").Heading} Heading */

/** @param {(string | Entry)[]} cells @param {Partial<Heading>} [more] */
function column(cells, more) {
  const entries = cells.map((cell) => typeof cell === "string" ? { text: cell } : cell);
  /** @type {Heading} */
  const heading = { key: "a", label: "A", type: "text", facet: true, vocabulary: null, ...more };
  return columnOf(heading, cells.length, (row) => entries[row]);
}

Deno.test("values come once each, sorted as their column sorts", () => {
  deepEqual(facetValues(column(["row 10", "b", "row 9", "Ä", "b"])), ["Ä", "b", "row 9", "row 10"]);
  deepEqual(facetValues(column(["10", "9", "\u22121"], { type: "number" })), [
    "\u22121",
    "9",
    "10",
  ]);
});

Deno.test("values sort by their cells' own keys", () => {
  const cells = [{ text: "Revoke", sort: "40" }, { text: "Keep", sort: "5" }];
  deepEqual(facetValues(column(cells)), ["Keep", "Revoke"]);
});

Deno.test("an empty cell has no value to choose", () => {
  deepEqual(facetValues(column(["", { text: "none", values: [] }, "a"])), ["a"]);
  deepEqual(facetValues(column([])), []);
});

Deno.test("each of several values of a cell can be chosen, by its own name", () => {
  const both = { text: "2", sort: "2", values: ["web", "app"] };
  deepEqual(facetValues(column([both, "cli"])), ["app", "cli", "web"]);
});

Deno.test("a value keeps the key of the cell that has it alone, wherever that stands", () => {
  const both = { text: "both", values: ["Keep", "Revoke"] };
  const alone = [{ text: "Revoke", sort: "1" }, { text: "Keep", sort: "2" }];
  deepEqual(facetValues(column([both, ...alone])), ["Revoke", "Keep"]);
  deepEqual(facetValues(column([...alone, both])), ["Revoke", "Keep"]);
});

Deno.test("a closed list gives its order, and what it does not name comes after it", () => {
  const vocabulary = ["Low", "Middle", "High"];
  deepEqual(facetValues(column(["High", "b", "Low", "a"], { vocabulary })), [
    "Low",
    "High",
    "a",
    "b",
  ]);
});

Deno.test("a value that no row has any more is not offered", () => {
  const edited = column(["a", "b"]);
  edited.set(0, { text: "c" });
  deepEqual(facetValues(edited), ["b", "c"]);
});
