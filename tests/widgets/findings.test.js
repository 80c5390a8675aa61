/** Holds how finds are counted, placed and shown. */

import { deepEqual, equal } from "node:assert/strict";
import { byClass, pieces } from "../../overrides/widgets/logic/findings.js";

const CLASSES = [{ id: "address", label: "Addresses" }, { id: "key", label: "Keys" }, {
  id: "ip",
  label: "IPs",
}];

/**
 * Finds where a text has capitals: A is an address, K a key.
 * @param {string} text
 */
const finds = (text) =>
  [...text.matchAll(/A+|K[K\r\n]*/g)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    class: found.startsWith("A") ? "address" : "key",
  }));

/** @param {string} text */
const groups = (text) => byClass(text, finds(text), CLASSES);

/** @param {string} text @param {string} redacted */
const shown = (text, redacted, most = 10) =>
  pieces(text, { text: redacted, findings: finds(text) }, most);

Deno.test("finds are counted by class in the order of the classes, and empty classes are left out", () => {
  deepEqual(groups("a KK b A K").map(({ label, places }) => [label, places.length]), [
    ["Addresses", 1],
    ["Keys", 2],
  ]);
  deepEqual(groups("nothing"), []);
});

Deno.test("a place has its line and column, counted from one, an emoji as one", () => {
  const [{ places }] = groups("A\n\n x AA\n\u{1f512}\u{1f512}A A");
  deepEqual(places.map(({ line, column }) => [line, column]), [[1, 1], [3, 4], [4, 3], [4, 5]]);
  deepEqual([places[1].start, places[1].end], [6, 8]);
});

Deno.test("labels are told from text that stayed", () => {
  deepEqual(shown("to A, K.", "to [address], [key]."), [
    { text: "to ", label: false },
    { text: "[address]", label: true },
    { text: ", ", label: false },
    { text: "[key]", label: true },
    { text: ".", label: false },
  ]);
});

Deno.test("brackets that were in the text before are no labels", () => {
  const labels = shown("[key] K", "[key] [key]").filter(({ label }) => label);
  equal(labels.length, 1);
});

Deno.test("a find over several lines has a label on each", () => {
  deepEqual(shown("K\nK\r\nK x", "[key]\n[key]\r\n[key] x").map(({ text }) => text), [
    "[key]",
    "\n",
    "[key]",
    "\r\n",
    "[key]",
    " x",
  ]);
});

Deno.test("of very many finds the rest is shown without marks", () => {
  deepEqual(shown("A K A", "[address] [key] [address]", 1), [
    { text: "[address]", label: true },
    { text: " [key] [address]", label: false },
  ]);
});

Deno.test("the redacted text is shown whole, even where its labels are written in another way", () => {
  for (const other of ["to <gone>.", "", "to [address]", "something else"]) {
    equal(shown("to A.", other).map(({ text }) => text).join(""), other);
  }
});
