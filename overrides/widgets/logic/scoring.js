/**
 * A ruleset and answers go in; a score with its reasons, or what is still unanswered, comes out.
 * What a score means is decided in docs/maintaining/decisions/0006-what-a-score-means.md. Python's twin is
 * generator/scoring/evaluation.py; tests hold both to data/scoring-vectors.json and to each other.
 */

/**
 * @typedef {{ id: string, code: string, text: string }} Answer
 * @typedef {{ name: string, code: string, question: string, answers: readonly Answer[] }} Input
 * @typedef {Readonly<Record<string, string>>} Answers the answer by the name of its input
 * @typedef {{ id: string, when: Answers, points: number, because: string }} Rule
 * @typedef {{ from: number | null, decision: string }} Band
 * @typedef {{
 *   id: string,
 *   when: Answers,
 *   from: number | null,
 *   text: string,
 *   next?: string | null,
 * }} Caution
 * @typedef {"keep" | "review" | "revoke" | "rotate" | "escalate" | "blocked"} Tone
 * @typedef {{
 *   id: string,
 *   label: string,
 *   tone: Tone,
 *   meaning: string,
 *   next: string,
 *   see?: string | null,
 * }} Decision
 * @typedef {{
 *   id: string,
 *   code: string,
 *   title: string,
 *   hash: string,
 *   inputs: readonly Input[],
 *   rules: readonly Rule[],
 *   bands: readonly Band[],
 *   cautions: readonly Caution[],
 *   decisions: readonly Decision[],
 * }} Ruleset
 * @typedef {{ rule: string, points: number, because: string }} Contribution
 * @typedef {{
 *   state: "complete",
 *   total: number,
 *   decision: string,
 *   contributions: Contribution[],
 *   cautions: string[],
 * }} Complete
 * @typedef {{
 *   state: "incomplete",
 *   missing: string[],
 *   contributions: Contribution[],
 *   least: number,
 *   most: number,
 *   possible: string[],
 * }} Incomplete
 */

/**
 * Score one session. Inputs and answers that the ruleset does not have are refused, all at once, and
 * never taken as safe.
 * @param {Ruleset} ruleset
 * @param {Answers} answers
 * @returns {Complete | Incomplete}
 */
export function evaluate(ruleset, answers) {
  refuseUnknown(ruleset, answers);
  const contributions = ruleset.rules.filter(({ when }) => holds(when, answers)).map(
    ({ id, points, because }) => ({ rule: id, points, because }),
  );
  const missing = ruleset.inputs.map(({ name }) => name).filter((name) =>
    !Object.hasOwn(answers, name)
  );
  if (missing.length > 0) {
    return { state: "incomplete", missing, contributions, ...outlook(ruleset, answers) };
  }
  const total = totalOf(contributions);
  const cautions = cautionsFor(ruleset, answers, total);
  return {
    state: "complete",
    total,
    decision: decisionFor(ruleset, total),
    contributions,
    cautions,
  };
}

/**
 * @param {Ruleset} ruleset
 * @param {Answers} answers
 * @param {number} total
 */
function cautionsFor(ruleset, answers, total) {
  return ruleset.cautions.filter(({ when, from }) =>
    holds(when, answers) && (from === null || from <= total)
  ).map(({ id }) => id);
}

/**
 * What can still come of answers that leave a question open.
 * @param {Ruleset} ruleset
 * @param {Answers} answers
 */
function outlook(ruleset, answers) {
  const totals = completions(ruleset, answers).map((one) => totalFor(ruleset, one));
  const reached = new Set(totals.map((total) => decisionFor(ruleset, total)));
  const decisions = new Set(ruleset.bands.map(({ decision }) => decision));
  return {
    least: Math.min(...totals),
    most: Math.max(...totals),
    possible: [...decisions].filter((decision) => reached.has(decision)),
  };
}

/** @param {readonly Contribution[]} contributions */
export function totalOf(contributions) {
  return contributions.reduce((total, { points }) => total + points, 0);
}

/**
 * The decision of the first band that begins at or below the total.
 * @param {Ruleset} ruleset
 * @param {number} total
 */
export function decisionFor(ruleset, total) {
  return bandFor(ruleset, total).decision;
}

/**
 * How far a bar of points reaches: from the lowest total to the most points that are ever added up
 * before others are taken off, nothing included.
 * @param {Ruleset} ruleset
 */
export function scale(ruleset) {
  const added = { ...ruleset, rules: ruleset.rules.filter(({ points }) => points > 0) };
  return {
    least: Math.min(0, outlook(ruleset, {}).least),
    most: Math.max(0, outlook(added, {}).most),
  };
}

