/** Holds what an after-action report says of a drill, field by field. */

import { deepEqual, equal, ok } from "node:assert/strict";
import { replay } from "../../overrides/widgets/logic/drill/reducer.js";
import { median, spread } from "../../overrides/widgets/logic/drill/report-times.js";
import { reportOf } from "../../overrides/widgets/logic/drill/report.js";
import {
  at,
  check,
  decide,
  deliver,
  doStep,
  DRILL,
  end,
  pause,
  played,
  resume,
  stamp,
  start,
} from "./drill-plans.js";

/** @typedef {import("../../overrides/widgets/logic/drill/model.js").LogEvent} LogEvent */
/** @typedef {import("../../overrides/widgets/logic/drill/model.js").Plan} Plan */

/** @param {...LogEvent} events */
const report = (...events) => reportOf(DRILL, played(...events), "run-1");

/** @param {number} place @param {...LogEvent} events */
const inject = (place, ...events) => report(...events).injects[place];

/** @param {...LogEvent} events */
const revocation = (...events) => report(doStep(2, "log-out-all"), ...events).revocation;

/** @param {...(readonly [number, boolean])} looks minutes after the log-out, at which session 1 was seen gone or not */
const looked = (...looks) =>
  revocation(...looks.map(([minute, gone]) => check(2 + minute, 1, gone)));

Deno.test("the head says which exercise it was, with whom, when, and by which data", () => {
  const { run, exercise } = report(end(30));
  equal(run, "run-1");
  equal(exercise.type, "tabletop");
  deepEqual([exercise.id, exercise.title], [DRILL.id, DRILL.title]);
  deepEqual([exercise.date, exercise.started, exercise.ended], [
    "2026-11-29",
    "2026-11-29T09:15:00+01:00",
    "2026-11-29T09:45:00+01:00",
  ]);
  deepEqual([exercise.planned_minutes, exercise.exercise_seconds], [30, 1800]);
  deepEqual(exercise.portal, {
    ...{ name: "Runbook", built_on: "2026-11-28", policy: "aaaaaaaaaaaa", plan: "0123456789ab" },
    ruleset: { id: "session-risk", code: "SR1", hash: "bbbbbbbbbbbb" },
  });
  deepEqual(exercise.team, { id: "payments", name: "Payments" });
  equal(exercise.threat, null);
});

Deno.test("a drill that has not ended has no length, and one that never began has no day", () => {
  const { exercise } = report(stamp(3, "detected"));
  deepEqual([exercise.ended, exercise.exercise_seconds, exercise.wall_seconds], [null, null, null]);
  const never = reportOf(DRILL, replay(DRILL, []), "run-1");
  deepEqual([never.exercise.date, never.exercise.started, never.timeline], [null, null, []]);
});

Deno.test("roles are reached where the chosen team says, and stand in for each other", () => {
  deepEqual(report().exercise.roles, [
    {
      ...{ role: "incident-lead", label: "Incident lead", presence: "present" },
      ...{ substitute: null, reach: null },
    },
    {
      ...{ role: "team-lead", label: "Team lead", presence: "substituted" },
      ...{ substitute: "incident-lead", reach: "#payments-leads" },
    },
  ]);
  const alone = reportOf(DRILL, replay(DRILL, [start(0, { team: "", roles: [] })]), "run-1");
  deepEqual(alone.exercise.roles.map(({ presence, reach }) => [presence, reach]), [
    [null, null],
    [null, null],
  ]);
  equal(alone.exercise.team, null);
});

Deno.test("a sponsor who takes no part is named as well", () => {
  deepEqual(report().exercise.sponsor, { role: "head-of-security", label: "Head of security" });
});

Deno.test("pauses are told from time that counts, and the lengths by both clocks differ by them", () => {
  const { exercise } = report(pause(5), resume(8), pause(10), resume(11, true), end(20));
  deepEqual([exercise.exercise_seconds, exercise.wall_seconds], [17 * 60, 20 * 60]);
  deepEqual(
    exercise.pauses.map((
      { from, to, seconds, cause, counted },
    ) => [from.exercise, to?.exercise, seconds, cause, counted]),
    [[300, 300, 180, "pause", false], [420, 480, 60, "pause", true]],
  );
  deepEqual(report(pause(5)).exercise.pauses[0].to, null);
});

