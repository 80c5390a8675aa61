/**
 * A plan and the state that a drill came to go in; its after-action report comes out, ready to be saved as JSON.
 * Nothing in it is typed that can be worked out.
 */

import { exerciseOf, roleLabel } from "./report-head.js";
import { reportedInjects } from "./report-injects.js";
import { SCHEMA } from "./report-model.js";
import { reportedRevocation, reportedSessions } from "./report-sessions.js";
import { reportedStamps, reportedSteps } from "./report-steps.js";
import { earliest, passed, spread } from "./report-times.js";
import { timelineOf } from "./timeline.js";
import { written } from "./written.js";

/** @typedef {import("./model.js").Plan} Plan */
/** @typedef {import("./model.js").State} State */
/** @typedef {import("./report-model.js").Figures} Figures */
/** @typedef {import("./report-model.js").Report} Report */
/** @typedef {Pick<Report, "injects" | "sessions" | "steps">} Parts */

/**
 * @param {Plan} plan of a drill
 * @param {State} state
 * @param {string} run the id of the run, by which a report that is opened twice is known
 * @returns {Report}
 */
export function reportOf(plan, state, run) {
  const parts = {
    injects: reportedInjects(plan, state),
    sessions: reportedSessions(plan, state),
    steps: reportedSteps(plan, state),
  };
  return {
    schema: SCHEMA,
    run,
    exercise: exerciseOf(plan, state),
    figures: figuresOf(parts),
    stamps: reportedStamps(state),
    times: timesOf(state, parts),
    ...talkOf(plan, state),
    ...parts,
    revocation: reportedRevocation(plan, state),
    timeline: timelineOf(plan, state),
    decisions: plan.decisions.map(({ id, label, severity }) => ({ id, label, severity })),
  };
}

/** @param {Parts} parts @returns {Figures} */
function figuresOf({ injects, sessions, steps }) {
  /** @param {ReturnType<typeof reportedSessions>[number]["verdict"]} verdict */
  const decided = (verdict) => sessions.filter((one) => one.verdict === verdict).length;
  /** @param {ReturnType<typeof reportedInjects>[number]["outcome"]} outcome */
  const came = (outcome) => injects.filter((one) => one.outcome === outcome).length;
  const [met, late, missed] = [came("met"), came("met-late"), came("missed")];
  const skipped = steps.filter((one) => one.skipped).length;
  return {
    decisions: {
      right: decided("right"),
      milder: decided("milder"),
      harsher: decided("harsher"),
      undecided: decided("undecided"),
      of: sessions.length,
    },
    injects: {
      met,
      met_late: late,
      missed,
      expected: met + late + missed,
      delivered: injects.length - came("not-delivered"),
      of: injects.length,
    },
    steps: {
      done: steps.length - skipped,
      skipped,
      out_of_order: steps.filter((one) => one.ahead_of.length > 0).length,
      of: steps.length,
    },
  };
}

/**
 * What was done before it was asked for took no time.
 * @param {State} state
 * @param {Parts} parts
 * @returns {Report["times"]}
 */
function timesOf(state, { injects }) {
  const first = earliest(state.injects.map((one) => one.delivered));
  const decided = state.sessions.flatMap((one) =>
    first && one.decided ? [passed(first, one.decided)] : []
  );
  return {
    expectation_met: spread(injects.flatMap(({ met }) => (met ? [met.seconds] : []))),
    session_decided: spread(decided),
  };
}

/**
 * What was said about the drill: ratings, strengths, areas, actions and the answers of the debrief.
 * @param {Plan} plan
 * @param {State} state
 * @returns {Pick<Report, "objectives" | "strengths" | "areas" | "actions" | "debrief">}
 */
function talkOf(plan, state) {
  return {
    objectives: plan.objectives.map(({ id, text }, place) => ({
      id,
      text,
      ...written(state.objectives[place], ["rating", "observation", "analysis", "recommendation"]),
    })),
    strengths: state.strengths.filter(Boolean),
    areas: state.areas.filter(Boolean),
    actions: state.actions.filter(({ action }) => action).map((one) => ({
      action: one.action,
      ...written(one, ["element", "role"]),
      role_label: one.role ? roleLabel(plan, one.role) : null,
      ...written(one, ["start", "due"]),
    })),
    debrief: plan.debrief.map((question, number) => ({
      question,
      answers: state.answers.filter((one) => one.question === number)
        .map(({ role, text }) => ({ role: role || null, text })),
    })),
  };
}
