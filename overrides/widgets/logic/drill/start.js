/** A plan goes in; the state before anything has happened comes out. */

import { STAMPS } from "./model.js";
import { applies } from "./steps.js";

/** @typedef {import("./model.js").Account} Account */
/** @typedef {import("./model.js").Plan} Plan */
/** @typedef {import("./model.js").State} State */
/** @typedef {import("./model.js").StampName} StampName */

/**
 * What a plan says of its account: a drill's is known from the start.
 * @param {Plan} plan
 * @returns {Account}
 */
export function plannedAccount({ sign_in, ruled_out, circumstances }) {
  return {
    sign_in: sign_in ?? "",
    circumstances: Object.fromEntries(
      circumstances.map(({ id }) => [id, ruled_out.includes(id) ? "no" : "unknown"]),
    ),
  };
}

/**
 * @param {Plan} plan
 * @returns {State}
 */
export function initialState(plan) {
  const account = plannedAccount(plan);
  return {
    status: "ready",
    anchor: { elapsed: 0, exercise: 0, rate: 0 },
    speed: 1,
    last: null,
    started: null,
    ended: null,
    pauses: [],
    speeds: [],
    clocks: [],
    head: {
      team: "",
      organizations: "",
      roles: plan.kind === "drill"
        ? plan.roles.map(({ id }) => ({ role: id, presence: "present", by: "" }))
        : [],
    },
    account,
    injects: plan.injects.map(({ id }) => ({
      id,
      due: null,
      held: false,
      delivered: null,
      by: null,
      response: null,
      decided: null,
    })),
    steps: plan.steps.map((step) => ({
      id: step.id,
      applies: applies(step, account),
      done: null,
      order: null,
      role: "",
    })),
    stamps: /** @type {Record<StampName, null>} */ (
      Object.fromEntries(STAMPS.map((name) => [name, null]))
    ),
    sessions: plan.sessions.map(() => emptySession("")),
    revocation: null,
    lines: [],
    objectives: plan.objectives.map(({ id }) => ({
      id,
      rating: "",
      observation: "",
      analysis: "",
      recommendation: "",
    })),
    answers: [],
    strengths: [],
    areas: [],
    actions: [],
    events: 0,
  };
}

/**
 * The state with another account, for which other steps may apply.
 * @param {Plan} plan
 * @param {State} state
 * @param {Account} account
 * @returns {State}
 */
export function withAccount(plan, state, account) {
  const steps = state.steps.map((step, place) => ({
    ...step,
    applies: applies(plan.steps[place], account),
  }));
  return { ...state, account, steps };
}

/**
 * A session that nobody has decided about.
 * @param {string} label
 * @returns {import("./model.js").SessionState}
 */
export function emptySession(label) {
  return { label, decision: "", decided: null, changes: 0, gone: null, checks: [] };
}
