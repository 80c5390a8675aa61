/**
 * The shapes of an after-action report. Lengths of time are whole seconds by the exercise clock, but for those of pauses
 * and `wall_seconds`; what nobody knows or wrote is null. Names are those of the saved files. Python's twin is
 * generator/api/after_action.py; a test holds what is made here to it.
 */

/** @typedef {import("./model.js").Element} Element */
/** @typedef {import("./model.js").Opinion} Opinion */
/** @typedef {import("./model.js").Pause} Pause */
/** @typedef {import("./model.js").Presence} Presence */
/** @typedef {import("./model.js").Rating} Rating */
/** @typedef {import("./model.js").Speed} Speed */
/** @typedef {import("./model.js").StampName} StampName */

/** The form of a report, with its version. */
export const SCHEMA = "after-action-report/1";

/** What came of the expectation of an inject. */
export const OUTCOMES = /** @type {const} */ ([
  "met",
  "met-late",
  "missed",
  "not-delivered",
  "nothing-expected",
]);

/** How a decision stands to the one that was expected. */
export const VERDICTS = /** @type {const} */ (["right", "milder", "harsher"]);

/** Whether the revocation kept to the documented time; `unclear` where nobody looked at the right moment. */
export const REVOCATION_VERDICTS = /** @type {const} */ ([
  "within",
  "longer",
  "unclear",
  "not-observed",
  "not-opened",
]);

/** What a moment of the timeline is. */
export const KINDS = /** @type {const} */ ([
  "start",
  "pause",
  "resume",
  "speed",
  "clock",
  "step",
  "inject",
  "response",
  "stamp",
  "decision",
  "check",
  "line",
  "end",
]);

/** @typedef {(typeof OUTCOMES)[number]} Outcome */
/** @typedef {(typeof VERDICTS)[number]} Verdict */
/** @typedef {(typeof REVOCATION_VERDICTS)[number]} RevocationVerdict */
/** @typedef {(typeof KINDS)[number]} Kind */

/** When something happened: by the exercise clock, and by the clock of the machine as ISO 8601.
 * @typedef {{ exercise: number, clock: string }} Instant
 */
/** @typedef {{ median: number | null, longest: number | null, n: number }} Spread */

/**
 * A role that takes part: `substitute` is the role that stands in, `reach` where the team's own is reached.
 * @typedef {{
 *   role: string, label: string, presence: Presence | null, substitute: string | null, reach: string | null,
 * }} ReportedRole
 */

/** `seconds` by the wall clock. @typedef {{
 *   from: Instant, to: Instant | null, seconds: number | null, cause: Pause["cause"], counted: boolean,
 * }} ReportedPause
 */

/**
 * @typedef {{
 *   id: string, title: string, type: "tabletop", summary: string | null, audience: string | null,
 *   purpose: string | null, scope: string | null, threat: string | null, scenario: string | null,
 *   capabilities: string[], checklist: { id: string, title: string },
 *   sponsor: { role: string, label: string } | null, organizations: string | null,
 *   team: { id: string, name: string } | null, roles: ReportedRole[],
 *   date: string | null, started: string | null, ended: string | null,
 *   planned_minutes: number, exercise_seconds: number | null, wall_seconds: number | null,
 *   pauses: ReportedPause[], speeds: { at: Instant, speed: Speed }[],
 *   clock_settings: { at: Instant, by: number }[],
 *   portal: {
 *     name: string, built_on: string, policy: string,
 *     ruleset: { id: string, code: string, hash: string }, plan: string,
 *   },
 * }} Exercise
 */

/**
 * @typedef {{
 *   decisions: { right: number, milder: number, harsher: number, undecided: number, of: number },
 *   injects: {
 *     met: number, met_late: number, missed: number, expected: number, delivered: number, of: number,
 *   },
 *   steps: { done: number, skipped: number, out_of_order: number, of: number },
 * }} Figures
 */

/**
 * `previous` is the nearest stamp before it in the expected order that was made.
 * @typedef {{
 *   at: Instant | null, since_start: number | null,
 *   previous: StampName | null, since_previous: number | null, out_of_order: boolean,
 * }} ReportedStamp
 */

/**
 * `late` is negative where an inject came before it was due; `paused` is by the wall clock, since the inject before.
 * @typedef {{
 *   number: number, id: string, text: string, planned: number, due: number | null,
 *   delivered: Instant | null, late: number | null, by: "clock" | "hand" | null, paused: number | null,
 *   response: {
 *     decision: string | null, options: string | null, role: string | null, rationale: string | null,
 *     follow_up: string | null, evidence: string | null, decided: Instant | null,
 *   } | null,
 *   expected: { step: string | null, decision: string | null, within: number | null } | null,
 *   outcome: Outcome, met: { at: Instant, seconds: number, already: boolean } | null,
 *   verdict: Verdict | null,
 * }} ReportedInject
 */

/** @typedef {"yes" | "no" | null} Answered */

/**
 * @typedef {{
 *   number: number,
 *   row: {
 *     owner: string, device: string, app: string, location: string, days_ago: number | null,
 *     trusted_device: Answered, owner_can_confirm: Answered, current_session: Answered,
 *   },
 *   expected: string, because: string, taken: string | null, at: Instant | null, changes: number,
 *   verdict: Verdict | "undecided",
 *   opinion: Opinion & { with_expected: boolean | null, with_taken: boolean | null },
 * }} ReportedSession
 */

/**
 * `ahead_of`: the steps that stand before it, and were done only after it.
 * @typedef {{
 *   id: string, do: string, done: Instant | null, role: string | null, skipped: boolean,
 *   ahead_of: string[], any_time: boolean,
 * }} ReportedStep
 */

/**
 * `gone` and `last_listed` count from the opening; `longest` is null while one was last seen listed.
 * @typedef {{
 *   opened: Instant | null, promised_minutes: number,
 *   sessions: { number: number, label: string, gone: number | null, last_listed: number | null }[],
 *   longest: number | null, observed: number, of: number, verdict: RevocationVerdict,
 * }} ReportedRevocation
 */

/** @typedef {{ at: Instant, role: string | null, kind: Kind, text: string }} TimelineEntry */

/**
 * @typedef {{
 *   id: string, text: string, rating: Exclude<Rating, ""> | null,
 *   observation: string | null, analysis: string | null, recommendation: string | null,
 * }} ReportedObjective
 */

/** @typedef {{
 *   action: string, element: Exclude<Element, ""> | null, role: string | null, role_label: string | null,
 *   start: string | null, due: string | null,
 * }} ReportedAction
 */

/**
 * @typedef {{
 *   schema: typeof SCHEMA, run: string, exercise: Exercise, figures: Figures,
 *   stamps: Record<StampName, ReportedStamp>,
 *   times: { expectation_met: Spread, session_decided: Spread },
 *   objectives: ReportedObjective[], strengths: string[], areas: string[], actions: ReportedAction[],
 *   injects: ReportedInject[], sessions: ReportedSession[], steps: ReportedStep[], revocation: ReportedRevocation,
 *   debrief: { question: string, answers: { role: string | null, text: string }[] }[],
 *   timeline: TimelineEntry[],
 *   decisions: { id: string, label: string, severity: number }[],
 * }} Report
 */
