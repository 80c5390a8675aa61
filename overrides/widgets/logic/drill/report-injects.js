/** A plan and a state go in; what a report says of each inject, and of what was expected of it, comes out. */

import { earliest, instant, instantOrNull, passed, passedByWall, seconds } from "./report-times.js";
import { verdictOf } from "./verdicts.js";
import { written } from "./written.js";

/** @typedef {import("./model.js").InjectState} InjectState */
/** @typedef {import("./model.js").Moment} Moment */
/** @typedef {import("./model.js").Plan} Plan */
/** @typedef {import("./model.js").PlannedInject} PlannedInject */
/** @typedef {import("./model.js").State} State */
/** @typedef {import("./report-model.js").Outcome} Outcome */
/** @typedef {import("./report-model.js").ReportedInject} ReportedInject */

const SECONDS = 60;
const RESPONSE = /** @type {const} */ ([
  "decision",
  "options",
  "role",
  "rationale",
  "follow_up",
  "evidence",
]);

/**
 * @param {Plan} plan
 * @param {State} state
 * @returns {ReportedInject[]}
 */
export function reportedInjects(plan, state) {
  return plan.injects.map((planned, place) => {
    const inject = state.injects[place];
    const { due, delivered } = inject;
    const wanted = planned.expect?.decide ?? null;
    const taken = inject.response?.decision ?? "";
    return {
      number: place + 1,
      id: planned.id,
      text: planned.text,
      planned: planned.planned * SECONDS,
      due: due === null ? null : seconds(due),
      delivered: instantOrNull(delivered),
      late: due === null || !delivered ? null : seconds(delivered.exercise) - seconds(due),
      by: inject.by,
      paused: delivered ? pausedBefore(state, place, delivered) : null,
      response: responseOf(inject),
      ...expectation(planned, inject, state),
      verdict: wanted === null ? null : verdictOf(plan, wanted, taken),
    };
  });
}

/** @param {InjectState} inject @returns {ReportedInject["response"]} */
function responseOf({ response, decided }) {
  if (!response) return null;
  return { ...written(response, RESPONSE), decided: instantOrNull(decided) };
}

/**
 * How long the exercise stood still since the inject that was delivered before this one, or since the start.
 * @param {State} state
 * @param {number} place
 * @param {Moment} delivered
 */
function pausedBefore({ injects, pauses, started }, place, { elapsed }) {
  const before = injects.flatMap((one, other) => {
    const at = one.delivered?.elapsed ?? Infinity;
    return at < elapsed || (at === elapsed && other < place) ? [at] : [];
  });
  const since = Math.max(started?.elapsed ?? 0, ...before);
  const still = pauses.filter(({ counted }) => !counted).map(({ from, to }) =>
    passedByWall(Math.max(from.elapsed, since), Math.min(to?.elapsed ?? Infinity, elapsed))
  );
  return still.reduce((sum, one) => sum + one, 0);
}

/**
 * @param {PlannedInject} planned
 * @param {InjectState} inject
 * @param {State} state
 * @returns {Pick<ReportedInject, "expected" | "outcome" | "met">}
 */
function expectation({ expect }, inject, state) {
  const { delivered } = inject;
  if (!expect || (expect.step === null && expect.decide === null)) {
    const outcome = delivered ? "nothing-expected" : "not-delivered";
    return { expected: null, outcome, met: null };
  }
  const within = expect.within === null ? null : expect.within * SECONDS;
  const expected = { step: expect.step, decision: expect.decide, within };
  if (!delivered) return { expected, outcome: "not-delivered", met: null };
  const at = metAt(expect, inject, delivered, state);
  if (!at) return { expected, outcome: "missed", met: null };
  const taken = passed(delivered, at);
  return {
    expected,
    outcome: within === null || taken <= within ? "met" : "met-late",
    met: { at: instant(at), seconds: taken, already: at.elapsed < delivered.elapsed },
  };
}

/**
 * When all that is expected was met, if it was.
 * @param {NonNullable<PlannedInject["expect"]>} expect
 * @param {InjectState} inject
 * @param {Moment} delivered
 * @param {State} state
 */
function metAt({ step, decide }, inject, delivered, state) {
  const parts = [
    ...(step === null ? [] : [state.steps.find(({ id }) => id === step)?.done ?? null]),
    ...(decide === null ? [] : [decidedAt(decide, inject, delivered, state)]),
  ];
  const known = parts.filter((one) => one !== null);
  if (known.length < parts.length) return null;
  return known.reduce((last, one) => (one.elapsed > last.elapsed ? one : last));
}

/**
 * When a decision was first taken once the inject was delivered: in its response, of a session, or in a line.
 * @param {string} decision
 * @param {InjectState} inject
 * @param {Moment} delivered
 * @param {State} state
 */
function decidedAt(decision, inject, delivered, { sessions, lines }) {
  const found = [
    inject.response?.decision === decision ? inject.decided : null,
    ...sessions.map((one) => (one.decision === decision ? one.decided : null)),
    ...lines.map((one) => (one.decision === decision && !one.struck ? one.at : null)),
  ];
  return earliest(found.map((one) => (one && one.elapsed >= delivered.elapsed ? one : null)));
}
