/** The state of a drill goes in; when each inject is due, and which is to be delivered now, comes out. */

import { exerciseAt } from "./exercise-clock.js";
import { MINUTE } from "./model.js";

/** @typedef {import("./model.js").InjectState} InjectState */
/** @typedef {import("./model.js").Moment} Moment */
/** @typedef {import("./model.js").Plan} Plan */
/** @typedef {import("./model.js").PlannedInject} PlannedInject */
/** @typedef {import("./model.js").State} State */

/**
 * The injects with the times at which they are due. What was due when it was delivered stays as it was.
 * @param {Plan} plan
 * @param {State} state
 * @returns {readonly InjectState[]}
 */
export function dueInjects(plan, state) {
  if (!state.started) return state.injects;
  /** @type {Map<string, Moment | null>} */
  const happened = new Map();
  for (const { id, done } of state.steps) happened.set(id, done);
  for (const { id, delivered } of state.injects) happened.set(id, delivered);
  return state.injects.map((one, place) => {
    if (one.delivered) return one;
    const due = dueTime(plan.injects[place], happened);
    return due === one.due ? one : { ...one, due };
  });
}

/** @param {PlannedInject} planned @param {ReadonlyMap<string, Moment | null>} happened */
function dueTime({ at, after, delay }, happened) {
  if (after === null) return (at ?? 0) * MINUTE;
  const waitedFor = happened.get(after);
  return waitedFor ? waitedFor.exercise + delay * MINUTE : null;
}

/**
 * The injects whose time has come, the one first that was due first; none that somebody holds back.
 * @param {State} state
 * @param {number} elapsed
 * @returns {string[]}
 */
export function injectsDue(state, elapsed) {
  if (state.status !== "running") return [];
  const now = exerciseAt(state, elapsed);
  return state.injects
    .flatMap(({ id, due, delivered, held }) =>
      due !== null && due <= now && !delivered && !held ? [{ id, due }] : []
    )
    .toSorted((one, other) => one.due - other.due)
    .map(({ id }) => id);
}
