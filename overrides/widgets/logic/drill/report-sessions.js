/** A plan and a state go in; what a report says of the sessions, and of how long they took to go, comes out. */

import { MINUTE } from "./model.js";
import { instantOrNull, passed, seconds } from "./report-times.js";
import { verdictOf } from "./verdicts.js";
import { written } from "./written.js";

/** @typedef {import("./model.js").Moment} Moment */
/** @typedef {import("./model.js").Opinion} Opinion */
/** @typedef {import("./model.js").Plan} Plan */
/** @typedef {import("./model.js").SessionState} SessionState */
/** @typedef {import("./model.js").State} State */
/** @typedef {import("./report-model.js").ReportedSession} ReportedSession */
/** @typedef {import("./report-model.js").ReportedRevocation} ReportedRevocation */
/** @typedef {import("./report-model.js").RevocationVerdict} RevocationVerdict */

/**
 * What a session is called: by its row in a drill, and in a response as somebody wrote it.
 * @param {Plan} plan
 * @param {State} state
 * @param {number} place
 */
export function sessionLabel(plan, state, place) {
  const { device, app } = plan.sessions[place] ?? {};
  return state.sessions[place].label || [device, app].filter(Boolean).join(", ");
}

/**
 * @param {Plan} plan
 * @param {State} state
 * @returns {ReportedSession[]}
 */
export function reportedSessions(plan, state) {
  return plan.sessions.map((planned, place) => {
    const { owner, device, app, location, days_ago, expected, opinion } = planned;
    const { decision, decided, changes } = state.sessions[place];
    const verdict = verdictOf(plan, expected.decision, decision);
    return {
      number: place + 1,
      row: {
        owner,
        device,
        app,
        location,
        days_ago,
        ...written(planned, ["trusted_device", "owner_can_confirm", "current_session"]),
      },
      expected: expected.decision,
      because: expected.because,
      taken: decision || null,
      at: instantOrNull(decided),
      // Whoever decides for the first time changes nothing.
      changes: Math.max(0, changes - 1),
      verdict: verdict ?? "undecided",
      opinion: {
        ...opinion,
        with_expected: agrees(opinion, expected.decision),
        with_taken: agrees(opinion, decision),
      },
    };
  });
}

/** Null where the rules leave it open, or nobody has decided. @param {Opinion} opinion @param {string} decision */
function agrees({ decision: opinion }, decision) {
  return opinion === null || decision === "" ? null : opinion === decision;
}

/**
 * @param {Plan} plan
 * @param {State} state
 * @returns {ReportedRevocation}
 */
export function reportedRevocation(plan, state) {
  const opened = state.revocation?.opened ?? null;
  const sessions = state.sessions.map((one, place) => ({
    number: place + 1,
    label: sessionLabel(plan, state, place),
    gone: opened && one.gone ? passed(opened, one.gone) : null,
    last_listed: lastListed(opened, one),
  }));
  const gone = sessions.flatMap((one) => one.gone ?? []);
  const known = sessions.every((one) => one.gone !== null || one.last_listed === null);
  return {
    opened: instantOrNull(opened),
    promised_minutes: plan.window_minutes,
    sessions,
    longest: known && gone.length > 0 ? Math.max(...gone) : null,
    observed: gone.length,
    of: sessions.length,
    verdict: revocationVerdict(plan.window_minutes * seconds(MINUTE), opened, sessions),
  };
}

/** @param {Moment | null} opened @param {SessionState} session */
function lastListed(opened, { checks }) {
  const last = checks.findLast(({ gone }) => !gone);
  return opened && last ? passed(opened, last.at) : null;
}

/**
 * Whoever first looks after the promised time, and finds a session gone, does not know when it went.
 * @param {number} promised
 * @param {Moment | null} opened
 * @param {ReportedRevocation["sessions"]} sessions
 * @returns {RevocationVerdict}
 */
function revocationVerdict(promised, opened, sessions) {
  if (!opened) return "not-opened";
  const seen = sessions.filter((one) => one.gone !== null || one.last_listed !== null);
  if (seen.length === 0) return "not-observed";
  if (seen.some((one) => (one.last_listed ?? 0) > promised)) return "longer";
  return seen.every(({ gone }) => gone !== null && gone <= promised) ? "within" : "unclear";
}
