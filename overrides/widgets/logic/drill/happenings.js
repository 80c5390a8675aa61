/** What can happen in a drill or a response, each with what it does to the state. */

import { emptySession, withAccount } from "./start.js";
import { MINUTE } from "./model.js";

/** @typedef {import("./model.js").Happening} Happening */
/** @typedef {import("./model.js").Moment} Moment */
/** @typedef {import("./model.js").Plan} Plan */
/** @typedef {import("./model.js").SessionState} SessionState */
/** @typedef {import("./model.js").State} State */

/**
 * @template {Happening["type"]} Type
 * @typedef {Extract<Happening, { type: Type }>} Of
 */

/**
 * What one thing does: the plan, the state before, what happened, and when.
 * @template {Happening["type"]} Type
 * @typedef {(plan: Plan, state: State, event: Of<Type>, at: Moment) => State} Does
 */

/**
 * The list with some of its members replaced.
 * @template One
 * @param {readonly One[]} list
 * @param {(one: One, place: number) => boolean} meant
 * @param {(one: One) => One} change
 */
function replaced(list, meant, change) {
  return list.map((one, place) => meant(one, place) ? change(one) : one);
}

/** @type {Does<"account">} */
const account = (plan, state, event) => withAccount(plan, state, event.account);

/** @type {Does<"deliver">} */
function deliver(_plan, state, { inject, by }, at) {
  const injects = replaced(
    state.injects,
    (one) => one.id === inject && one.delivered === null,
    (one) => ({ ...one, delivered: at, by, held: false }),
  );
  return { ...state, injects };
}

/** @type {Does<"hold">} */
function hold(_plan, state, { inject, held }) {
  const injects = replaced(
    state.injects,
    (one) => one.id === inject && one.delivered === null,
    (one) => ({ ...one, held }),
  );
  return { ...state, injects };
}

/** @type {Does<"respond">} */
function respond(_plan, state, { inject, response }, at) {
  const injects = replaced(
    state.injects,
    (one) => one.id === inject && one.delivered !== null,
    (one) => {
      const same = one.response?.decision === response.decision;
      const decided = same ? one.decided : response.decision === "" ? null : at;
      return { ...one, response, decided };
    },
  );
  return { ...state, injects };
}

/** @type {Does<"stamp">} */
function stamp(_plan, state, { stamp: name, set }, at) {
  if (!Object.hasOwn(state.stamps, name) || set === (state.stamps[name] !== null)) return state;
  return { ...state, stamps: { ...state.stamps, [name]: set ? at : null } };
}

/** @type {Does<"step">} */
function step(plan, state, { step: id, done }, at) {
  const place = state.steps.findIndex((one) => one.id === id);
  const before = state.steps[place];
  if (!before || done === (before.done !== null)) return state;
  const after = { ...before, done: done ? at : null, order: done ? state.events : null };
  const next = { ...state, steps: state.steps.with(place, after) };
  return plan.steps[place].starts === null ? next : revoking(plan, next);
}

/**
 * The revocation is under way from the first of the steps that start it; where none is done any more, it never was.
 * @param {Plan} plan
 * @param {State} state
 * @returns {State}
 */
function revoking(plan, state) {
  const [opened = null] = state.steps
    .flatMap(({ done }, place) => plan.steps[place].starts !== null && done ? [done] : [])
    .toSorted((one, other) => one.elapsed - other.elapsed);
  const since = opened?.elapsed ?? Infinity;
  const sessions = state.sessions.map((one) =>
    checked(one, one.checks.filter(({ at }) => at.elapsed >= since))
  );
  const closes = (opened?.exercise ?? 0) + plan.window_minutes * MINUTE;
  return { ...state, sessions, revocation: opened && { opened, closes } };
}

/**
 * A session was gone when it was first seen gone, and not seen again.
 * @param {SessionState} session
 * @param {SessionState["checks"]} checks
 */
function checked(session, checks) {
  const seen = checks.findLastIndex(({ gone }) => !gone);
  return { ...session, checks, gone: checks[seen + 1]?.at ?? null };
}

