/** Holds how a data file becomes a store, and what is refused. */

import { deepEqual, equal, throws } from "node:assert/strict";
import { readTableData } from "../../overrides/widgets/logic/table-data.js";

/** @typedef {import("../../overrides/widgets/logic/store.js").Heading} Heading */

/** @param {string} key @returns {Heading} */
const heading = (key) => ({ key, label: key, type: "text", facet: false, vocabulary: null });
const APP = { key: "app", values: "Codex\nChatGPT", codes: "1,0,1" };
const DECISION = {
  key: "decision",
  values: ["Keep", "Revoke"],
  sorts: ["5", null],
  tones: ["keep", null],
  links: [null, "a.html"],
  codes: "0,1,1",
};
const HEADINGS = [heading("decision"), heading("app")];

/** @param {object} change */
const read = (change) =>
  readTableData({ count: 3, columns: [{ ...APP, ...change }] }, [heading("app")]);

Deno.test("the columns of the page's table are read, in its order", () => {
  const store = readTableData({ count: 3, columns: [APP, DECISION] }, HEADINGS);
  equal(store.size, 3);
  deepEqual(store.headings, HEADINGS);
  deepEqual([0, 1, 2].map((row) => store.columns[1].entry(row).text), [
    "ChatGPT",
    "Codex",
    "ChatGPT",
  ]);
});

Deno.test("an entry has a key, a look and a link where the file gives it one", () => {
  const [decision] = readTableData({ count: 3, columns: [APP, DECISION] }, HEADINGS).columns;
  deepEqual(decision.entries, [
    { text: "Keep", sort: "5", tone: "keep", link: undefined },
    { text: "Revoke", sort: undefined, tone: undefined, link: "a.html" },
  ]);
});

Deno.test("a column sorts by its texts where the file has no keys for it, or says so", () => {
  for (const change of [{}, { sorts: null, tones: null, links: null }]) {
    deepEqual(read(change).columns[0].sortKey(0), { kind: "text", value: "codex" });
  }
});

Deno.test("texts with line breaks come as a list", () => {
  const [column] = read({ values: ["a\nb", "c"] }).columns;
  deepEqual(column.entries.map(({ text }) => text), ["a\nb", "c"]);
});

Deno.test("values and keys that are numbers become texts", () => {
  const [column] = read({ values: [5, 40], sorts: [0, 7] }).columns;
  deepEqual(column.entries.map(({ text, sort }) => [text, sort]), [["5", "0"], ["40", "7"]]);
});

Deno.test("what is no table is refused", () => {
  for (const data of [null, undefined, 5, "x", {}, { columns: [] }, { count: "3", columns: [] }]) {
    throws(() => readTableData(data, []), new RangeError("no table"));
  }
});

Deno.test("a column that is missing, or has no values or not a code for each row, is refused by name", () => {
  const refused = new RangeError("the column 'app' is not complete");
  for (const columns of [[], [null], [DECISION]]) {
    throws(() => readTableData({ count: 3, columns }, [heading("app")]), refused);
  }
  for (
    const change of [{ values: null }, { codes: {} }, { codes: [0, 1, 0] }, { codes: "0,1" }, {
      codes: "0,1,0,1",
    }]
  ) {
    throws(() => read(change), refused);
  }
});

Deno.test("a code without a value is refused", () => {
  const refused = new RangeError("the column 'app' has a code without a value");
  for (const code of ["2", "-1", "0.5", "", "length", " 1", "1 ", "١", "99999999999999999999"]) {
    for (const codes of [`0,1,${code}`, `${code},1,0`]) throws(() => read({ codes }), refused);
  }
});

Deno.test("codes may have any number of digits", () => {
  const values = Array.from({ length: 70_001 }, (_, at) => `v${at}`).join("\n");
  const [column] = read({ values, codes: "70000,9,12345" }).columns;
  deepEqual([0, 1, 2].map((row) => column.entry(row).text), ["v70000", "v9", "v12345"]);
});

Deno.test("a table without a row is read", () => {
  const store = readTableData({ count: 0, columns: [{ key: "app", values: "", codes: "" }] }, [
    heading("app"),
  ]);
  equal(store.size, 0);
});
