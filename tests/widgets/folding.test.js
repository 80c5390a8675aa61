/** Holds how text is folded and where folded words match in it. */

import { deepEqual, equal, ok } from "node:assert/strict";
import { fold, matchSpans } from "../../overrides/widgets/logic/folding.js";

/** @param {string} text @param {string[]} words */
const matched = (text, ...words) =>
  matchSpans(text, words.map(fold)).map(([start, end]) => text.slice(start, end));

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

Deno.test("a blank that does not break folds to a blank, whatever stands beside it", () => {
  equal(fold("a\u00a0b"), "a b");
  equal(fold("é\u00a0b"), "e b");
});

Deno.test("text folds a character at a time, so that a part of it folds to a part", () => {
  for (const text of ["Approx. Zürich\t1\u00a0%", "ﬁle İ 🙂", "A\u2003B\u2028C"]) {
    equal(fold(text), [...text].map(fold).join(""));
    equal(fold(fold(text)), fold(text));
  }
});

Deno.test("matches are marked in the text as it is written", () => {
  deepEqual(matched("Approx. Zürich", "zurich"), ["Zürich"]);
  deepEqual(matched("Approx. Zu\u0308rich", "zurich"), ["Zu\u0308rich"]);
  deepEqual(matched("a ﬁle", "fil"), ["ﬁl"]);
  deepEqual(matched("Straße", "strass"), ["Straß"]);
  deepEqual(matched("🙂 café 🙂", "cafe"), ["café"]);
  deepEqual(matched("on\u00a0macOS", "on macos"), ["on\u00a0macOS"]);
});

Deno.test("an accent at the end belongs to the match", () => {
  deepEqual(matched("cafe\u0301 x", "cafe"), ["cafe\u0301"]);
});

Deno.test("matches that overlap or touch become one, in the order of the text", () => {
  deepEqual(matched("abcdef", "cd", "bc"), ["bcd"]);
  deepEqual(matched("abcdef", "cd", "ab"), ["abcd"]);
  deepEqual(matched("Chrome, chrome", "chrome"), ["Chrome", "chrome"]);
  deepEqual(matched("aaa", "aa"), ["aa"]);
});

Deno.test("characters that mean something to a pattern are only characters", () => {
  deepEqual(matched("cost (a.b) $1", "(a.b)", "$1"), ["(a.b)", "$1"]);
  deepEqual(matched("aXb", "a.b"), []);
});

Deno.test("a word that folds to nothing matches nowhere", () => {
  deepEqual(matched("text", "", "\u0301"), []);
  deepEqual(matchSpans("text", []), []);
});
