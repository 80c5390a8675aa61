/** A plan and a state go in; every moment that is known comes out, in order, in words. */

import { STAMPS } from "./model.js";
import { sessionLabel } from "./report-sessions.js";
import { instant, passedByWall } from "./report-times.js";
import { timeline as texts } from "../texts/timeline.js";

/** @typedef {import("./model.js").Moment} Moment */
/** @typedef {import("./model.js").Plan} Plan */
/** @typedef {import("./model.js").State} State */
/** @typedef {import("./report-model.js").Kind} Kind */
/** @typedef {import("./report-model.js").TimelineEntry} TimelineEntry */
/** @typedef {{ at: Moment | null, kind: Kind, text: string, role?: string }} Told */

/**
 * The timeline of a drill or of a response. What happened at one moment stands in the order in which one thing leads to
 * another: a step makes an inject due.
 * @param {Plan} plan
 * @param {State} state
 * @returns {TimelineEntry[]}
 */
export function timelineOf(plan, state) {
  const told = [
    { at: state.started, kind: /** @type {const} */ ("start"), text: texts.started(plan.kind) },
    ...clockMoments(state),
    ...steps(plan, state),
    ...injects(plan, state),
    ...STAMPS.map((name) => toldStamp(state, name)),
    ...sessions(plan, state),
    ...lines(plan, state),
    { at: state.ended, kind: /** @type {const} */ ("end"), text: texts.ended(plan.kind) },
  ];
  const known = told.flatMap(({ at, ...rest }) => (at && rest.text ? [{ at, ...rest }] : []));
  return known.toSorted(byTime).map(({ at, kind, text, role = "" }) => ({
    at: instant(at),
    role: role || null,
    kind,
    text,
  }));
}

/**
 * Where time that was missed is counted, the exercise clock leaps at one moment of the other.
 * @param {{ at: Moment }} one
 * @param {{ at: Moment }} other
 */
function byTime({ at: one }, { at: other }) {
  return one.elapsed - other.elapsed || one.exercise - other.exercise;
}

/** A pause that the end cuts off is not gone on from. @param {State} state @returns {Told[]} */
function clockMoments({ pauses, speeds, clocks, ended }) {
  return [
    ...pauses.flatMap(({ from, to, cause, counted }) => {
      const on = to && to.elapsed !== ended?.elapsed ? to : null;
      const wall = on ? passedByWall(from.elapsed, on.elapsed) : 0;
      return /** @type {Told[]} */ ([
        { at: from, kind: "pause", text: texts.pauses[cause] },
        { at: on, kind: "resume", text: texts.resumed(wall, counted) },
      ]);
    }),
    ...speeds.map(({ at, speed }) => /** @type {Told} */ ({
      at,
      kind: "speed",
      text: texts.speed(speed),
    })),
    ...clocks.map(({ at, by }) => /** @type {Told} */ ({
      at,
      kind: "clock",
      text: texts.clockSet(by),
    })),
  ];
}

/** @param {Plan} plan @param {State} state @returns {Told[]} */
function steps(plan, state) {
  return plan.steps.map((planned, place) => {
    const { done, role } = state.steps[place];
    return { at: done, kind: "step", role, text: texts.stepDone(planned.do) };
  });
}

/** @param {Plan} plan @param {State} state @returns {Told[]} */
function injects(plan, state) {
  return plan.injects.flatMap(({ id }, place) => {
    const { delivered, by, response, decided } = state.injects[place];
    const answer = labelOf(plan.decisions, response?.decision ?? "");
    return /** @type {Told[]} */ ([
      { at: delivered, kind: "inject", text: texts.inject(place + 1, id, by) },
      {
        at: decided,
        kind: "response",
        role: response?.role,
        text: texts.response(place + 1, answer, response?.rationale ?? ""),
      },
    ]);
  });
}

/** @param {State} state @param {(typeof STAMPS)[number]} name @returns {Told} */
function toldStamp({ stamps }, name) {
  return { at: stamps[name], kind: "stamp", text: `${texts.stamps[name]}.` };
}

/** @param {Plan} plan @param {State} state @returns {Told[]} */
function sessions(plan, state) {
  return state.sessions.flatMap(({ decision, decided, checks }, place) => {
    const name = texts.session(place + 1, sessionLabel(plan, state, place));
    const label = labelOf(plan.decisions, decision);
    return /** @type {Told[]} */ ([
      { at: decided, kind: "decision", text: texts.decided(name, label) },
      ...checks.map(({ at, gone }) => ({ at, kind: "check", text: texts.checked(name, gone) })),
    ]);
  });
}

/** What a struck line said is gone, that there was one is not. @param {Plan} plan @param {State} state @returns {Told[]} */
function lines(plan, state) {
  return state.lines.map(({ at, role, struck, ...line }) => ({
    at,
    kind: "line",
    role,
    text: struck
      ? texts.struck
      : texts.line({ ...line, decision: labelOf(plan.decisions, line.decision) }),
  }));
}

/**
 * What readers see of an id: its label, or the id itself where nobody describes it.
 * @param {readonly { id: string, label: string }[]} terms
 * @param {string} id
 */
export function labelOf(terms, id) {
  return terms.find((one) => one.id === id)?.label ?? id;
}
