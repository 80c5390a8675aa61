/** Holds how text is folded and where the words of a query match. */

import { deepEqual, equal, ok } from "node:assert/strict";
import { fold, holdsAll, matchSpans, queryWords } from "../../overrides/widgets/logic/folding.js";

/** @param {string} text @param {string} query */
const matched = (text, query) =>
  matchSpans(text, queryWords(query)).map(([start, end]) => text.slice(start, end));

Deno.test("folding ignores case and accents, however they are written", () => {
  for (const text of ["Zürich", "ZÜRICH", "Zu\u0308rich", "zurich"]) equal(fold(text), "zurich");
  equal(fold("São Paulo, İstanbul, Ħ"), fold("SAO PAULO, istanbul, ħ"));
});

Deno.test("folding spells letters and forms that no accent explains", () => {
  equal(fold("Łódź Øresund Straße ﬁle Æther"), "lodz oresund strasse file aether");
  equal(fold("ΟΔΟΣ"), fold("οδος"));
});

Deno.test("folding keeps scripts that it does not know", () => {
  equal(fold("東京 кириллица"), "東京 кириллица");
  ok(fold("हिन्दी") !== fold("हनद"));
});

Deno.test("a query is its words, each once, in any white space", () => {
  deepEqual(queryWords("  Chrome\tMAC\u00a0chrome\n"), ["chrome", "mac"]);
  deepEqual(queryWords(" \t "), []);
});

Deno.test("every word must match, in any order, and a query without words matches all", () => {
  ok(holdsAll("chrome on macos\nzurich", ["zur", "chrome"]));
  ok(!holdsAll("chrome on macos\nzurich", ["zur", "firefox"]));
  ok(holdsAll("", []));
});

Deno.test("a word does not match across two cells", () => {
  const haystack = fold(["web", "app"].join("\n"));
  ok(!holdsAll(haystack, queryWords("webapp")));
});

Deno.test("matches are marked in the text as it is written", () => {
  deepEqual(matched("Approx. Zürich", "zurich"), ["Zürich"]);
  deepEqual(matched("Approx. Zu\u0308rich", "zurich"), ["Zu\u0308rich"]);
  deepEqual(matched("a ﬁle", "fil"), ["ﬁl"]);
  deepEqual(matched("Straße", "strass"), ["Straß"]);
  deepEqual(matched("🙂 café 🙂", "cafe"), ["café"]);
});

Deno.test("an accent at the end belongs to the match", () => {
  deepEqual(matched("cafe\u0301 x", "cafe"), ["cafe\u0301"]);
});

Deno.test("matches that overlap or touch become one, in the order of the text", () => {
  deepEqual(matched("abcdef", "cd bc"), ["bcd"]);
  deepEqual(matched("abcdef", "cd ab"), ["abcd"]);
  deepEqual(matched("Chrome, chrome", "chrome"), ["Chrome", "chrome"]);
  deepEqual(matched("aaa", "aa"), ["aa"]);
});

Deno.test("characters that mean something to a pattern are only characters", () => {
  deepEqual(matched("cost (a.b) $1", "(a.b) $1"), ["(a.b)", "$1"]);
  deepEqual(matched("aXb", "a.b"), []);
});
