/** Holds which rows a filter shows and what the facets count. */

import { deepEqual, equal } from "node:assert/strict";
import {
  choose,
  chosenRows,
  facetCounts,
  Filter,
  inOrder,
} from "../../overrides/widgets/logic/filtering.js";
import { parseQuery } from "../../overrides/widgets/logic/query.js";
import { columnOf, Store } from "../../overrides/widgets/logic/store.js";

/** @typedef {import("../../overrides/widgets/logic/store.js").Entry} Entry */
/** @typedef {import("../../overrides/widgets/logic/store.js").Heading} Heading */

/** @param {string} key @param {Partial<Heading>} more @param {(string | Entry)[]} cells */
function column(key, more, cells) {
  const heading = { key, label: key, type: "text", facet: true, vocabulary: null, ...more };
  const entries = cells.map((cell) => typeof cell === "string" ? { text: cell } : cell);
  return columnOf(/** @type {Heading} */ (heading), cells.length, (row) => entries[row]);
}

const table = () =>
  new Store([
    column("device", {}, ["One Mac", "two mac", "three Linux", "four linux"]),
    column("app", {}, ["chatgpt", "codex", "codex", {
      text: "chatgpt, codex",
      values: ["chatgpt", "codex"],
    }]),
    column("decision", { vocabulary: ["keep", "revoke"] }, ["keep", "revoke", "keep", ""]),
    column("score", { type: "number" }, ["\u22121", "2", "1,000", "n/a"]),
    column("day", { type: "date" }, ["2026-05-31", "2026-06-01", { text: "soon", sort: "" }, {
      text: "1 July",
      value: "2027-07-01",
    }]),
  ], 4);
const STORE = table();

/** @param {string} query @param {Store} [store] */
function matching(query, store = STORE) {
  const { terms, problems } = parseQuery(query, store.headings);
  deepEqual(problems, [], query);
  return new Filter(store).matching(terms);
}

/** Which rows match, as ones and noughts. @param {string} query @param {Store} [store] */
const rows = (query, store) => matching(query, store).join("");

/** @param {string} query @param {Record<string, string[]>} chosen */
function apply(query, chosen) {
  const sets = new Map(Object.entries(chosen).map(([key, values]) => [key, new Set(values)]));
  const found = matching(query);
  /** @param {string} key */
  const of = (key) => Object.fromEntries(facetCounts(STORE, found, sets, key));
  return {
    shown: chosenRows(STORE, found, sets).join(""),
    app: of("app"),
    decision: of("decision"),
  };
}

Deno.test("without a filter every row shows and every value is counted", () => {
  deepEqual(apply("", {}), {
    shown: "1111",
    app: { chatgpt: 2, codex: 3 },
    decision: { keep: 2, revoke: 1 },
  });
});

Deno.test("words narrow the rows and the counts of every facet", () => {
  deepEqual(apply("mac", {}), {
    shown: "1100",
    app: { chatgpt: 1, codex: 1 },
    decision: { keep: 1, revoke: 1 },
  });
});

Deno.test("words match in any order, in any column, and all of them must", () => {
  equal(rows("keep mac"), "1000");
  equal(rows("mac keep"), "1000");
  equal(rows("mac linux"), "0000");
});

Deno.test("a word does not match across two cells, nor across two texts of one", () => {
  equal(rows('"mac\nchatgpt"'), "0000");
  equal(rows("julyi"), "0000");
  equal(rows("july2027"), "0000");
  equal(rows("july 2027"), "0001");
});

Deno.test("a phrase matches only as it stands", () => {
  equal(rows('"one mac"'), "1000");
  equal(rows('"mac one"'), "0000");
});

Deno.test("a term that is turned round matches the other rows", () => {
  equal(rows("-mac"), "0011");
  equal(rows('-"two mac" -four'), "1010");
  equal(rows("-decision:keep"), "0101");
  equal(rows("-score>0"), "1001");
});

Deno.test("a word for one column is looked for in it alone, several as alternatives", () => {
  equal(rows("device:o"), "1101");
  equal(rows("app:codex"), "0111");
  equal(rows("device:one,three"), "1010");
  equal(rows("day:2027"), "0001");
});

Deno.test("a value of a closed list matches whole", () => {
  equal(rows("decision:keep,revoke"), "1110");
  equal(rows("decision:re"), "0100");
  const listed = new Store(
    [column("word", { vocabulary: ["no", "not now"] }, ["no", "not now"])],
    2,
  );
  equal(rows("word:no", listed), "10");
});

Deno.test("numbers compare by size, and what is none keeps within no bounds", () => {
  equal(rows("score>=2"), "0110");
  equal(rows("score<2"), "1000");
  equal(rows("score:-1..2"), "1100");
  equal(rows("score:1000"), "0010");
  equal(rows("score:*..*"), "1110");
});

