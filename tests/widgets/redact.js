/**
 * The browser's redaction as a filter, for tests in Python: the first line of the input has the rules, each
 * other line a text; each line of the output has the redacted text and what was found, with the find itself.
 */

import { readRedactionRules, redact } from "../../overrides/widgets/logic/redaction.js";

/** @type {import("../../overrides/widgets/logic/redaction.js").Rules | undefined} */
let rules;

/** @param {string} line */
function answer(line) {
  const value = JSON.parse(line);
  if (rules === undefined) {
    rules = readRedactionRules(value);
    return;
  }
  const { text, findings } = redact(rules, value);
  const found = findings.map(({ start, end, class: kind, rule }) => [
    value.slice(start, end),
    kind,
    rule,
  ]);
  console.log(JSON.stringify({ text, found }));
}

let rest = "";
for await (const piece of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {
  const lines = (rest + piece).split("\n");
  rest = lines.pop() ?? "";
  lines.forEach(answer);
}
