/**
 * The shapes of a drill and of a guided response: the plan that the generator hands over, the events that are logged while
 * one runs, and the state that they come to. Times are whole milliseconds. Names are those of the saved files.
 */

/** @typedef {import("../scoring.js").Tone} Tone */
/** @typedef {"yes" | "no" | ""} Truth */
/** @typedef {{ id: string, label: string, meaning: string }} Term */

/**
 * A step of the checklist. It is for accounts that sign in in one of the ways of `sign_in`, where that is not empty, and
 * is needed unless each circumstance of `possible` is ruled out.
 * @typedef {{
 *   id: string, hash: string, do: string, why: string | null, caution: string | null, see: string | null,
 *   facts: readonly { id: string, url: string }[],
 *   sign_in: readonly string[], possible: readonly string[],
 *   any_time: boolean, starts: "revocation-window" | null, captures: "session-rows" | null,
 * }} PlannedStep
 */

/** @typedef {{ step: string | null, decide: string | null, within: number | null }} Expectation `within` minutes */

/**
 * At minute `at`, or `delay` minutes after an inject or a step; `planned` is the earliest minute.
 * @typedef {{
 *   id: string, text: string, at: number | null, after: string | null, delay: number, planned: number,
 *   expect: Expectation | null,
 * }} PlannedInject
 */

/**
 * What the scoring rules say of a row: `total` and `decision` where they say one thing.
 * @typedef {{
 *   state: "complete" | "incomplete" | "unreadable",
 *   total: number | null, least: number, most: number, decision: string | null, possible: readonly string[],
 * }} Opinion
 */

/**
 * @typedef {{
 *   owner: string, device: string, app: string, location: string, days_ago: number | null,
 *   trusted_device: Truth, owner_can_confirm: Truth, current_session: Truth,
 *   expected: { decision: string, because: string },
 *   opinion: Opinion,
 * }} PlannedSession
 */

/**
 * All that a run needs to know, so that it can go on when the portal has changed. A response has no story: its texts
 * are empty, and so are its lists.
 * @typedef {{
 *   schema: "drill-plan/1", kind: "drill" | "response", id: string, title: string, version: string, page: string,
 *   portal: {
 *     name: string, built_on: string, policy: string, ruleset: { id: string, code: string, hash: string },
 *   },
 *   summary: string, audience: string, purpose: string, scope: string, threat: string, scenario: string,
 *   minutes: number, sponsor: Term | null, capabilities: readonly string[],
 *   sign_in: string | null, ruled_out: readonly string[],
 *   objectives: readonly { id: string, text: string }[],
 *   injects: readonly PlannedInject[],
 *   sessions: readonly PlannedSession[],
 *   places: readonly string[],
 *   debrief: readonly string[], improvements: readonly string[],
 *   checklist: { id: string, title: string },
 *   steps: readonly PlannedStep[],
 *   window_minutes: number,
 *   roles: readonly Term[],
 *   decisions: readonly { id: string, label: string, tone: Tone, severity: number }[],
 *   sign_ins: readonly (Term & { active_sessions: boolean })[],
 *   circumstances: readonly Term[],
 *   teams: readonly {
 *     id: string, name: string, sign_in: string, contacts: readonly { role: string, reach: string }[],
 *   }[],
 * }} Plan
 */

/** The moments that are stamped by hand, in the order in which they are expected. */
export const STAMPS = /** @type {const} */ ([
  "detected",
  "acknowledged",
  "decided",
  "contained",
  "verified",
]);

/** How fast an exercise clock may run. */
export const SPEEDS = /** @type {const} */ ([1, 5, 20]);

/** HSEEP's ratings: performed without challenges, with some, with major ones, unable to be performed. */
export const RATINGS = /** @type {const} */ (["P", "S", "M", "U"]);

/** HSEEP's elements of a capability. */
export const ELEMENTS = /** @type {const} */ ([
  "planning",
  "organization",
  "equipment",
  "training",
  "exercise",
]);

/** How a role takes part. */
export const PRESENCES = /** @type {const} */ (["present", "substituted", "missing"]);

export const MINUTE = 60_000;

/** @typedef {(typeof STAMPS)[number]} StampName */
/** @typedef {(typeof SPEEDS)[number]} Speed */
/** @typedef {(typeof RATINGS)[number] | ""} Rating */
/** @typedef {(typeof ELEMENTS)[number] | ""} Element */
/** @typedef {(typeof PRESENCES)[number]} Presence */
/** @typedef {"yes" | "no" | "unknown"} Answer */

/** @typedef {{ role: string, presence: Presence, by: string }} Participant `by`: the role that stands in */
/** @typedef {{ team: string, organizations: string, roles: readonly Participant[] }} Head */
/** @typedef {{ sign_in: string, circumstances: Readonly<Record<string, Answer>> }} Account */

/**
 * What was done about an inject. `evidence` is a class of evidence in words, such as a note of a call.
 * @typedef {{
 *   decision: string, options: string, role: string, rationale: string, follow_up: string, evidence: string,
 * }} Response
 */