Deno.test("a clock that ran faster, and one that somebody set, are on record", () => {
  const { exercise } = report(
    at(2, { type: "speed", speed: 20 }),
    at(3, { type: "clock", by: -61_400 }),
    at(3, { type: "clock", by: -400 }),
    end(4),
  );
  deepEqual(exercise.speeds.map(({ at, speed }) => [at.exercise, speed]), [[120, 20]]);
  deepEqual(exercise.clock_settings.map(({ by }) => by), [-61, 0]);
  equal(exercise.clock_settings[0].at.exercise, 1320);
  ok(Object.is(exercise.clock_settings[1].by, 0), "a file has no -0");
  deepEqual([exercise.exercise_seconds, exercise.wall_seconds], [2520, 240]);
});

Deno.test("a stamp is told from the start and from the nearest one before it that was made", () => {
  const { stamps } = report(stamp(1, "detected"), stamp(4, "decided"), stamp(9, "verified"));
  deepEqual(stamps.decided, {
    at: { exercise: 240, clock: "2026-11-29T09:19:00+01:00" },
    ...{ since_start: 240, previous: "detected", since_previous: 180, out_of_order: false },
  });
  deepEqual([stamps.detected.previous, stamps.detected.since_previous], [null, null]);
  equal(stamps.verified.since_previous, 300);
  deepEqual(stamps.acknowledged, {
    ...{ at: null, since_start: null, previous: null, since_previous: null, out_of_order: false },
  });
});

Deno.test("a stamp before an earlier one is out of order, and has no time since", () => {
  const { stamps } = report(
    stamp(1, "acknowledged"),
    stamp(2, "decided"),
    stamp(5, "detected"),
    stamp(6, "contained"),
  );
  const told = Object.values(stamps).map((one) => [one.out_of_order, one.since_previous]);
  deepEqual(told, [[false, null], [true, null], [true, null], [false, 240], [false, null]]);
});

Deno.test("a session decision stands beside the expected one and the opinion of the rules", () => {
  const { sessions, figures } = report(
    decide(5, 1, "review"),
    decide(6, 1, "revoke"),
    decide(7, 3, "revoke"),
  );
  deepEqual(
    sessions.map(({ taken, at, changes, verdict }) => [taken, at?.exercise, changes, verdict]),
    [
      ["revoke", 360, 1, "harsher"],
      [null, undefined, 0, "undecided"],
      ["revoke", 420, 0, "milder"],
    ],
  );
  deepEqual(
    sessions.map(({ opinion }) => [opinion.decision, opinion.with_expected, opinion.with_taken]),
    [["keep", true, false], [null, null, null], ["revoke", false, true]],
  );
  deepEqual(figures.decisions, { right: 0, milder: 1, harsher: 1, undecided: 1, of: 3 });
  equal(report().sessions[0].opinion.with_taken, null);
});

Deno.test("times run from an inject until it is met, and from the first inject until a session is decided", () => {
  const { times } = report(
    decide(0.5, 1, "keep"),
    deliver(1, "call"),
    doStep(3, "capture-rows"),
    deliver(4, "rows"),
    decide(5, 2, "escalate"),
    decide(8, 3, "keep"),
  );
  deepEqual(times.expectation_met, { median: 90, longest: 120, n: 2 });
  deepEqual(times.session_decided, { median: 240, longest: 420, n: 3 });
  deepEqual(report().times.session_decided, { median: null, longest: null, n: 0 });
  deepEqual(report(decide(5, 1, "keep")).times.session_decided.n, 0);
});

Deno.test("the median is the one in the middle, and of two the whole number next to their mean", () => {
  deepEqual([[], [7], [9, 1], [1, 2], [10, 9, 2], [4, 1, 3, 2]].map(median), [
    ...[null, 7, 5, 2, 9, 3],
  ]);
  deepEqual(spread([10, 9, 2]), { median: 9, longest: 10, n: 3 });
});

