/**
 * A ruleset and answers go in; a score with its reasons, or what is still unanswered, comes out.
 * Python's twin is generator/scoring.py; both are held to tests/vectors/scoring.json.
 */

/**
 * @typedef {{ id: string, label: string }} Answer
 * @typedef {{ name: string, question: string, answers: readonly Answer[] }} Input
 * @typedef {{
 *   id: string,
 *   when: Readonly<Record<string, string>>,
 *   points: number,
 *   because: string,
 * }} Rule
 * @typedef {"keep" | "review" | "revoke" | "rotate" | "escalate" | "blocked"} Tone
 * @typedef {{
 *   id: string,
 *   label: string,
 *   tone: Tone,
 *   meaning: string,
 *   next: string,
 *   see?: string | null,
 * }} Decision
 * @typedef {{ from: number | null, decision: Decision }} Band
 * @typedef {{
 *   id: string,
 *   hash: string,
 *   inputs: readonly Input[],
 *   rules: readonly Rule[],
 *   bands: readonly Band[],
 * }} Ruleset
 * @typedef {{ rule: string, points: number, because: string }} Contribution
 * @typedef {{
 *   state: "complete",
 *   total: number,
 *   decision: Decision,
 *   contributions: Contribution[],
 * }} Complete
 * @typedef {{ state: "incomplete", missing: string[], contributions: Contribution[] }} Incomplete
 * @typedef {Readonly<Record<string, string>>} Answers
 */

/**
 * Score one session. An input or an answer that the ruleset does not have is refused, never taken
 * as safe.
 * @param {Ruleset} ruleset
 * @param {Answers} answers
 * @returns {Complete | Incomplete}
 */
export function evaluate(ruleset, answers) {
  refuseUnknown(ruleset, answers);
  const contributions = ruleset.rules.filter((rule) => holds(rule, answers)).map((rule) => ({
    rule: rule.id,
    points: rule.points,
    because: rule.because,
  }));
  const missing = ruleset.inputs.map((input) => input.name).filter((name) =>
    !Object.hasOwn(answers, name)
  );
  if (missing.length > 0) return { state: "incomplete", missing, contributions };
  const total = totalOf(contributions);
  return { state: "complete", total, decision: decisionFor(ruleset, total), contributions };
}

/** @param {readonly Contribution[]} contributions */
export function totalOf(contributions) {
  return contributions.reduce((total, contribution) => total + contribution.points, 0);
}

/**
 * The decision of the first band that begins at or below the total.
 * @param {Ruleset} ruleset
 * @param {number} total
 */
export function decisionFor(ruleset, total) {
  const band = ruleset.bands.find((band) => band.from === null || band.from <= total);
  if (!band) throw new RangeError(`no band takes the score ${total}`);
  return band.decision;
}

/**
 * What an answer gives on its own, and what it adds to together with other answers.
 * @param {Ruleset} ruleset
 * @param {string} input
 * @param {string} answer
 * @returns {{ alone: number, combined: number[] }}
 */
export function pointsOf(ruleset, input, answer) {
  const rules = ruleset.rules.filter((rule) =>
    Object.hasOwn(rule.when, input) && rule.when[input] === answer
  );
  const [alone, combined] = [true, false].map((single) =>
    rules.filter((rule) => (Object.keys(rule.when).length === 1) === single)
      .map((rule) => rule.points)
  );
  return { alone: alone.reduce((sum, points) => sum + points, 0), combined };
}

/**
 * @typedef {{ input: Input, answer: Answer, total: number, decision: Decision }} Lowering
 */

/**
 * The single answers that would lower a complete score, the best one per question, the lowest first.
 * A score in the lowest band needs none.
 * @param {Ruleset} ruleset
 * @param {Answers} answers
 * @returns {Lowering[]}
 */
export function lowerings(ruleset, answers) {
  const now = evaluate(ruleset, answers);
  if (now.state !== "complete" || now.decision === ruleset.bands.at(-1)?.decision) return [];
  const best = ruleset.inputs.flatMap((input) => {
    const changes = input.answers.flatMap((answer) => {
      const then = evaluate(ruleset, { ...answers, [input.name]: answer.id });
      if (then.state !== "complete" || then.total >= now.total) return [];
      return [{ input, answer, total: then.total, decision: then.decision }];
    });
    return changes.sort((one, other) => one.total - other.total).slice(0, 1);
  });
  return best.sort((one, other) => one.total - other.total);
}

/**
 * @param {Rule} rule
 * @param {Answers} answers
 */
function holds(rule, answers) {
  return Object.entries(rule.when).every(([name, answer]) =>
    Object.hasOwn(answers, name) && answers[name] === answer
  );
}

/**
 * @param {Ruleset} ruleset
 * @param {Answers} answers
 */
function refuseUnknown(ruleset, answers) {
  for (const [name, answer] of Object.entries(answers)) {
    const input = ruleset.inputs.find((input) => input.name === name);
    if (!input) throw new RangeError(`there is no input '${name}'`);
    if (!input.answers.some((known) => known.id === answer)) {
      throw new RangeError(`'${name}' has no answer '${answer}'`);
    }
  }
}
