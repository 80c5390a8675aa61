/** Holds what the labels of a row stand for; a test in Python holds both languages to each other. */

import { deepEqual, equal } from "node:assert/strict";
import { matches, normalized, RowReader } from "../../overrides/widgets/logic/row-labels.js";

/** @param {string} id @param {...string} labels */
const answer = (id, ...labels) => ({ id, code: id[0].toUpperCase(), text: `It is ${id}`, labels });

/** @param {string} name @param {string[]} open @param {...ReturnType<typeof answer>} answers */
const input = (name, open, ...answers) => ({
  name,
  code: name[0].toUpperCase(),
  question: `${name}?`,
  answers,
  by_team: name === "location"
    ? { labels: ["Approx. *"], listed: "expected", unlisted: "unexpected" }
    : null,
  open_labels: open,
});

const reader = new RowReader({
  inputs: [
    input(
      "device",
      ["Not shown"],
      answer("known", "Chrome on *", "Chrome"),
      answer("unknown", "*unknown*"),
    ),
    input("location", ["Not shown"], answer("expected"), answer("unexpected", "Approx. unknown")),
    input("trusted_device", [], answer("no", "Not trusted"), answer("yes", "Trusted device")),
  ],
});
const PLACES = new Set(["Approx. Portugal"].map(normalized));

Deno.test("labels and ids are answers in any case, and nothing shown leaves a question open", () => {
  const row = { device: "CHROME on  macOS", location: "approx. portugal", trusted_device: "" };
  deepEqual(reader.read(row, PLACES), {
    answers: { device: "known", location: "expected" },
    open: ["trusted_device"],
    unreadable: [],
  });
});

Deno.test("a label that the rules do not know is unreadable, never safe", () => {
  const labels = ["Opera", "Chrome on *", "*", "known\u0430", "__proto__", "Chr\u043eme on macOS"];
  for (const label of labels) equal(reader.answer("device", label), null, label);
  equal(reader.answer("no such question", "yes"), null);
});

Deno.test("where patterns of two answers fit, the riskier one holds", () => {
  equal(reader.answer("device", "Chrome on unknown system"), "unknown");
  equal(reader.answer("device", "Chrome on unk\u200bnown system"), "unknown");
});

Deno.test("a place is open without a list of the team, and unexpected where the list lacks it", () => {
  equal(reader.answer("location", "Approx. Portugal"), "");
  equal(reader.answer("location", "Approx. Portugal", PLACES), "expected");
  equal(reader.answer("location", "Approx. Brazil", PLACES), "unexpected");
  equal(reader.answer("location", "Approx. unknown"), "unexpected");
});

Deno.test("what a row inherits from every object is no label of it", () => {
  const named = new RowReader({ inputs: [input("toString", [], answer("yes"), answer("no"))] });
  deepEqual(named.read({}), { answers: {}, open: ["toString"], unreadable: [] });
});

Deno.test("each star of a pattern stands for any characters, none included", () => {
  const fitting = [["a*", "a"], ["*a", "ba"], ["a*a", "aa"], ["*b*", "abc"], ["a*b*c", "a-b-b-c"]];
  for (const [pattern, text] of fitting) equal(matches(pattern, text), true, pattern);
  const others = [["a*a", "a"], ["a*b", "ab-"], ["a*bb*b", "abb"], ["*x*", "abc"]];
  for (const [pattern, text] of others) equal(matches(pattern, text), false, pattern);
});

Deno.test("a label that nobody would type is refused at once, however often it comes", () => {
  const endless = `Chrome on ${"a\u0301\u0323".repeat(300_000)}`;
  for (let time = 0; time < 10; time += 1) equal(reader.answer("device", endless), null);
  equal(matches("*a*a*a*a*a*b", "a".repeat(300_000)), false);
});

Deno.test("rows that never repeat a label are read all the same", () => {
  for (let row = 0; row < 20_000; row += 1) {
    equal(reader.answer("device", `Chrome on ${row}`), "known");
  }
});