Deno.test("steps that apply were done, skipped or done ahead of others", () => {
  const { steps, figures } = report(
    doStep(3, "log-out-all"),
    at(3, { type: "assign", step: "log-out-all", role: "team-lead" }),
    doStep(4, "reset-password"),
    doStep(5, "check-window"),
    doStep(6, "capture-rows", false),
  );
  deepEqual(
    steps.map(({ id, done, role, skipped, ahead_of }) => [
      ...[id, done?.exercise, role, skipped, ahead_of],
    ]),
    [
      ["capture-rows", undefined, null, true, []],
      ["reset-password", 240, null, false, []],
      ["log-out-all", 180, "team-lead", false, ["reset-password"]],
      ["check-window", 300, null, false, []],
      ["close-record", undefined, null, true, []],
    ],
  );
  deepEqual(figures.steps, { done: 3, skipped: 2, out_of_order: 1, of: 5 });
});

Deno.test("the window is told from the log-out on: when each session was seen gone, and the longest", () => {
  const found = revocation(check(5, 1, true), check(6, 2, false), check(12, 2, true));
  deepEqual(found.opened, { exercise: 120, clock: "2026-11-29T09:17:00+01:00" });
  deepEqual(found.sessions.map(({ gone, last_listed }) => [gone, last_listed]), [
    [180, null],
    [600, 240],
    [null, null],
  ]);
  deepEqual([found.longest, found.observed, found.of, found.verdict], [600, 2, 3, "within"]);
  equal(found.sessions[1].label, "Chrome on Windows, ChatGPT");
});

Deno.test("the longest is not known while a session was last seen listed", () => {
  const found = revocation(check(5, 1, true), check(6, 2, false));
  deepEqual([found.longest, found.observed, found.verdict], [null, 1, "unclear"]);
});

Deno.test("whether the revocation kept to its time is known only to those who looked at the right moment", () => {
  equal(report(check(5, 1, true)).revocation.verdict, "not-opened");
  equal(revocation().verdict, "not-observed");
  equal(looked([30, true]).verdict, "within");
  equal(looked([30, false]).verdict, "unclear");
  equal(looked([31, false]).verdict, "longer");
  equal(looked([31, false], [40, true]).verdict, "longer");
  equal(looked([29, false], [33, true]).verdict, "unclear");
  equal(looked([33, true]).verdict, "unclear");
});

Deno.test("what was said afterwards is in the report, also when it was said after the end", () => {
  const { objectives, strengths, areas, actions, debrief } = report(
    end(30),
    at(40, { type: "strengths", items: ["Calm", ""] }),
    at(41, { type: "areas", items: ["Numbers"] }),
    at(42, {
      type: "rate",
      objective: "one-lead",
      assessment: { rating: "M", observation: "Two led.", analysis: "", recommendation: "" },
    }),
    at(43, { type: "answer", question: 1, role: "team-lead", text: "The number." }),
    at(44, {
      type: "actions",
      items: [
        { action: "Write it", element: "training", role: "team-lead", start: "", due: "" },
        { action: "", element: "planning", role: "", start: "", due: "" },
      ],
    }),
  );
  deepEqual([strengths, areas], [["Calm"], ["Numbers"]]);
  deepEqual(objectives.map(({ rating, observation }) => [rating, observation]), [
    [null, null],
    ["M", "Two led."],
  ]);
  deepEqual(debrief, [
    { question: "Who led?", answers: [] },
    { question: "What was missing?", answers: [{ role: "team-lead", text: "The number." }] },
  ]);
  deepEqual(actions, [{
    ...{ action: "Write it", element: "training", role: "team-lead", role_label: "Team lead" },
    ...{ start: null, due: null },
  }]);
});

Deno.test("what is compared are the seconds that are shown", () => {
  const { met, outcome } = inject(
    0,
    deliver(0.01, "call"),
    doStep(5 + 0.9 / 60, "capture-rows"),
  );
  deepEqual([met?.at.exercise, met?.seconds, outcome], [300, 300, "met"]);
});