/**
 * Other answers to some questions, any of those named for each, and what they give: `minded` where it
 * comes with a caution.
 * @typedef {{ input: Input, answers: Answer[] }} Change
 * @typedef {{ changes: Change[], total: number, decision: string, minded: boolean }} Alternative
 */

/**
 * The smallest changes of complete answers that reach a milder decision: all those that change the
 * fewest answers, the lowest total first. None for an incomplete score, or one in the lowest band.
 * @param {Ruleset} ruleset
 * @param {Answers} answers
 * @returns {Alternative[]}
 */
export function smallestChanges(ruleset, answers) {
  if (ruleset.inputs.some(({ name }) => !Object.hasOwn(answers, name))) return [];
  const now = bandFor(ruleset, totalFor(ruleset, answers));
  const milder = completions(ruleset, {}).flatMap((then) => {
    const total = totalFor(ruleset, then);
    const band = bandFor(ruleset, total);
    const lower = ruleset.bands.indexOf(band) > ruleset.bands.indexOf(now);
    if (!lower || band.decision === now.decision) return [];
    const minded = cautionsFor(ruleset, then, total).length > 0;
    return [{ changes: changesTo(ruleset, answers, then), total, decision: band.decision, minded }];
  });
  const fewest = Math.min(...milder.map(({ changes }) => changes.length));
  return folded(milder.filter(({ changes }) => changes.length === fewest))
    .sort((one, other) => one.total - other.total);
}

/**
 * Alternatives that differ in one answer only and give the same, as one with a choice of answers.
 * @param {readonly Alternative[]} alternatives
 */
function folded(alternatives) {
  /** @type {Map<string, Alternative>} */
  const found = new Map();
  for (const alternative of alternatives) {
    const { changes, total, decision, minded } = alternative;
    const last = /** @type {Change} */ (changes.at(-1));
    const before = changes.slice(0, -1).flatMap((
      { input, answers },
    ) => [input.name, answers[0].id]);
    const key = [...before, last.input.name, total, decision, minded].join("/");
    const same = found.get(key)?.changes.at(-1);
    if (same) same.answers.push(...last.answers);
    else found.set(key, alternative);
  }
  return [...found.values()];
}

/**
 * @param {Ruleset} ruleset
 * @param {Answers} now
 * @param {Answers} then
 */
function changesTo(ruleset, now, then) {
  return ruleset.inputs.flatMap((input) => {
    if (now[input.name] === then[input.name]) return [];
    return [{ input, answers: input.answers.filter(({ id }) => id === then[input.name]) }];
  });
}

/**
 * Every way to answer the questions that are open, the first answers first.
 * @param {Ruleset} ruleset
 * @param {Answers} answers
 * @returns {Answers[]}
 */
function completions(ruleset, answers) {
  /** @type {Answers[]} */
  let all = [{}];
  for (const { name, answers: known } of ruleset.inputs) {
    const choices = Object.hasOwn(answers, name) ? [answers[name]] : known.map(({ id }) => id);
    all = all.flatMap((one) => choices.map((choice) => ({ ...one, [name]: choice })));
  }
  return all;
}

/**
 * @param {Ruleset} ruleset
 * @param {Answers} answers
 */
function totalFor(ruleset, answers) {
  return ruleset.rules.reduce(
    (total, { when, points }) => holds(when, answers) ? total + points : total,
    0,
  );
}

/**
 * @param {Ruleset} ruleset
 * @param {number} total
 */
function bandFor(ruleset, total) {
  const band = ruleset.bands.find(({ from }) => from === null || from <= total);
  if (!band) throw new RangeError(`no band takes the score ${total}`);
  return band;
}

/**
 * @param {Answers} when
 * @param {Answers} answers
 */
function holds(when, answers) {
  return Object.entries(when).every(([name, answer]) =>
    Object.hasOwn(answers, name) && answers[name] === answer
  );
}

/**
 * @param {Ruleset} ruleset
 * @param {Answers} answers
 */
function refuseUnknown(ruleset, answers) {
  const unknown = Object.keys(answers).sort().flatMap((name) => {
    const answer = answers[name];
    const input = ruleset.inputs.find((input) => input.name === name);
    if (!input) return [`there is no input '${name}'`];
    const known = input.answers.some(({ id }) => id === answer);
    return known ? [] : [`'${name}' has no answer '${answer}'`];
  });
  if (unknown.length > 0) throw new RangeError(unknown.join("; "));
}
