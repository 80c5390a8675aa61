/**
 * The browser's scoring as a filter, for tests in Python: each line of the input has a ruleset and a list of
 * answers, each line of the output a result for each of them, in the form of a test vector.
 */

import { readRuleset } from "../../overrides/widgets/logic/ruleset.js";
import { evaluate } from "../../overrides/widgets/logic/scoring.js";
import { readVector, vectorString } from "../../overrides/widgets/logic/vector-string.js";

/** @typedef {import("../../overrides/widgets/logic/scoring.js").Ruleset} Ruleset */
/** @typedef {import("../../overrides/widgets/logic/scoring.js").Answers} Answers */

/**
 * @param {Ruleset} ruleset
 * @param {Answers} answers
 */
function scored(ruleset, answers) {
  const { contributions, ...result } = evaluate(ruleset, answers);
  const vector = vectorString(ruleset, answers);
  const rules = contributions.map(({ rule }) => rule);
  return { ...result, rules, vector, read: readVector(ruleset, vector) };
}

/**
 * @param {Ruleset} ruleset
 * @param {Answers} answers
 */
function outcome(ruleset, answers) {
  try {
    return scored(ruleset, answers);
  } catch (error) {
    if (error instanceof RangeError) return { state: "refused", problem: error.message };
    throw error;
  }
}

const lines = Deno.stdin.readable.pipeThrough(new TextDecoderStream());
let rest = "";
for await (const piece of lines) {
  const [last, ...whole] = (rest + piece).split("\n").reverse();
  rest = last;
  for (const line of whole.reverse()) {
    const { ruleset, answers } = JSON.parse(line);
    const read = readRuleset(JSON.stringify(ruleset));
    console.log(JSON.stringify(answers.map((/** @type {Answers} */ one) => outcome(read, one))));
  }
}
