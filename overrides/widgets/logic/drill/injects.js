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
  const injects = state.injects.map((one, place) => {
    if (one.delivered) return one;
    const due = dueTime(plan.injects[place], state);
    return due === one.due ? one : { ...one, due };
  });
  return injects.every((one, place) => one === state.injects[place]) ? state.injects : injects;
}

/** @param {PlannedInject} planned @param {State} state */
function dueTime({ at, after, delay }, state) {
  if (after === null) return (at ?? 0) * MINUTE;
  const waitedFor = state.injects.find(({ id }) => id === after)?.delivered ??
    state.steps.find(({ id }) => id === after)?.done;
  return waitedFor ? waitedFor.exercise + delay * MINUTE : null;
}

/**
 * The injects whose time has come, in the order of the plan; none that somebody holds back.
 * @param {State} state
 * @param {number} elapsed
 * @returns {string[]}
 */
export function injectsDue(state, elapsed) {
  if (state.status !== "running") return [];
  const now = exerciseAt(state, elapsed);
  return state.injects.filter(({ due, delivered, held }) =>
    due !== null && due <= now && !delivered && !held
  ).map(({ id }) => id);
}
