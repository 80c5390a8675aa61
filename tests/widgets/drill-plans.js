/** A small made-up drill, a response, and a way to write down briefly what happened: minutes and events in, a state out. */

import { MINUTE } from "../../overrides/widgets/logic/drill/model.js";
import { replay } from "../../overrides/widgets/logic/drill/reducer.js";

/** @typedef {import("../../overrides/widgets/logic/drill/model.js").Happening} Happening */
/** @typedef {import("../../overrides/widgets/logic/drill/model.js").Head} Head */
/** @typedef {import("../../overrides/widgets/logic/drill/model.js").Line} Line */
/** @typedef {import("../../overrides/widgets/logic/drill/model.js").LogEvent} LogEvent */
/** @typedef {import("../../overrides/widgets/logic/drill/model.js").Plan} Plan */
/** @typedef {import("../../overrides/widgets/logic/drill/model.js").PlannedStep} PlannedStep */
/** @typedef {import("../../overrides/widgets/logic/drill/model.js").Response} Response */

/** 08:15 in UTC, which is 09:15 an hour ahead of it. */
const BEGAN = Date.UTC(2026, 10, 29, 8, 15);

/**
 * @param {string} id
 * @param {string} does
 * @param {Partial<PlannedStep>} [more]
 * @returns {PlannedStep}
 */
const step = (id, does, more = {}) => ({
  ...{ id, hash: "0", do: does, why: null, caution: null, see: null, facts: [] },
  ...{ sign_in: [], possible: [], any_time: false, starts: null, captures: null },
  ...more,
});

/** @type {Plan["sessions"][number]} */
const PHONE = {
  ...{ owner: "o-demo-1", device: "ChatGPT on iOS", app: "ChatGPT", location: "Approx. Belgium" },
  ...{ days_ago: 12, trusted_device: "yes", owner_can_confirm: "yes", current_session: "yes" },
  expected: { decision: "keep", because: "The owner holds it." },
  opinion: {
    ...{ state: "complete", total: -2, least: -2, most: -2, decision: "keep", possible: ["keep"] },
  },
};

/** @type {Plan} */
export const DRILL = {
  schema: "drill-plan/1",
  kind: "drill",
  id: "lost-phone",
  title: "A lost phone",
  version: "0123456789ab",
  page: "drills/lost-phone.html",
  portal: {
    ...{ name: "Runbook", built_on: "2026-11-28", policy: "aaaaaaaaaaaa" },
    ruleset: { id: "session-risk", code: "SR1", hash: "bbbbbbbbbbbb" },
  },
  summary: "The first half hour.",
  audience: "Whoever takes the call.",
  purpose: "To find out who calls whom.",
  scope: "One account.",
  threat: "",
  scenario: "A phone is gone.\nNobody saw it go.",
  minutes: 30,
  sponsor: { id: "head-of-security", label: "Head of security", meaning: "Approves exceptions." },
  capabilities: ["Triage", "Escalation"],
  sign_in: "password",
  ruled_out: [],
  objectives: [
    { id: "rows-first", text: "Every row is written down first." },
    { id: "one-lead", text: "One role leads." },
  ],
  injects: [
    {
      ...{ id: "call", text: "The owner rings.", at: 0, after: null, delay: 0, planned: 0 },
      expect: { step: "capture-rows", decide: null, within: 5 },
    },
    {
      ...{ id: "rows", text: "Here are the rows.", at: 4, after: null, delay: 0, planned: 4 },
      expect: { step: null, decide: "escalate", within: 5 },
    },
    {
      ...{ id: "go", text: "Go on.", at: null, after: "reset-password", delay: 2, planned: 9 },
      expect: { step: "log-out-all", decide: "revoke", within: null },
    },
    { id: "rumour", text: "A rumour.", at: 20, after: null, delay: 0, planned: 20, expect: null },
  ],
  sessions: [
    PHONE,
    {
      ...PHONE,
      device: "Chrome on Windows",
      trusted_device: "",
      owner_can_confirm: "no",
      expected: { decision: "revoke", because: "It is the thief's." },
      opinion: {
        ...{ state: "incomplete", total: null, least: 1, most: 5, decision: null },
        possible: ["review", "escalate"],
      },
    },
    {
      ...PHONE,
      device: "Unknown browser",
      days_ago: null,
      expected: { decision: "escalate", because: "Nobody knows it." },
      opinion: {
        ...{ state: "complete", total: 4, least: 4, most: 4 },
        ...{ decision: "revoke", possible: ["revoke"] },
      },
    },
  ],
  places: ["approx. belgium"],
  debrief: ["Who led?", "What was missing?"],
  improvements: ["What is to change?"],
  checklist: { id: "response", title: "Compromise response" },
  steps: [
    step("capture-rows", "Write down every row."),
    step("call-admin", "Call the identity admin.", { sign_in: ["sso"] }),
    step("reset-password", "Reset the password."),
    step("log-out-all", "Log out of all sessions.", { starts: "revocation-window" }),
    step("check-window", "Open the list again.", { any_time: true }),
    step("close-record", "Write the record."),
  ],
  window_minutes: 30,
  roles: [
    { id: "incident-lead", label: "Incident lead", meaning: "Leads." },
    { id: "team-lead", label: "Team lead", meaning: "Answers for the team." },
  ],
  decisions: [
    { id: "keep", label: "Keep", tone: "keep", severity: 0 },
    { id: "review", label: "Review", tone: "review", severity: 20 },
    { id: "revoke", label: "Revoke", tone: "revoke", severity: 40 },
    { id: "escalate", label: "Escalate", tone: "escalate", severity: 50 },
  ],
  sign_ins: [
    { id: "password", label: "Password", meaning: "Its own.", active_sessions: true },
    { id: "sso", label: "Organization SSO", meaning: "Linked.", active_sessions: false },
  ],
  circumstances: [{ id: "key-exposed", label: "A key may be exposed", meaning: "So it is." }],
  teams: [{
    ...{ id: "payments", name: "Payments", sign_in: "password" },
    contacts: [{ role: "Team lead", reach: "#payments-leads" }],
  }],
};

