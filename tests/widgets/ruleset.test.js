/** Holds which texts of an attribute are a ruleset. */

import { deepEqual, throws } from "node:assert/strict";
import { readRuleset } from "../../overrides/widgets/logic/ruleset.js";

const GOOD = {
  id: "risk",
  code: "RK",
  title: "Risk",
  hash: "0",
  inputs: [{ name: "a", code: "A", question: "A?", answers: [{ id: "x", code: "X", text: "X" }] }],
  rules: [{ id: "r", when: { a: "x" }, points: 1, because: "B." }],
  bands: [{ from: null, decision: "keep" }],
  cautions: [{ id: "c", when: { a: "x" }, from: null, text: "Mind." }],
  decisions: [{ id: "keep", label: "Keep", tone: "keep", meaning: "Known.", next: "Leave it." }],
};

Deno.test("a complete ruleset is read as it is", () => {
  deepEqual(readRuleset(JSON.stringify(GOOD)), GOOD);
});

Deno.test("a text that is no complete ruleset is refused with a reason", () => {
  const open = { ...GOOD, bands: [{ ...GOOD.bands[0], from: 2 }] };
  const half = { ...GOOD, rules: [{ ...GOOD.rules[0], points: 0.5 }] };
  const mute = { ...GOOD, inputs: [{ name: "a", question: "A?" }] };
  const undecided = { ...GOOD, bands: [{ from: null, decision: "keep-it" }] };
  const cases = /** @type {[string | null, RegExp][]} */ ([
    [null, /not JSON/],
    ["{", /not JSON/],
    ["[]", /not an object/],
    ["{}", /no text 'code'/],
    [JSON.stringify({ ...GOOD, hash: 5 }), /no text 'hash'/],
    [JSON.stringify({ ...GOOD, inputs: undefined }), /no list 'inputs'/],
    [JSON.stringify({ ...GOOD, rules: [] }), /no list 'rules'/],
    [JSON.stringify({ ...GOOD, bands: [1] }), /no list 'bands'/],
    [JSON.stringify(mute), /no answers/],
    [JSON.stringify(half), /whole points/],
    [JSON.stringify(open), /last band/],
    [JSON.stringify(undecided), /nobody describes/],
    [JSON.stringify({ ...GOOD, cautions: undefined }), /caution/],
    [JSON.stringify({ ...GOOD, cautions: [{ id: "c" }] }), /caution/],
  ]);
  for (const [text, message] of cases) {
    throws(() => readRuleset(text), { name: "RangeError", message });
  }
});
