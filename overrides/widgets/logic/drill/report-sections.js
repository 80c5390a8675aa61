/** An after-action report goes in; its parts come out as tables of plain texts, for a page and for a ticket. */

import {
  clock,
  facts,
  hour,
  lasting,
  namesOf,
  revocationSection,
  section,
  table,
  timelineSection,
} from "./sections.js";
import { STAMPS } from "./model.js";
import { report as texts } from "../texts/report.js";
import { timeline } from "../texts/timeline.js";

/** @typedef {import("./sections.js").Names} Names */
/** @typedef {import("./sections.js").Section} Section */
/** @typedef {import("./report-model.js").Report} Report */
/** @typedef {import("./report-model.js").ReportedStamp} ReportedStamp */

const { heads, rows, sections } = texts;

/**
 * @param {Report} report
 * @returns {Section[]}
 */
export function reportSections(report) {
  const { exercise, decisions } = report;
  const role = namesOf(exercise.roles.map((one) => ({ id: one.role, label: one.label })));
  const decision = namesOf(decisions);
  return [
    exerciseSection(report),
    figuresSection(report),
    objectivesSection(report),
    listed(sections.strengths, heads.strength, report.strengths),
    listed(sections.areas, heads.area, report.areas),
    actionsSection(report),
    stampsSection(report),
    injectsSection(report, decision),
    responsesSection(report, role, decision),
    sessionsSection(report, decision),
    stepsSection(report, role),
    revocationSection(report.revocation),
    rolesSection(report, role),
    debriefSection(report, role),
    timelineSection(report.timeline, role, heads.clock),
  ];
}

/** @param {Report} report @returns {Section} */
function exerciseSection({ exercise, run }) {
  const { exercise_seconds: length, wall_seconds: wall, portal } = exercise;
  const pairs = /** @type {const} */ ([
    [rows.id, exercise.id],
    [rows.type, texts.type],
    [rows.started, exercise.started],
    [rows.ended, exercise.ended],
    [rows.planned, texts.minutes(exercise.planned_minutes)],
    [rows.length, length !== null && wall !== null && texts.length(length, wall)],
    [rows.summary, exercise.summary],
    [rows.purpose, exercise.purpose],
    [rows.scope, exercise.scope],
    [rows.capabilities, exercise.capabilities.join("; ")],
    [rows.threat, exercise.threat],
    [rows.scenario, exercise.scenario],
    [rows.audience, exercise.audience],
    [rows.sponsor, exercise.sponsor && exercise.sponsor.label],
    [rows.team, exercise.team && exercise.team.name],
    [rows.organizations, exercise.organizations],
    [rows.checklist, exercise.checklist.title],
    [rows.portal, texts.portal(portal.name, portal.built_on)],
    [rows.plan, portal.plan],
    [rows.policy, portal.policy],
    [rows.rules, texts.rules(portal.ruleset)],
    [rows.run, run],
  ]);
  return section(sections.exercise, facts(pairs));
}

/** @param {Report} report @returns {Section} */
function figuresSection({ figures, times }) {
  const pairs = /** @type {const} */ ([
    [rows.decisions, texts.decisions(figures.decisions)],
    [rows.injects, texts.injects(figures.injects)],
    [rows.steps, texts.steps(figures.steps)],
    [rows.met, texts.spread(times.expectation_met)],
    [rows.sessions, texts.spread(times.session_decided)],
  ]);
  return section(sections.figures, facts(pairs));
}

/** @param {Report} report @returns {Section} */
function objectivesSection({ objectives }) {
  const cells = table(objectives, [
    [heads.objective, ({ text }) => text],
    [heads.rating, ({ rating }) => rating ? texts.ratings[rating] : texts.notRated],
    [heads.observation, ({ observation }) => observation],
    [heads.analysis, ({ analysis }) => analysis],
    [heads.recommendation, ({ recommendation }) => recommendation],
  ]);
  return section(sections.objectives, cells);
}

/** @param {string} title @param {string} head @param {readonly string[]} items @returns {Section} */
function listed(title, head, items) {
  return section(
    title,
    table(items, [[heads.number, (_, place) => place + 1], [head, (item) => item]]),
  );
}

/** @param {Report} report @returns {Section} */
function actionsSection({ actions }) {
  const cells = table(actions, [
    [heads.action, ({ action }) => action],
    [heads.element, ({ element }) => element && texts.elements[element]],
    [heads.responsible, (one) => one.role_label],
    [heads.start, ({ start }) => start],
    [heads.due, ({ due }) => due],
  ]);
  return section(sections.actions, cells);
}

/** @param {Report} report @returns {Section} */
function stampsSection({ stamps }) {
  const cells = table(STAMPS, [
    [heads.stamp, (name) => timeline.stamps[name]],
    [heads.clock, (name) => clock(stamps[name].at) ?? texts.notStamped],
    [heads.time, (name) => hour(stamps[name].at)],
    [heads.sincePrevious, (name) => sincePrevious(stamps[name])],
  ]);
  return section(sections.stamps, cells);
}

