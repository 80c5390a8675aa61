/** A plan and a state go in; what a report says of the steps and of the stamps comes out. */

import { STAMPS } from "./model.js";
import { instant, instantOrNull, passed } from "./report-times.js";
import { doneAheadOf } from "./steps.js";

/** @typedef {import("./model.js").Plan} Plan */
/** @typedef {import("./model.js").StampName} StampName */
/** @typedef {import("./model.js").State} State */
/** @typedef {import("./report-model.js").ReportedStamp} ReportedStamp */
/** @typedef {import("./report-model.js").ReportedStep} ReportedStep */

/**
 * The steps that apply.
 * @param {Plan} plan
 * @param {State} state
 * @returns {ReportedStep[]}
 */
export function reportedSteps(plan, state) {
  const ahead = doneAheadOf(plan, state);
  return plan.steps.flatMap((planned, place) => {
    const { applies, done, role } = state.steps[place];
    return applies
      ? [{
        id: planned.id,
        do: planned.do,
        done: instantOrNull(done),
        role: role || null,
        skipped: done === null,
        ahead_of: ahead.get(planned.id) ?? [],
        any_time: planned.any_time,
      }]
      : [];
  });
}

/**
 * @param {State} state
 * @returns {Record<StampName, ReportedStamp>}
 */
export function reportedStamps(state) {
  const stamps = STAMPS.map((name, place) => [name, reportedStamp(state, name, place)]);
  return Object.fromEntries(stamps);
}

/** @param {State} state @param {StampName} name @param {number} place @returns {ReportedStamp} */
function reportedStamp({ stamps, started }, name, place) {
  const at = stamps[name];
  const before = STAMPS.slice(0, place).filter((one) => stamps[one] !== null);
  const previous = before.at(-1) ?? null;
  const since = previous && stamps[previous];
  const early = before.some((one) => at && (stamps[one]?.elapsed ?? 0) > at.elapsed);
  return {
    at: at && instant(at),
    since_start: at && started && passed(started, at),
    previous: at && previous,
    since_previous: at && since && !early ? passed(since, at) : null,
    out_of_order: early,
  };
}
