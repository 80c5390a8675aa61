/** Holds the scores of the shared vectors, what answers give, and what would lower a score. */

import { deepEqual, equal, ok, throws } from "node:assert/strict";
import {
  decisionFor,
  evaluate,
  lowerings,
  pointsOf,
} from "../../overrides/widgets/logic/scoring.js";
import json from "../vectors/scoring.json" with { type: "json" };

/** @typedef {import("../../overrides/widgets/logic/scoring.js").Ruleset} Ruleset */
/** @typedef {import("../../overrides/widgets/logic/scoring.js").Decision} Decision */
/** @typedef {Record<string, string>} Words */
/**
 * @typedef {{
 *   name: string,
 *   answers: Words,
 *   error?: string,
 *   expect?: {
 *     state: string,
 *     total?: number,
 *     decision?: string,
 *     missing?: string[],
 *     rules: string[],
 *   },
 * }} Case
 */

/**
 * @typedef {{
 *   ruleset: {
 *     id: string,
 *     inputs: Record<string, { question: string, answers: Words }>,
 *     rules: { id: string, when: Words, points: number, because: string }[],
 *     bands: { from?: number, decision: string }[],
 *   },
 *   cases: Case[],
 * }} Vectors
 */

const vectors = /** @type {Vectors} */ (/** @type {unknown} */ (json));

/** @param {string} id @returns {Decision} */
const decision = (id) => ({ id, label: id, tone: "keep", meaning: "", next: "", see: null });

/**
 * The vectors' ruleset, which reads as owners write it, in the shape that the generator prints.
 * @returns {Ruleset}
 */
function ruleset() {
  const { id, inputs, rules, bands } = vectors.ruleset;
  return {
    id,
    hash: "00000000",
    inputs: Object.entries(inputs).map(([name, { question, answers }]) => ({
      name,
      question,
      answers: Object.entries(answers).map(([id, label]) => ({ id, label })),
    })),
    rules,
    bands: bands.map((band) => ({ from: band.from ?? null, decision: decision(band.decision) })),
  };
}

const RULESET = ruleset();
const CALM = {
  device: "known",
  location: "expected",
  app: "chatgpt",
  trusted_device: "no",
  owner_can_confirm: "yes",
  current_session: "no",
};

/** @param {Words} answers */
function outcome(answers) {
  const { contributions, ...result } = evaluate(RULESET, answers);
  const rules = contributions.map((contribution) => contribution.rule);
  if (result.state === "incomplete") return { ...result, rules };
  return { ...result, decision: result.decision.id, rules };
}

for (const { name, answers, expect, error } of vectors.cases) {
  Deno.test(`shared vector: ${name}`, () => {
    if (error === undefined) deepEqual(outcome(answers), expect);
    else throws(() => evaluate(RULESET, answers), isRangeError(error));
  });
}

/** @param {string} part */
function isRangeError(part) {
  /** @param {unknown} error */
  return (error) => error instanceof RangeError && error.message.includes(part);
}

/** Every way to answer, open questions included. */
function* domain() {
  const choices = RULESET.inputs.map(({ name, answers }) => [
    {},
    ...answers.map((answer) => ({ [name]: answer.id })),
  ]);
  /** @type {Words[]} */
  let all = [{}];
  for (const choice of choices) all = all.flatMap((one) => choice.map((c) => ({ ...one, ...c })));
  yield* all;
}

Deno.test("an incomplete form is never decided, whatever its answers", () => {
  for (const answers of domain()) {
    const open = Object.keys(answers).length < RULESET.inputs.length;
    equal(evaluate(RULESET, answers).state, open ? "incomplete" : "complete");
  }
});

Deno.test("a score is the sum of the points that are shown with it", () => {
  for (const answers of domain()) {
    const result = evaluate(RULESET, answers);
    if (result.state === "incomplete") continue;
    equal(result.total, result.contributions.reduce((sum, { points }) => sum + points, 0));
  }
});

Deno.test("a contribution carries the rule's points and its reason", () => {
  deepEqual(evaluate(RULESET, { device: "unknown" }).contributions, [
    { rule: "unknown-device", points: 3, because: "Nobody vouches for the device." },
  ]);
});

Deno.test("bands decide from their lowest score on", () => {
  const decided = [-1, 1, 2, 4, 5, 99].map((total) => decisionFor(RULESET, total).id);
  const escalate = "revoke-and-escalate";
  deepEqual(decided, ["keep", "keep", "review", "review", escalate, escalate]);
});

Deno.test("a score that no band takes is refused", () => {
  const closed = { ...RULESET, bands: RULESET.bands.slice(0, 1) };
  throws(() => decisionFor(closed, 4), isRangeError("no band"));
});

Deno.test("an answer's points are told apart from what it adds in combination", () => {
  deepEqual(pointsOf(RULESET, "device", "unknown"), { alone: 3, combined: [] });
  deepEqual(pointsOf(RULESET, "device", "known"), { alone: 0, combined: [] });
  deepEqual(pointsOf(RULESET, "current_session", "yes"), { alone: -1, combined: [] });
  deepEqual(pointsOf(RULESET, "trusted_device", "yes"), { alone: 0, combined: [2] });
});

Deno.test("what would lower a score is the best other answer per question, the lowest first", () => {
  const answers = { ...CALM, device: "unknown", app: "api-platform" };
  deepEqual(
    lowerings(RULESET, answers).map(({ input, answer, total, decision }) => [
      input.name,
      answer.id,
      total,
      decision.id,
    ]),
    [
      ["device", "known", 2, "review"],
      ["app", "chatgpt", 3, "review"],
      ["current_session", "yes", 4, "review"],
    ],
  );
});

Deno.test("an incomplete form, or a score in the lowest band, has nothing to lower it", () => {
  deepEqual(lowerings(RULESET, { device: "unknown" }), []);
  deepEqual(lowerings(RULESET, CALM), []);
  deepEqual(lowerings(RULESET, { ...CALM, app: "api-platform", current_session: "yes" }), []);
});

Deno.test("every lowering is below the score", () => {
  for (const answers of domain()) {
    const now = evaluate(RULESET, answers);
    if (now.state === "incomplete") continue;
    ok(lowerings(RULESET, answers).every(({ total }) => total < now.total));
  }
});
