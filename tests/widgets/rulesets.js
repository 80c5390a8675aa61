/** Rulesets for tests: the shipped points and thresholds in short, in the form that the generator prints. */

/** @typedef {import("../../overrides/widgets/logic/scoring.js").Ruleset} Ruleset */

/**
 * @param {string} name
 * @param {string} code
 * @param {...[id: string, code: string]} answers
 */
function input(name, code, ...answers) {
  return {
    name,
    code,
    question: `${name}?`,
    answers: answers.map(([id, code]) => ({ id, code, text: `It is ${id}` })),
  };
}

/** @param {string} id @param {Record<string, string>} when @param {number} points */
const rule = (id, when, points) => ({ id, when, points, because: `${id}.` });

/** @type {Ruleset} */
export const RULESET = {
  id: "session-risk",
  code: "SR",
  title: "Session risk",
  hash: "3f9c21ab",
  inputs: [
    input("device", "D", ["known", "K"], ["unknown", "U"]),
    input("location", "L", ["expected", "E"], ["unexpected", "X"]),
    input("app", "A", ["chatgpt", "C"], ["codex", "X"], ["api-platform", "P"]),
    input("trusted_device", "T", ["no", "N"], ["yes", "Y"]),
    input("owner_can_confirm", "O", ["yes", "Y"], ["no", "N"]),
    input("current_session", "C", ["yes", "Y"], ["no", "N"]),
  ],
  rules: [
    rule("unknown-device", { device: "unknown" }, 3),
    rule("unexpected-location", { location: "unexpected" }, 3),
    rule("api-platform", { app: "api-platform" }, 2),
    rule("trusted-unconfirmed", { trusted_device: "yes", owner_can_confirm: "no" }, 2),
    rule("current-session", { current_session: "yes" }, -1),
  ],
  bands: [
    { from: 5, decision: "escalate" },
    { from: 2, decision: "review" },
    { from: null, decision: "keep" },
  ],
  cautions: [
    { id: "elsewhere", when: { current_session: "yes" }, from: 2, text: "Act from elsewhere." },
    {
      id: "nobody",
      when: { owner_can_confirm: "no" },
      from: null,
      text: "Nobody stands behind it.",
    },
  ],
  decisions: [
    {
      id: "escalate",
      label: "Escalate",
      tone: "escalate",
      meaning: "An intruder's.",
      next: "Call the *lead*.",
    },
    { id: "review", label: "Review", tone: "review", meaning: "Odd.", next: "Ask the owner." },
    { id: "keep", label: "Keep", tone: "keep", meaning: "Known.", next: "Leave it." },
  ],
};

/** Answers that nothing speaks against. */
export const CALM = {
  device: "known",
  location: "expected",
  app: "chatgpt",
  trusted_device: "no",
  owner_can_confirm: "yes",
  current_session: "no",
};

/** Every way to answer, open questions included. */
export function everyWay() {
  /** @type {Record<string, string>[]} */
  let all = [{}];
  for (const { name, answers } of RULESET.inputs) {
    const choices = [{}, ...answers.map(({ id }) => ({ [name]: id }))];
    all = all.flatMap((one) => choices.map((choice) => ({ ...one, ...choice })));
  }
  return all;
}
