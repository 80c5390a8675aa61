/** Holds which rows a filter shows and what the facets count. */

import { deepEqual, equal } from "node:assert/strict";
import { applyFilter, choose } from "../../overrides/widgets/logic/filtering.js";

/** @param {string} text @param {string[]} app @param {string[]} decision */
const row = (text, app, decision) => ({
  haystack: text,
  facets: new Map([["app", app], ["decision", decision]]),
});
const ROWS = [
  row("one mac", ["chatgpt"], ["keep"]),
  row("two mac", ["codex"], ["revoke"]),
  row("three linux", ["codex"], ["keep"]),
  row("four linux", ["chatgpt", "codex"], []),
];
const KEYS = ["app", "decision"];

/** @param {string[]} words @param {Record<string, string[]>} chosen */
function apply(words, chosen) {
  const sets = new Map(Object.entries(chosen).map(([key, values]) => [key, new Set(values)]));
  const { shown, total, counts } = applyFilter(ROWS, { words, chosen: sets }, KEYS);
  /** @param {string} key */
  const of = (key) => Object.fromEntries(counts.get(key) ?? []);
  return { shown: shown.map(Number).join(""), total, app: of("app"), decision: of("decision") };
}

Deno.test("without a filter every row shows and every value is counted", () => {
  deepEqual(apply([], {}), {
    shown: "1111",
    total: 4,
    app: { chatgpt: 2, codex: 3 },
    decision: { keep: 2, revoke: 1 },
  });
});

Deno.test("words narrow the rows and the counts of every facet", () => {
  deepEqual(apply(["mac"], {}), {
    shown: "1100",
    total: 2,
    app: { chatgpt: 1, codex: 1 },
    decision: { keep: 1, revoke: 1 },
  });
});

Deno.test("several values of one facet are alternatives", () => {
  equal(apply([], { decision: ["keep", "revoke"] }).shown, "1110");
});

Deno.test("facets and words must all hold", () => {
  equal(apply(["linux"], { app: ["codex"], decision: ["keep"] }).shown, "0010");
});

Deno.test("a cell with several values shows under each of them", () => {
  equal(apply([], { app: ["chatgpt"] }).shown, "1001");
  equal(apply([], { app: ["codex"] }).shown, "0111");
});

Deno.test("a facet counts its values under the other filters, not under itself", () => {
  const result = apply([], { app: ["chatgpt"] });
  deepEqual(result.app, { chatgpt: 2, codex: 3 });
  deepEqual(result.decision, { keep: 1 });
});

Deno.test("two facets count each under the other one", () => {
  const result = apply([], { app: ["codex"], decision: ["keep"] });
  deepEqual(result.app, { chatgpt: 1, codex: 1 });
  deepEqual(result.decision, { keep: 1, revoke: 1 });
});

Deno.test("a row without a value never shows under a chosen facet", () => {
  equal(apply([], { decision: ["keep", "revoke"] }).total, 3);
});

Deno.test("a value that a row names twice counts once", () => {
  const twice = [{ haystack: "", facets: new Map([["app", ["codex", "codex"]]]) }];
  const { counts } = applyFilter(twice, { words: [], chosen: new Map() }, ["app"]);
  equal(counts.get("app")?.get("codex"), 1);
});

Deno.test("choosing leaves the filter before it as it was, and forgets an empty facet", () => {
  const before = new Map([["app", new Set(["codex"])]]);
  const more = choose(before, "app", "chatgpt", true);
  deepEqual(before, new Map([["app", new Set(["codex"])]]));
  deepEqual(more, new Map([["app", new Set(["codex", "chatgpt"])]]));
  deepEqual(choose(before, "app", "codex", false), new Map());
});
