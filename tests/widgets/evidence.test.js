/** Holds what an export keeps, by what the policy says of evidence. */

import { deepEqual, equal } from "node:assert/strict";
import { evidenceRules, keptBy } from "../../overrides/widgets/logic/evidence.js";
import { redact } from "../../overrides/widgets/logic/redaction.js";
import { readRedactionRules } from "../../overrides/widgets/logic/redaction.js";

const CLASSES = ["address", "key", "token"];
const RULES = readRedactionRules({
  line_break: "\\n",
  ordinary: "[a-z]+",
  classes: CLASSES.map((id) => ({ id, label: id, meaning: id, rank: 1 })),
  rules: CLASSES.map((id) => ({ id, class: id, near: [id], find: `${id}-[0-9]+`, wraps: null })),
});
const TEXT = "address-1 key-2 token-3";
const EXCEPTION = { classes: ["address"], approvedOn: "2026-09-01", expires: "2026-11-30" };

/** @param {Partial<Parameters<typeof evidenceRules>[1]>} given */
function exported(given) {
  const evidence = { redacts: true, neverKept: new Set(["key"]), teams: [], asOf: "2026-11-23" };
  return redact(evidenceRules(RULES, { ...evidence, ...given }), TEXT).text;
}

Deno.test("an export goes without every class, unless a team may keep it", () => {
  equal(exported({}), "[address] [key] [token]");
  equal(exported({ teams: [{ keeps: [] }] }), "[address] [key] [token]");
  equal(exported({ teams: [{ keeps: [{ classes: ["token"] }] }] }), "[address] [key] token-3");
});

Deno.test("an exception lets a team keep a class from its approval to its last day", () => {
  const teams = [{ keeps: [EXCEPTION] }];
  const days = ["2026-08-31", "2026-09-01", "2026-11-30", "2026-12-01"];
  deepEqual(days.map((day) => keptBy(teams[0], day).has("address")), [false, true, true, false]);
  equal(exported({ teams, asOf: "2026-11-30" }), "address-1 [key] [token]");
  equal(exported({ teams, asOf: "2026-12-01" }), "[address] [key] [token]", "it has expired");
});

Deno.test("rows of several teams keep what each of the teams may keep", () => {
  const both = { keeps: [{ classes: ["address", "token"] }] };
  const one = { keeps: [{ classes: ["token"] }] };
  equal(exported({ teams: [both, one] }), "[address] [key] token-3");
});

Deno.test("without redaction, only what nobody may keep is taken out", () => {
  equal(exported({ redacts: false }), "address-1 [key] token-3");
  equal(exported({ redacts: false, neverKept: new Set() }), TEXT);
  equal(exported({ teams: [{ keeps: [{ classes: ["key"] }] }] }), "[address] [key] [token]");
});