/** @type {Plan} */
export const RESPONSE = {
  ...DRILL,
  ...{ kind: "response", id: "response", title: "Compromise response" },
  ...{ page: "incident/index.html", minutes: 0, sponsor: null, sign_in: null },
  ...{ summary: "", audience: "", purpose: "", scope: "", scenario: "", capabilities: [] },
  ...{ objectives: [], injects: [], sessions: [], places: [], debrief: [], improvements: [] },
};

/** @type {Head} */
export const HEAD = {
  team: "payments",
  organizations: "Payments, Security operations",
  roles: [
    { role: "incident-lead", presence: "present", by: "" },
    { role: "team-lead", presence: "substituted", by: "incident-lead" },
  ],
};

/**
 * What happened at a minute by the wall clock.
 * @param {number} minutes
 * @param {Happening} what
 * @returns {LogEvent}
 */
export function at(minutes, what) {
  const elapsed = Math.round(minutes * MINUTE);
  return { ...what, wall: BEGAN + elapsed, zone: 60, elapsed };
}

/** @param {number} [minutes] @param {Partial<Head>} [head] */
export const start = (minutes = 0, head = {}) =>
  at(minutes, {
    type: "start",
    head: { ...HEAD, ...head },
    account: { sign_in: "password", circumstances: { "key-exposed": "unknown" } },
  });

/** @param {number} minutes @param {string} inject @param {"clock" | "hand"} [by] */
export const deliver = (minutes, inject, by = "clock") =>
  at(minutes, { type: "deliver", inject, by });

/** @param {number} minutes @param {string} inject @param {Partial<Response>} response */
export const respond = (minutes, inject, response) =>
  at(minutes, {
    type: "respond",
    inject,
    response: {
      ...{ decision: "", options: "", role: "", rationale: "", follow_up: "", evidence: "" },
      ...response,
    },
  });

/** @param {number} minutes @param {string} step @param {boolean} [done] */
export const doStep = (minutes, step, done = true) => at(minutes, { type: "step", step, done });

/** @param {number} minutes @param {number} session @param {string} decision */
export const decide = (minutes, session, decision) =>
  at(minutes, { type: "decide", session, decision });

/** @param {number} minutes @param {number} session @param {boolean} gone */
export const check = (minutes, session, gone) => at(minutes, { type: "check", session, gone });

/**
 * @param {number} minutes
 * @param {import("../../overrides/widgets/logic/drill/model.js").StampName} stamp
 */
export const stamp = (minutes, stamp) => at(minutes, { type: "stamp", stamp, set: true });

/** @param {number} minutes @param {Partial<Line>} line */
export const write = (minutes, line) =>
  at(minutes, {
    type: "line",
    line: { role: "", text: "", decision: "", rationale: "", ...line },
  });

/** @param {number} minutes */
export const pause = (minutes) => at(minutes, { type: "pause" });

/** @param {number} minutes @param {boolean} [counted] */
export const resume = (minutes, counted = false) => at(minutes, { type: "resume", counted });

/** @param {number} minutes */
export const end = (minutes) => at(minutes, { type: "end" });

/** The state that a drill comes to, from its start on. @param {...LogEvent} events */
export const played = (...events) => replay(DRILL, [start(), ...events]);

/** The state that a response comes to, from its start on. @param {...LogEvent} events */
export const responded = (...events) =>
  replay(RESPONSE, [at(0, { type: "start", head: NOBODY, account: UNKNOWN }), ...events]);

/** @type {Head} */
const NOBODY = { team: "", organizations: "", roles: [] };
const UNKNOWN = { sign_in: "", circumstances: {} };
