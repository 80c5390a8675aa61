/** Holds how cells become columns of distinct entries, and how a column is searched and edited. */

import { deepEqual, equal, ok } from "node:assert/strict";
import { Column, columnOf, Store } from "../../overrides/widgets/logic/store.js";

/** @typedef {import("../../overrides/widgets/logic/store.js").Entry} Entry */
/** @typedef {import("../../overrides/widgets/logic/store.js").Heading} Heading */

/** @param {Heading["type"]} type @returns {Heading} */
const heading = (type = "text") => ({
  key: "app",
  label: "App",
  type,
  facet: true,
  vocabulary: null,
});

/** @param {(string | Entry)[]} cells */
function column(...cells) {
  const entries = cells.map((cell) => typeof cell === "string" ? { text: cell } : cell);
  return columnOf(heading(), entries.length, (row) => entries[row]);
}

Deno.test("rows with the same cell share one entry, in the order in which they come", () => {
  const made = column("b", "a", "b", { text: "a", sort: "1" });
  deepEqual(made.entries, [{ text: "b" }, { text: "a" }, { text: "a", sort: "1" }]);
  deepEqual([...made.codes], [0, 1, 0, 2]);
  equal(made.entry(2).text, "b");
});

Deno.test("cells that differ only in what they count, sort, look or lead to have entries of their own", () => {
  const text = "x";
  const cells = [
    { text },
    { text, value: "y" },
    { text, values: ["y"] },
    { text, sort: "" },
    { text, tone: "keep" },
    { text, link: "a.html" },
  ];
  equal(column(...cells, ...cells).entries.length, cells.length);
});

Deno.test("no text passes for the form in which another entry is compared", () => {
  const styled = { text: "Keep", tone: "keep" };
  const forged = { text: JSON.stringify(["Keep", null, null, null, "keep", null]) };
  deepEqual(column(styled, forged, styled).entries, [styled, forged]);
});

Deno.test("codes are as narrow as the number of entries allows", () => {
  /** @param {number} entries */
  const codes = (entries) => columnOf(heading(), entries, (row) => ({ text: `${row}` })).codes;
  ok(codes(0) instanceof Uint8Array && codes(256) instanceof Uint8Array);
  ok(codes(257) instanceof Uint16Array && codes(0x10000) instanceof Uint16Array);
  ok(codes(0x10001) instanceof Uint32Array);
  equal(codes(257)[256], 256);
});

Deno.test("an entry counts as its value, as each of several, or as nothing where it is empty", () => {
  const made = column("a", "", { text: "Keep it", value: "Keep" }, { text: "-", value: "" }, {
    text: "a, b",
    values: ["a", "b"],
  }, { text: "none", values: [] });
  const values = made.entries.map((_, code) => made.values(code));
  deepEqual(values, [["a"], [], ["Keep"], [], ["a", "b"], []]);
});

Deno.test("an entry is found by all that it shows and counts as, folded and kept apart", () => {
  const made = column("Zürich", { text: "2 apps", value: "Two", values: ["Web", "App"] });
  equal(made.folded(0), "zurich");
  equal(made.folded(1), "2 apps\ntwo\nweb\napp");
});

Deno.test("an entry sorts by its own key where it has one", () => {
  const made = column({ text: "Revoke", sort: "40" }, "40");
  deepEqual(made.sortKey(0), { kind: "number", value: 40 });
  equal(made.sortKey(1).kind, "text");
});

Deno.test("a word is found in the entries that hold it, and never across two of them", () => {
  const made = column("", "ab", "b", "xab", "ba", { text: "a", value: "b" }, "c");
  deepEqual([...made.holding("b")], [0, 1, 1, 1, 1, 1, 0]);
  deepEqual([...made.holding("ab")], [0, 1, 0, 1, 0, 0, 0]);
  deepEqual([...made.holding("a\nb")], [0, 0, 0, 0, 0, 1, 0]);
  deepEqual([...made.holding("b\nb")], [0, 0, 0, 0, 0, 0, 0]);
  deepEqual([...made.holding("\n")], [0, 0, 0, 0, 0, 1, 0]);
  deepEqual([...made.holding("")], [1, 1, 1, 1, 1, 1, 1]);
  deepEqual([...column().holding("a")], []);
});

Deno.test("a word is looked for only where it can be, be that few entries or many", () => {
  const made = column(...Array.from({ length: 40 }, (_, at) => `row ${at}`));
  const seven = made.entries.map(({ text }) => Number(text.includes("7")));
  deepEqual([...made.holding("7")], seven);
  deepEqual([...made.holding("7", Uint8Array.from(seven))], seven);
  deepEqual([...made.holding("7", new Uint8Array(40).fill(1))], seven);
  equal(made.holding("7", new Uint8Array(40)).includes(1), false);
  const one = made.entries.map(({ text }) => Number(text === "row 17"));
  deepEqual([...made.holding("17", Uint8Array.from(one))], one);
});

Deno.test("an edit gives a row another entry, known or new, and leaves the other rows alone", () => {
  const made = column("a", "b", "a");
  made.set(0, { text: "b" });
  deepEqual([made.entries.length, [...made.codes]], [2, [1, 1, 0]]);
  made.set(2, { text: "c" });
  made.set(1, { text: "c" });
  deepEqual([made.entries.length, [...made.codes]], [3, [1, 2, 2]]);
  deepEqual([...made.holding("c")], [0, 0, 1]);
});

Deno.test("an edit widens the codes where the entries become too many for them", () => {
  const made = columnOf(heading(), 300, (row) => ({ text: `${row % 256}` }));
  made.set(299, { text: "new" });
  ok(made.codes instanceof Uint16Array);
  deepEqual([made.entry(299).text, made.entry(298).text, made.entry(0).text], ["new", "42", "0"]);
});

Deno.test("an entry has one code, and a new one only widens the codes where it must", () => {
  const made = column("a", "b");
  const { codes } = made;
  deepEqual([made.codeOf({ text: "b" }), made.codeOf({ text: "c" })], [1, 2]);
  equal(made.codes, codes);
  for (let text = 3; text < 0x100; text += 1) made.codeOf({ text: `${text}` });
  equal(made.codes, codes);
  equal(made.codeOf({ text: "more" }), 0x100);
  deepEqual(made.codes, Uint16Array.of(0, 1));
});

Deno.test("a column can be edited whose rows were given as codes", () => {
  const made = new Column(heading(), [{ text: "a" }, { text: "b" }], Uint8Array.of(1, 0, 1));
  made.set(0, { text: "a" });
  deepEqual([...made.codes], [0, 0, 1]);
});

Deno.test("a store finds its columns by their keys, and knows their headings", () => {
  const store = new Store([column("a", "b")], 2);
  equal(store.byKey.get("app"), store.columns[0]);
  deepEqual(store.headings, [heading()]);
});