Deno.test("a range counts as its upper end, and equals no number", () => {
  const cells = ["0 to 6", "\u22121 to 3", "6", "4 to x", "6 to"];
  const store = new Store([column("score", { type: "number" }, cells)], cells.length);
  equal(rows("score>=5", store), "10100");
  equal(rows("score<=3", store), "01000");
  equal(rows("-score>=5", store), "01011");
  equal(rows("score:2..5", store), "01000");
  equal(rows("score:6", store), "00100");
});

Deno.test("a cell whose text is no number is compared as what it counts as", () => {
  const entries = [{ text: "unreadable", value: "0 to 6" }, { text: "unreadable", value: "3" }];
  const heading = column("score", { type: "number" }, []).heading;
  const store = new Store([columnOf(heading, 2, (row) => entries[row])], 2);
  equal(rows("score>=5", store), "10");
  equal(rows("score<=3", store), "01");
});

Deno.test("days compare with a day, and as their month or year with a month or a year", () => {
  equal(rows("day<2026-06-01"), "1000");
  equal(rows("day<=2026-06"), "1100");
  equal(rows("day>2026-05"), "0101");
  equal(rows("day>2026"), "0001");
  equal(rows("day:2026-06..2027"), "0101");
  equal(rows("day:2026-05"), "1000");
});

Deno.test("a cell is empty that counts as nothing", () => {
  equal(rows("no:decision"), "0001");
  equal(rows("has:decision"), "1110");
  equal(rows("no:device"), "0000");
});

Deno.test("several values of one facet are alternatives", () => {
  equal(apply("", { decision: ["keep", "revoke"] }).shown, "1110");
});

Deno.test("facets and words must all hold", () => {
  equal(apply("linux", { app: ["codex"], decision: ["keep"] }).shown, "0010");
});

Deno.test("a cell with several values shows under each of them", () => {
  equal(apply("", { app: ["chatgpt"] }).shown, "1001");
  equal(apply("", { app: ["codex"] }).shown, "0111");
});

Deno.test("a facet counts its values under the other filters, not under itself", () => {
  const result = apply("", { app: ["chatgpt"] });
  deepEqual(result.app, { chatgpt: 2, codex: 3 });
  deepEqual(result.decision, { keep: 1 });
});

Deno.test("two facets count each under the other one", () => {
  const result = apply("", { app: ["codex"], decision: ["keep"] });
  deepEqual(result.app, { chatgpt: 1, codex: 1 });
  deepEqual(result.decision, { keep: 1, revoke: 1 });
});

Deno.test("a row without a value never shows under a chosen facet", () => {
  equal(apply("", { decision: ["keep", "revoke"] }).shown[3], "0");
});

Deno.test("a value that a row names twice counts once", () => {
  const store = new Store([column("app", {}, [{ text: "2", values: ["codex", "codex"] }])], 1);
  equal(facetCounts(store, matching("", store), new Map(), "app").get("codex"), 1);
});

Deno.test("a facet without chosen values, and one that the table does not have, filter nothing", () => {
  equal(apply("", { app: [], colour: ["red"] }).shown, "1111");
  equal(facetCounts(STORE, matching(""), new Map(), "colour").size, 0);
});

Deno.test("what matches is left as it was by what is chosen", () => {
  const found = matching("");
  chosenRows(STORE, found, new Map([["app", new Set(["codex"])]]));
  equal(found.join(""), "1111");
});

Deno.test("the rows that show stand in the order of all rows", () => {
  deepEqual([...inOrder(Uint32Array.of(3, 1, 0, 2), Uint8Array.of(1, 0, 1, 1))], [3, 0, 2]);
  deepEqual([...inOrder(new Uint32Array(), new Uint8Array())], []);
});

Deno.test("a word is found in what was edited since it was last looked for", () => {
  const store = table();
  const filter = new Filter(store);
  const { terms } = parseQuery("mac", store.headings);
  equal(filter.matching(terms).join(""), "1100");
  store.columns[0].set(3, { text: "two mac" });
  equal(filter.matching(terms).join(""), "1101");
  store.columns[0].set(0, { text: "one phone" });
  store.columns[0].set(2, { text: "a new Mac" });
  equal(filter.matching(terms).join(""), "0111");
});

Deno.test("choosing leaves the filter before it as it was, and forgets an empty facet", () => {
  const before = new Map([["app", new Set(["codex"])]]);
  const more = choose(before, "app", "chatgpt", true);
  deepEqual(before, new Map([["app", new Set(["codex"])]]));
  deepEqual(more, new Map([["app", new Set(["codex", "chatgpt"])]]));
  deepEqual(choose(before, "app", "codex", false), new Map());
  deepEqual(choose(before, "decision", "keep", false), before);
});