/** @typedef {{ role: string, text: string, decision: string, rationale: string }} Line */
/** @typedef {{ rating: Rating, observation: string, analysis: string, recommendation: string }} Assessment */

/**
 * A corrective action; `start` and `due` are days, or empty.
 * @typedef {{ action: string, element: Element, role: string, start: string, due: string }} Action
 */

/**
 * When something happened: by the clock of the machine, with the minutes that its zone was ahead of UTC; counted from
 * the start by a clock that nobody can set; and by the clock of the exercise, which pauses and may run faster.
 * @typedef {{ wall: number, zone: number, elapsed: number, exercise: number }} Moment
 */

/**
 * What happened, without when. Sessions are counted from 1, questions from 0; `line` is the index of the event of a
 * line. `since` of `away` is by `elapsed`; `by` of `clock` is by how much somebody set the machine's clock.
 * @typedef {(
 *   | { type: "start", head: Head, account: Account }
 *   | { type: "account", account: Account }
 *   | { type: "pause" }
 *   | { type: "resume", counted: boolean }
 *   | { type: "speed", speed: Speed }
 *   | { type: "away", since: number, cause: AwayCause }
 *   | { type: "clock", by: number }
 *   | { type: "end" }
 *   | { type: "deliver", inject: string, by: "clock" | "hand" }
 *   | { type: "hold", inject: string, held: boolean }
 *   | { type: "respond", inject: string, response: Response }
 *   | { type: "stamp", stamp: StampName, set: boolean }
 *   | { type: "step", step: string, done: boolean }
 *   | { type: "assign", step: string, role: string }
 *   | { type: "rows", labels: readonly string[] }
 *   | { type: "decide", session: number, decision: string }
 *   | { type: "check", session: number, gone: boolean }
 *   | { type: "line", line: Line }
 *   | { type: "amend", index: number, line: Line }
 *   | { type: "strike", index: number, struck: boolean }
 *   | { type: "rate", objective: string, assessment: Assessment }
 *   | { type: "answer", question: number, role: string, text: string }
 *   | { type: "strengths", items: readonly string[] }
 *   | { type: "areas", items: readonly string[] }
 *   | { type: "actions", items: readonly Action[] }
 * )} Happening
 */
/** Why a page did not run: it was closed, its machine slept, or that or somebody set the clock ahead.
 * @typedef {"closed" | "asleep" | "asleep-or-set"} AwayCause
 */
/** @typedef {Happening & { wall: number, zone: number, elapsed: number }} LogEvent */

/** @typedef {{ schema: "drill-log/1", run: string, plan: Plan, events: readonly LogEvent[] }} DrillLog */

/** @typedef {{ from: Moment, to: Moment | null, cause: "pause" | AwayCause, counted: boolean }} Pause */

/**
 * `due` is by the exercise clock, null until that is known; `decided` is since when the decision of the response is what
 * it is now.
 * @typedef {{
 *   id: string, due: number | null, held: boolean, delivered: Moment | null, by: "clock" | "hand" | null,
 *   response: Response | null, decided: Moment | null,
 * }} InjectState
 */

/** `order` counts the steps as they were done. @typedef {{
 *   id: string, applies: boolean, done: Moment | null, order: number | null, role: string,
 * }} StepState
 */

/**
 * `decided` is since when the decision is what it is now; `gone` when the session was first seen gone, after which it was
 * not seen again.
 * @typedef {{
 *   label: string, decision: string, decided: Moment | null, changes: number,
 *   gone: Moment | null, checks: readonly { at: Moment, gone: boolean }[],
 * }} SessionState
 */

/** @typedef {Line & { index: number, at: Moment, amended: boolean, struck: boolean }} LineState */
/** @typedef {{ opened: Moment, closes: number }} RevocationState `closes` by the exercise clock */

/**
 * `anchor` is where the exercise clock is known: it goes on from there at `rate`.
 * @typedef {{
 *   status: "ready" | "running" | "paused" | "ended",
 *   anchor: { elapsed: number, exercise: number, rate: number },
 *   speed: Speed,
 *   last: Moment | null, started: Moment | null, ended: Moment | null,
 *   pauses: readonly Pause[],
 *   speeds: readonly { at: Moment, speed: Speed }[],
 *   clocks: readonly { at: Moment, by: number }[],
 *   head: Head, account: Account,
 *   injects: readonly InjectState[],
 *   steps: readonly StepState[],
 *   stamps: Readonly<Record<StampName, Moment | null>>,
 *   sessions: readonly SessionState[],
 *   revocation: RevocationState | null,
 *   lines: readonly LineState[],
 *   objectives: readonly (Assessment & { id: string })[],
 *   answers: readonly { question: number, role: string, text: string }[],
 *   strengths: readonly string[], areas: readonly string[], actions: readonly Action[],
 *   events: number,
 * }} State
 */
