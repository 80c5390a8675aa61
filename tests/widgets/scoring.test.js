/**
 * Holds what only the browser's scoring does, and how it says what it gives. That it gives the right scores
 * is held by tests/scoring/test_parity.py, over the test vectors of the data and over random rulesets.
 */

import { deepEqual, equal, ok, throws } from "node:assert/strict";
import {
  decisionFor,
  evaluate,
  scale,
  smallestChanges,
  totalOf,
} from "../../overrides/widgets/logic/scoring.js";
import { CALM, everyWay, RULESET } from "./rulesets.js";

/** @typedef {Record<string, string>} Words */

/** @param {string} message */
const refusal = (message) => ({ name: "RangeError", message });

Deno.test("a complete score has its total, its decision, its reasons and what to mind", () => {
  deepEqual(evaluate(RULESET, { ...CALM, device: "unknown", current_session: "yes" }), {
    state: "complete",
    total: 2,
    decision: "review",
    contributions: [
      { rule: "unknown-device", points: 3, because: "unknown-device." },
      { rule: "current-session", points: -1, because: "current-session." },
    ],
    cautions: ["elsewhere"],
  });
});

Deno.test("an incomplete score decides nothing, and says what can still come of it", () => {
  const { current_session: _, ...open } = { ...CALM, device: "unknown", location: "unexpected" };
  deepEqual(evaluate(RULESET, open), {
    state: "incomplete",
    missing: ["current_session"],
    contributions: [
      { rule: "unknown-device", points: 3, because: "unknown-device." },
      { rule: "unexpected-location", points: 3, because: "unexpected-location." },
    ],
    least: 5,
    most: 6,
    possible: ["escalate"],
  });
});

Deno.test("whatever is answered, a score lies where it was said to lie while questions were open", () => {
  for (const answers of everyWay()) {
    const result = evaluate(RULESET, answers);
    if (result.state === "complete") continue;
    ok(result.least <= result.most);
    for (
      const { id } of RULESET.inputs.find(({ name }) => name === result.missing[0])?.answers ?? []
    ) {
      const then = evaluate(RULESET, { ...answers, [result.missing[0]]: id });
      const [low, high] = then.state === "complete"
        ? [then.total, then.total]
        : [then.least, then.most];
      ok(result.least <= low && high <= result.most);
    }
  }
});

Deno.test("everything that the rules do not know is refused at once", () => {
  const answers = { colour: "blue", device: "borrowed", location: "expected" };
  throws(
    () => evaluate(RULESET, answers),
    refusal("there is no input 'colour'; 'device' has no answer 'borrowed'"),
  );
  throws(() => evaluate(RULESET, { toString: "x" }), refusal("there is no input 'toString'"));
  const inherited = JSON.parse('{"__proto__": "known"}');
  throws(() => evaluate(RULESET, inherited), refusal("there is no input '__proto__'"));
});

Deno.test("bands decide from their lowest score on", () => {
  const decided = [-1, 1, 2, 4, 5, 99].map((total) => decisionFor(RULESET, total));
  deepEqual(decided, ["keep", "keep", "review", "review", "escalate", "escalate"]);
});

Deno.test("a score that no band takes is refused", () => {
  const closed = { ...RULESET, bands: RULESET.bands.slice(0, 1) };
  throws(() => decisionFor(closed, 4), refusal("no band takes the score 4"));
});

Deno.test("a scale reaches from the lowest score to the most points that are added up", () => {
  deepEqual(scale(RULESET), { least: -1, most: 10 });
  const forgiving = { ...RULESET.rules[0], id: "forgiven", points: -4 };
  deepEqual(scale({ ...RULESET, rules: [RULESET.rules[0], forgiving] }), { least: -1, most: 3 });
  deepEqual(scale({ ...RULESET, rules: [forgiving] }), { least: -4, most: 0 });
});

/** @param {Words} answers */
function milder(answers) {
  return smallestChanges(RULESET, answers).map(({ changes, total, decision }) => [
    changes.map(({ input, answers }) => [input.name, ...answers.map(({ id }) => id)].join(" ")),
    total,
    decision,
  ]);
}

Deno.test("one other answer is named where it is enough, with every answer that does as well", () => {
  deepEqual(milder({ ...CALM, device: "unknown", app: "api-platform" }), [
    [["device known"], 2, "review"],
    [["app chatgpt codex"], 3, "review"],
    [["current_session yes"], 4, "review"],
  ]);
});

Deno.test("answers that only help together are named together", () => {
  deepEqual(milder({ ...CALM, device: "unknown", location: "unexpected", app: "api-platform" }), [
    [["device known", "location expected"], 2, "review"],
    [["device known", "app chatgpt codex"], 3, "review"],
    [["location expected", "app chatgpt codex"], 3, "review"],
    [["device known", "current_session yes"], 4, "review"],
    [["location expected", "current_session yes"], 4, "review"],
  ]);
});

Deno.test("a milder decision that comes with a caution says so", () => {
  const answers = { ...CALM, trusted_device: "yes", owner_can_confirm: "no" };
  const ways = smallestChanges(RULESET, answers).map(({ changes, minded }) => [
    changes[0].input.name,
    minded,
  ]);
  deepEqual(ways, [["trusted_device", true], ["owner_can_confirm", false], [
    "current_session",
    true,
  ]]);
});

Deno.test("an incomplete score, or one in the lowest band, has nothing to make it milder", () => {
  deepEqual(smallestChanges(RULESET, { device: "unknown" }), []);
  deepEqual(smallestChanges(RULESET, CALM), []);
});

/** @param {Words} answers */
const rank = (answers) => {
  const result = evaluate(RULESET, answers);
  return result.state === "complete"
    ? RULESET.bands.findIndex(({ decision }) => decision === result.decision)
    : -1;
};

/** @param {Words} one @param {Words} other */
const distance = (one, other) =>
  RULESET.inputs.filter(({ name }) => one[name] !== other[name]).length;

Deno.test("no smaller change than those that are named reaches a milder decision, and each of them does", () => {
  const complete = everyWay().filter((one) => Object.keys(one).length === RULESET.inputs.length);
  equal(complete.length, 96);
  for (const now of complete) {
    const reach = complete.filter((then) => rank(then) > rank(now));
    const fewest = Math.min(...reach.map((then) => distance(now, then)));
    const named = smallestChanges(RULESET, now).flatMap(({ changes }) =>
      changes.reduce(
        (all, { input, answers }) =>
          all.flatMap((one) => answers.map(({ id }) => ({ ...one, [input.name]: id }))),
        [{ ...now }],
      )
    );
    const keys = (/** @type {Words[]} */ all) => all.map((one) => Object.values(one).join()).sort();
    deepEqual(keys(named), keys(reach.filter((then) => distance(now, then) === fewest)));
  }
});

Deno.test("a score is the sum of the points that are shown with it", () => {
  for (const answers of everyWay()) {
    const result = evaluate(RULESET, answers);
    if (result.state === "complete") equal(result.total, totalOf(result.contributions));
  }
});