/** @type {Does<"assign">} */
function assign(_plan, state, { step: id, role }) {
  const steps = replaced(state.steps, (one) => one.id === id, (one) => ({ ...one, role }));
  return { ...state, steps };
}

/** The sessions of a response, which nobody knows beforehand. @type {Does<"rows">} */
function rows(plan, state, { labels }) {
  if (plan.kind !== "response") return state;
  return { ...state, sessions: relabelled(state.sessions, labels) };
}

/**
 * What was decided stays with the label that it was decided about, wherever that stands now. A label that nobody has
 * seen is a correction where there are as many rows as before, else it is a new row.
 * @param {readonly SessionState[]} before
 * @param {readonly string[]} labels
 */
function relabelled(before, labels) {
  const left = new Set(before);
  const kept = labels.map((label) => {
    const same = before.find((one) => one.label === label && left.has(one));
    if (same) left.delete(same);
    return same;
  });
  return labels.map((label, place) => {
    const here = before.length === labels.length && left.has(before[place]) ? before[place] : null;
    return { ...kept[place] ?? here ?? emptySession(label), label };
  });
}

/**
 * @param {State} state
 * @param {number} number
 * @param {(one: SessionState) => SessionState} change
 * @returns {State}
 */
function session(state, number, change) {
  const sessions = replaced(state.sessions, (_, place) => place === number - 1, change);
  return { ...state, sessions };
}

/** @type {Does<"decide">} */
function decide(_plan, state, { session: number, decision }, at) {
  return session(state, number, (one) => {
    if (one.decision === decision) return one;
    const decided = decision === "" ? null : at;
    return { ...one, decision, decided, changes: one.changes + 1 };
  });
}

/** @type {Does<"check">} */
function check(_plan, state, { session: number, gone }, at) {
  if (!state.revocation) return state;
  return session(state, number, (one) => checked(one, [...one.checks, { at, gone }]));
}

/** @type {Does<"line">} */
function line(_plan, state, { line }, at) {
  const added = { ...line, index: state.events, at, amended: false, struck: false };
  return { ...state, lines: [...state.lines, added] };
}

/** @type {Does<"amend">} */
function amend(_plan, state, { index, line }) {
  const lines = replaced(
    state.lines,
    (one) => one.index === index,
    (one) => ({ ...one, ...line, amended: true }),
  );
  return { ...state, lines };
}

/** @type {Does<"strike">} */
function strike(_plan, state, { index, struck }) {
  const lines = replaced(state.lines, (one) => one.index === index, (one) => ({ ...one, struck }));
  return { ...state, lines };
}

/** @type {Does<"rate">} */
function rate(_plan, state, { objective, assessment }) {
  const objectives = replaced(
    state.objectives,
    (one) => one.id === objective,
    (one) => ({ ...one, ...assessment }),
  );
  return { ...state, objectives };
}

/** @type {Does<"answer">} */
function answer(plan, state, { question, role, text }) {
  if (!(question in plan.debrief)) return state;
  const others = state.answers.filter((one) => one.question !== question || one.role !== role);
  const answers = text === "" ? others : [...others, { question, role, text }];
  return { ...state, answers };
}

/** What can happen while a drill runs. @type {{ readonly [Type in Happening["type"]]?: Does<Type> }} */
export const DURING = {
  account,
  deliver,
  hold,
  respond,
  stamp,
  step,
  assign,
  rows,
  decide,
  check,
  line,
};

/** What can be written at any time from the start on, the talk afterwards included. */
export const ALWAYS = {
  amend,
  strike,
  rate,
  answer,
  /** @type {Does<"strengths">} */
  strengths: (_plan, state, { items }) => ({ ...state, strengths: items }),
  /** @type {Does<"areas">} */
  areas: (_plan, state, { items }) => ({ ...state, areas: items }),
  /** @type {Does<"actions">} */
  actions: (_plan, state, { items }) => ({ ...state, actions: items }),
};
