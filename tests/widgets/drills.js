/** Minutes and what happens go in; the events of a small made-up drill or response, and what they come to, come out. */

import { plannedAccount } from "../../overrides/widgets/logic/drill/start.js";
import { replay } from "../../overrides/widgets/logic/drill/reducer.js";

/** @typedef {import("../../overrides/widgets/logic/drill/model.js").DrillLog} DrillLog */
/** @typedef {import("../../overrides/widgets/logic/drill/model.js").Happening} Happening */
/** @typedef {import("../../overrides/widgets/logic/drill/model.js").LogEvent} LogEvent */
/** @typedef {import("../../overrides/widgets/logic/drill/model.js").Plan} Plan */
/** @typedef {import("../../overrides/widgets/logic/drill/model.js").PlannedInject} PlannedInject */
/** @typedef {import("../../overrides/widgets/logic/drill/model.js").PlannedSession} PlannedSession */
/** @typedef {import("../../overrides/widgets/logic/drill/model.js").PlannedStep} PlannedStep */

const MINUTE = 60_000;
/** The hour at which everything starts. */
export const STARTED = Date.UTC(2026, 10, 29, 9, 0);

/** @param {string} id @param {Partial<PlannedStep>} [more] @returns {PlannedStep} */
const step = (id, more) => ({
  id,
  hash: "0a1b2c3d",
  do: `Do what '${id}' says.`,
  why: null,
  caution: null,
  see: null,
  facts: [],
  sign_in: [],
  possible: [],
  any_time: false,
  starts: null,
  captures: null,
  ...more,
});

/** @param {string} id @param {Partial<PlannedInject>} more @returns {PlannedInject} */
const inject = (id, more) => ({
  id,
  text: `This is '${id}'.`,
  at: null,
  after: null,
  delay: 0,
  planned: more.at ?? 10,
  expect: null,
  ...more,
});

/** @param {string} device @param {string} decision @returns {PlannedSession} */
const session = (device, decision) => ({
  owner: "o-demo-1",
  device,
  app: "ChatGPT",
  location: "Approx. Belgium",
  days_ago: 3,
  trusted_device: "yes",
  owner_can_confirm: "no",
  current_session: "",
  expected: { decision, because: "The owner says so." },
  opinion: {
    state: "complete",
    total: 3,
    least: 3,
    most: 3,
    decision: "review",
    possible: ["review"],
  },
});

/** A drill of half an hour. @type {Plan} */
export const DRILL = {
  schema: "drill-plan/1",
  kind: "drill",
  id: "lost-phone",
  title: "A lost phone",
  version: "0123456789ab",
  page: "drills/lost-phone.html",
  portal: {
    name: "Portal",
    built_on: "2026-11-28",
    policy: "ba9876543210",
    ruleset: { id: "session-risk", code: "S1", hash: "01234567" },
  },
  summary: "The first half hour after a phone is lost.",
  audience: "Everybody",
  purpose: "To know whom to call.",
  scope: "One account",
  threat: "Somebody has the phone.",
  scenario: "A phone is lost.\n\nNobody saw where.",
  minutes: 30,
  sponsor: { id: "head-of-security", label: "Head of security", meaning: "Approves exceptions." },
  capabilities: ["Ending sessions"],
  sign_in: "password",
  ruled_out: ["key-exposed"],
  objectives: [{ id: "rows-first", text: "Rows are written down." }],
  injects: [
    inject("call", { at: 0, expect: { step: "capture-rows", decide: null, within: 5 } }),
    inject("rows", { at: 4, expect: { step: null, decide: "keep", within: null } }),
    inject("go", { after: "reset-password" }),
    inject("still-listed", { after: "log-out-all", delay: 5 }),
    inject("question", { after: "go", delay: 2 }),
  ],
  sessions: [
    session("Phone", "revoke"),
    session("Laptop", "keep"),
    {
      ...session("Unknown browser", "revoke"),
      days_ago: null,
      opinion: {
        state: "incomplete",
        total: null,
        least: -1,
        most: 8,
        decision: null,
        possible: ["keep", "review", "revoke"],
      },
    },
  ],
  places: ["belgium"],
  debrief: ["Who led?", "What was missing?"],
  improvements: ["Which page is to be changed?"],
  checklist: { id: "response", title: "Response" },
  steps: [
    step("capture-rows", {
      sign_in: ["password", "social"],
      why: "They vanish.",
      captures: "session-rows",
    }),
    step("call-admin", { sign_in: ["organization-sso"] }),
    step("reset-password", {
      sign_in: ["password"],
      possible: ["password-exposed"],
      caution: "Not on that device.",
      see: "../controls.html#password",
      facts: [{ id: "password-change", url: "../facts.html#password-change" }],
    }),
    step("log-out-all", { starts: "revocation-window" }),
    step("replace-keys", { possible: ["key-exposed"] }),
    step("contact-support", { any_time: true, see: "https://help.example.com/" }),
    step("check-window"),
  ],
  window_minutes: 30,
  roles: [
    { id: "incident-lead", label: "Incident lead", meaning: "Leads." },
    { id: "account-owner", label: "Account owner", meaning: "Owns the account." },
  ],
  decisions: [
    { id: "keep", label: "Keep", tone: "keep", severity: 0 },
    { id: "review", label: "Review", tone: "review", severity: 1 },
    { id: "revoke", label: "Revoke", tone: "revoke", severity: 2 },
  ],
  sign_ins: [
    { id: "password", label: "Password", meaning: "By password.", active_sessions: true },
    { id: "organization-sso", label: "SSO", meaning: "By SSO.", active_sessions: false },
  ],
  circumstances: [
    { id: "password-exposed", label: "Password", meaning: "Others may know it." },
    { id: "key-exposed", label: "Key", meaning: "A key may be known." },
  ],
  teams: [{
    id: "research",
    name: "Research",
    sign_in: "password",
    contacts: [{ role: "Team lead", reach: "#research" }],
  }],
};

/** The checklist of that drill, in earnest. @type {Plan} */
export const RESPONSE = {
  ...DRILL,
  kind: "response",
  id: "response",
  title: "Response",
  page: "checklists/response.html",
  ...{ summary: "", audience: "", purpose: "", scope: "", threat: "", scenario: "" },
  ...{ minutes: 0, sponsor: null, sign_in: null },
  ...{ capabilities: [], ruled_out: [], objectives: [], injects: [], sessions: [], places: [] },
  ...{ debrief: [], improvements: [] },
};

/**
 * An event so many minutes after the start.
 * @param {number} minutes
 * @param {Happening} happening
 * @param {Partial<LogEvent>} [more]
 * @returns {LogEvent}
 */
export function at(minutes, happening, more) {
  const elapsed = minutes * MINUTE;
  const event = { ...happening, wall: STARTED + elapsed, zone: 60, elapsed, ...more };
  return /** @type {LogEvent} */ (event);
}

/** @param {Plan} plan @returns {LogEvent} */
export function startOf(plan) {
  const account = plannedAccount(plan);
  return at(0, { type: "start", head: { team: "", organizations: "", roles: [] }, account });
}

/**
 * What a drill, or another plan, comes to with these events after its start.
 * @param {readonly LogEvent[]} events
 * @param {Plan} [plan]
 */
export function played(events, plan = DRILL) {
  return replay(plan, [startOf(plan), ...events]);
}

/** @param {readonly LogEvent[]} events @param {Plan} [plan] @returns {DrillLog} */
export function logOf(events, plan = DRILL) {
  return {
    schema: "drill-log/1",
    run: "2026-11-29-a1b2",
    plan,
    events: [startOf(plan), ...events],
  };
}