/** @param {ReportedStamp} stamp */
function sincePrevious({ previous, since_previous: since, out_of_order: early }) {
  if (early) return texts.outOfOrder;
  return previous && since !== null ? texts.since(timeline.stamps[previous], since) : null;
}

/** @param {Report} report @param {Names} decision @returns {Section} */
function injectsSection({ injects, steps }, decision) {
  const step = namesOf(steps.map((one) => ({ id: one.id, label: one.do })));
  const cells = table(injects, [
    [heads.number, ({ number }) => number],
    [heads.inject, ({ text }) => text],
    [heads.planned, ({ planned }) => texts.clock(planned)],
    [heads.delivered, ({ delivered }) => clock(delivered) ?? texts.notDelivered],
    [heads.time, ({ delivered }) => hour(delivered)],
    [heads.late, ({ late }) => late !== null && texts.late(late)],
    [heads.paused, ({ paused }) => paused !== null && paused > 0 && texts.lasting(paused)],
    [
      heads.expected,
      ({ expected }) =>
        expected && texts.expected(step(expected.step), decision(expected.decision)),
    ],
    [heads.within, ({ expected }) => expected && lasting(expected.within)],
    [heads.outcome, ({ outcome, met }) => texts.outcome(outcome, met)],
  ]);
  return section(sections.injects, cells);
}

/** @param {Report} report @param {Names} role @param {Names} decision @returns {Section} */
function responsesSection({ injects }, role, decision) {
  const answered = injects.flatMap(({ response, ...inject }) =>
    response ? [{ ...inject, ...response }] : []
  );
  const cells = table(answered, [
    [heads.inject, ({ number }) => number],
    [heads.options, ({ options }) => options],
    [heads.decision, (one) => decision(one.decision)],
    [heads.verdict, ({ verdict }) => verdict && texts.verdicts[verdict]],
    [heads.role, (one) => role(one.role)],
    [heads.time, ({ decided }) => hour(decided)],
    [heads.rationale, ({ rationale }) => rationale],
    [heads.followUp, (one) => one.follow_up],
    [heads.evidence, ({ evidence }) => evidence],
  ]);
  return section(sections.responses, cells);
}

/** @param {Report} report @param {Names} decision @returns {Section} */
function sessionsSection({ sessions }, decision) {
  const cells = table(sessions, [
    [heads.number, ({ number }) => number],
    [heads.session, ({ row }) => [row.device, row.app, row.location].join(", ")],
    [heads.expected, ({ expected }) => decision(expected)],
    [heads.because, ({ because }) => because],
    [heads.taken, ({ taken }) => decision(taken)],
    [heads.verdict, ({ verdict }) => texts.verdicts[verdict]],
    [heads.opinion, ({ opinion }) => texts.opinion(opinion.possible.map(decision))],
    [heads.clock, ({ at }) => clock(at)],
    [heads.time, ({ at }) => hour(at)],
    [heads.changes, ({ changes }) => changes],
  ]);
  return section(sections.sessions, cells);
}

/** @param {Report} report @param {Names} role @returns {Section} */
function stepsSection({ steps }, role) {
  const numbers = new Map(steps.map(({ id }, place) => [id, place + 1]));
  const cells = table(steps, [
    [heads.number, (_, place) => place + 1],
    [heads.step, (step) => step.do],
    [heads.clock, ({ done }) => clock(done) ?? texts.skipped],
    [heads.time, ({ done }) => hour(done)],
    [heads.role, (step) => role(step.role)],
    [heads.ahead, (step) => step.ahead_of.map((id) => numbers.get(id) ?? id).join(", ")],
  ]);
  return section(sections.steps, cells);
}

/** @param {Report} report @param {Names} role @returns {Section} */
function rolesSection({ exercise }, role) {
  const cells = table(exercise.roles, [
    [heads.role, ({ label }) => label],
    [heads.presence, ({ presence }) => presence && texts.presences[presence]],
    [heads.substitute, ({ substitute }) => role(substitute)],
    [heads.reach, ({ reach }) => reach],
  ]);
  return section(sections.roles, cells);
}

/** @param {Report} report @param {Names} role @returns {Section} */
function debriefSection({ debrief }, role) {
  /** @type {readonly { role: string | null, text: string }[]} */
  const silence = [{ role: null, text: "" }];
  const answers = debrief.flatMap(({ question, answers }) =>
    (answers.length > 0 ? answers : silence).map((answer) => ({ question, ...answer }))
  );
  const cells = table(answers, [
    [heads.question, ({ question }) => question],
    [heads.role, (one) => role(one.role)],
    [heads.answer, ({ text }) => text],
  ]);
  return section(sections.debrief, cells);
}
