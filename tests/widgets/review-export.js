/**
 * The browser's export of reviews as a filter, for tests in Python: the first line of the input has the redaction
 * rules and the vocabularies, each other line records and what else a review needs; each line of the output has the
 * review as text, or the reasons why there is none.
 */

import { readRedactionRules, redact } from "../../overrides/widgets/logic/redaction.js";
import { reviewJson } from "../../overrides/widgets/logic/review-json.js";

/** @typedef {import("../../overrides/widgets/logic/review-json.js").Source} Source */

/** @type {Pick<Source, "apps" | "decisions" | "redact"> | undefined} */
let known;

/** @param {string} line */
function answer(line) {
  const value = JSON.parse(line);
  if (known) {
    console.log(JSON.stringify(reviewJson({ ...known, ...value })));
    return;
  }
  const rules = readRedactionRules(value.rules);
  known = { ...value, redact: (/** @type {string} */ text) => redact(rules, text) };
}

let rest = "";
for await (const piece of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {
  const lines = (rest + piece).split("\n");
  rest = lines.pop() ?? "";
  lines.forEach(answer);
}
