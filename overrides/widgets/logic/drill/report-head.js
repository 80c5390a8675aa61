/** A plan and a state go in; the head of a report comes out: which exercise it was, when, with whom, by which data. */

import { instant, instantOrNull, passedByWall, seconds } from "./report-times.js";
import { labelOf } from "./timeline.js";
import { dayText, isoText } from "./times.js";
import { written } from "./written.js";

/** @typedef {import("./model.js").Plan} Plan */
/** @typedef {import("./model.js").State} State */
/** @typedef {import("./report-model.js").Exercise} Exercise */
/** @typedef {import("./report-model.js").ReportedRole} ReportedRole */

/** @param {Plan} plan @param {State} state @returns {Exercise} */
export function exerciseOf(plan, state) {
  const team = plan.teams.find(({ id }) => id === state.head.team);
  return {
    id: plan.id,
    title: plan.title,
    type: "tabletop",
    ...written(plan, ["summary", "audience", "purpose", "scope", "threat", "scenario"]),
    capabilities: [...plan.capabilities],
    checklist: { id: plan.checklist.id, title: plan.checklist.title },
    sponsor: plan.sponsor && { role: plan.sponsor.id, label: plan.sponsor.label },
    ...written(state.head, ["organizations"]),
    team: team ? { id: team.id, name: team.name } : null,
    roles: rolesOf(plan, state),
    ...timing(plan, state),
    portal: {
      name: plan.portal.name,
      built_on: plan.portal.built_on,
      policy: plan.portal.policy,
      ruleset: { ...plan.portal.ruleset },
      plan: plan.version,
    },
  };
}

/** @param {Plan} plan @param {string} id */
export const roleLabel = (plan, id) => labelOf(plan.roles, id);

/** @param {Plan} plan @param {State} state @returns {ReportedRole[]} */
function rolesOf({ roles, teams }, { head }) {
  const contacts = teams.find(({ id }) => id === head.team)?.contacts ?? [];
  return roles.map(({ id, label }) => {
    const taken = head.roles.find(({ role }) => role === id);
    return {
      role: id,
      label,
      presence: taken?.presence ?? null,
      substitute: taken?.by || null,
      reach: contacts.find(({ role }) => role === label)?.reach ?? null,
    };
  });
}

/**
 * @param {Plan} plan
 * @param {State} state
 * @returns {Pick<Exercise, "date" | "started" | "ended" | "planned_minutes" | "exercise_seconds" | "wall_seconds"
 *   | "pauses" | "speeds" | "clock_settings">}
 */
function timing({ minutes }, { started, ended, pauses, speeds, clocks }) {
  return {
    date: started && dayText(started),
    started: started && isoText(started),
    ended: ended && isoText(ended),
    planned_minutes: minutes,
    exercise_seconds: ended && seconds(ended.exercise),
    wall_seconds: started && ended && passedByWall(started.elapsed, ended.elapsed),
    pauses: pauses.map(({ from, to, cause, counted }) => ({
      from: instant(from),
      to: instantOrNull(to),
      seconds: to && passedByWall(from.elapsed, to.elapsed),
      cause,
      counted,
    })),
    speeds: speeds.map(({ at, speed }) => ({ at: instant(at), speed })),
    // A rounded −0 is 0 in a file.
    clock_settings: clocks.map(({ at, by }) => ({
      at: instant(at),
      by: Math.round(by / 1_000) || 0,
    })),
  };
}
