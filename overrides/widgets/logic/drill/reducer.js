/**
 * A state and an event go in; the next state comes out. The same events always come to the same state, so a log is all
 * there is to save. An event that makes no sense where it stands changes nothing: a log may come from anywhere.
 */

import { anchored, halted, momentOf, resumed } from "./exercise-clock.js";
import { ALWAYS, DURING } from "./happenings.js";
import { dueInjects } from "./injects.js";
import { initialState } from "./start.js";

/** @typedef {import("./happenings.js").Does<any>} AnyDoes */
/** @typedef {import("./model.js").Happening} Happening */
/** @typedef {import("./model.js").LogEvent} LogEvent */
/** @typedef {import("./model.js").Moment} Moment */
/** @typedef {import("./model.js").Plan} Plan */
/** @typedef {import("./model.js").State} State */

/**
 * @param {Plan} plan
 * @param {State} state
 * @param {LogEvent} event
 * @returns {State}
 */
export function reduce(plan, state, event) {
  const at = momentOf(state, event);
  const next = changed(plan, state, event, at);
  const last = next.started ? momentOf(next, event) : null;
  return { ...next, last, injects: dueInjects(plan, next), events: state.events + 1 };
}

/**
 * The state that a whole log comes to.
 * @param {Plan} plan
 * @param {readonly LogEvent[]} events
 */
export function replay(plan, events) {
  return events.reduce((state, event) => reduce(plan, state, event), initialState(plan));
}

/**
 * @param {Plan} plan
 * @param {State} state
 * @param {LogEvent} event
 * @param {Moment} at
 * @returns {State}
 */
function changed(plan, state, event, at) {
  if (state.status === "ready") {
    return event.type === "start" ? started(plan, state, event, at) : state;
  }
  const always = does(ALWAYS, event.type);
  if (always) return always(plan, state, event, at);
  if (state.status === "ended") return state;
  return does(DURING, event.type)?.(plan, state, event, at) ?? clock(plan, state, event, at);
}

/**
 * @param {object} table
 * @param {string} type
 * @returns {AnyDoes | undefined}
 */
const does = (table, type) => Object.hasOwn(table, type) ? Reflect.get(table, type) : undefined;

/**
 * @param {Plan} plan
 * @param {State} state
 * @param {Extract<LogEvent, { type: "start" }>} event
 * @param {Moment} at
 * @returns {State}
 */
function started(plan, state, { head, account }, at) {
  const moment = { ...at, exercise: 0 };
  const next = /** @type {State} */ ({
    ...state,
    status: "running",
    anchor: anchored(moment, 1),
    started: moment,
    head,
  });
  return DURING.account?.(plan, next, { type: "account", account }, moment) ?? next;
}

/**
 * What happens to the clocks.
 * @param {Plan} plan
 * @param {State} state
 * @param {LogEvent} event
 * @param {Moment} at
 * @returns {State}
 */
function clock(plan, state, event, at) {
  const running = state.status === "running";
  // What really happens does not wait for anybody.
  const stops = running && plan.kind === "drill";
  switch (event.type) {
    case "pause":
      return stops ? halted(state, at, "pause") : state;
    case "resume":
      return running ? state : resumed(state, at, event.counted);
    case "speed":
      return plan.kind === "drill" ? faster(state, event.speed, at) : state;
    case "away":
      return away(plan, state, event, at);
    case "clock":
      return { ...state, clocks: [...state.clocks, { at, by: event.by }] };
    case "end":
      return ended(state, at);
    default:
      return state;
  }
}

/** @param {State} state @param {State["speed"]} speed @param {Moment} at @returns {State} */
function faster(state, speed, at) {
  if (state.speed === speed) return state;
  const rate = state.status === "running" ? speed : 0;
  return { ...state, speed, anchor: anchored(at, rate), speeds: [...state.speeds, { at, speed }] };
}

/**
 * The page did not run for a while. Nobody delivered anything meanwhile, so a drill stands still from then on.
 * @param {Plan} plan
 * @param {State} state
 * @param {Extract<LogEvent, { type: "away" }>} event
 * @param {Moment} at
 * @returns {State}
 */
function away(plan, state, { since, cause, wall, zone }, at) {
  const begun = momentOf(state, { wall, zone, elapsed: Math.min(since, at.elapsed) });
  const from = { ...begun, wall: wall - (at.elapsed - begun.elapsed) };
  if (plan.kind === "response") {
    const pause = { from, to: at, cause, counted: true };
    return { ...state, pauses: [...state.pauses, pause] };
  }
  return state.status === "running" ? halted(state, from, cause) : state;
}

/** @param {State} state @param {Moment} at @returns {State} */
function ended(state, at) {
  const pauses = state.pauses.map((pause) => pause.to ? pause : { ...pause, to: at });
  return { ...state, status: "ended", ended: at, anchor: anchored(at, 0), pauses };
}
