/** Holds what is said of a note while somebody types it. */

import { deepEqual, equal } from "node:assert/strict";
import { checkNote } from "../../overrides/widgets/logic/note-check.js";
import { readRedactionRules } from "../../overrides/widgets/logic/redaction.js";
import { triage as texts } from "../../overrides/widgets/logic/texts/triage.js";

/** @param {string} id @param {number} rank */
const kind = (id, rank) => ({ id, label: `Label of ${id}`, meaning: `${id}.`, rank });

/** @param {string} id @param {string} find */
const rule = (id, find) => ({ id, class: id, near: [""], find, wraps: null });

const RULES = readRedactionRules({
  classes: [kind("address", 1), kind("key", 2), kind("ip", 3)],
  rules: [rule("key", "sk-[0-9]{1,9}"), rule("address", "[a-z]{1,9}@[a-z]{1,9}")],
  line_break: "\\n",
  ordinary: "x",
});

Deno.test("a note says what it must not hold, each class once and in their order, and how it reads without", () => {
  deepEqual(checkNote(RULES, "sk-1 of ana@example or eva@example"), {
    classes: ["Label of address", "Label of key"],
    ids: ["address", "key"],
    redacted: "[key] of [address] or [address]",
  });
});

Deno.test("a note that holds nothing stays as it is, an empty one too", () => {
  for (const note of ["", "Owner confirmed by phone."]) {
    deepEqual(checkNote(RULES, note), { classes: [], ids: [], redacted: note });
  }
});

Deno.test("a flag names what a note holds; a class without words of its own goes by its label", () => {
  equal(texts.noteHolds("address", "Addresses"), "This note holds an email address.");
  equal(texts.noteHolds("toString", "Badge numbers"), "This note holds Badge numbers.");
});
