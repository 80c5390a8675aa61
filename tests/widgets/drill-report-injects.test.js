/** Holds what an after-action report says of injects: when they came, and whether what they ask for was done. */

import { deepEqual, equal } from "node:assert/strict";
import { reportOf } from "../../overrides/widgets/logic/drill/report.js";
import {
  at,
  decide,
  deliver,
  doStep,
  DRILL,
  pause,
  played,
  respond,
  resume,
  write,
} from "./drill-plans.js";

/** @typedef {import("../../overrides/widgets/logic/drill/model.js").LogEvent} LogEvent */

/** @param {...LogEvent} events */
const report = (...events) => reportOf(DRILL, played(...events), "run-1");

/** @param {number} place @param {...LogEvent} events */
const inject = (place, ...events) => report(...events).injects[place];

Deno.test("an inject is late by when it was due, early where somebody would not wait, and neither where nobody knew", () => {
  deepEqual(
    [deliver(4.5, "rows"), deliver(3, "rows", "hand")].map((event) => {
      const { planned, due, late, by } = inject(1, event);
      return [planned, due, late, by];
    }),
    [[240, 240, 30, "clock"], [240, 240, -60, "hand"]],
  );
  const { due, late, delivered } = inject(2, deliver(9, "go", "hand"));
  deepEqual([due, late, delivered?.exercise], [null, null, 540]);
  deepEqual([inject(1).delivered, inject(1).late, inject(1).paused], [null, null, null]);
});

Deno.test("pauses count for the inject that comes after them, and those that count as time for none", () => {
  const { injects } = report(
    pause(1),
    deliver(2, "call", "hand"),
    resume(4),
    pause(5),
    resume(6, true),
    pause(7),
    resume(7.5),
    deliver(8, "rumour", "hand"),
    deliver(9, "rows"),
  );
  deepEqual(injects.map(({ paused }) => paused), [60, 0, null, 150]);
  const together = report(pause(1), resume(3), deliver(4, "call"), deliver(4, "rows"));
  deepEqual(together.injects.map(({ paused }) => paused), [120, 0, null, null]);
});

Deno.test("an expected step is met in time, late, already, or not at all", () => {
  /** @param {...LogEvent} events */
  const outcome = (...events) => {
    const { outcome, met } = inject(0, ...events);
    return [outcome, met?.seconds, met?.already];
  };
  const call = deliver(1, "call");
  deepEqual(outcome(call, doStep(6, "capture-rows")), ["met", 300, false]);
  deepEqual(outcome(call, doStep(6.1, "capture-rows")), ["met-late", 306, false]);
  deepEqual(outcome(doStep(0.5, "capture-rows"), call), ["met", 0, true]);
  deepEqual(outcome(call, doStep(2, "log-out-all")), ["missed", undefined, undefined]);
  deepEqual(outcome(doStep(0.5, "capture-rows")), ["not-delivered", undefined, undefined]);
});

Deno.test("an expected decision is met by the response, a session or a line, whichever was first", () => {
  /** @param {...LogEvent} events */
  const met = (...events) => inject(1, deliver(4, "rows"), ...events).met?.seconds;
  const answer = respond(8, "rows", { decision: "escalate" });
  equal(met(answer), 240);
  equal(met(decide(6, 1, "escalate"), answer), 120);
  equal(met(write(5, { decision: "escalate" }), decide(6, 1, "escalate")), 60);
  equal(met(decide(6, 1, "revoke"), respond(8, "rows", { decision: "revoke" })), undefined);
});

Deno.test("a decision from before the inject does not meet it, nor does a line that was struck out", () => {
  const { outcome } = inject(1, decide(2, 1, "escalate"), deliver(4, "rows"));
  equal(outcome, "missed");
  equal(inject(1, deliver(4, "rows"), decide(4, 1, "escalate")).met?.seconds, 0);
  const struck = at(6, { type: "strike", index: 2, struck: true });
  equal(
    inject(1, deliver(4, "rows"), write(5, { decision: "escalate" }), struck).outcome,
    "missed",
  );
});

Deno.test("where a step and a decision are expected, the later of the two meets the inject", () => {
  const go = deliver(9, "go", "hand");
  const done = doStep(10, "log-out-all");
  equal(inject(2, go, done).outcome, "missed");
  equal(inject(2, go, done, decide(15, 1, "revoke")).met?.seconds, 360);
  equal(inject(2, doStep(2, "log-out-all"), go, decide(15, 1, "revoke")).met?.already, false);
});

Deno.test("an inject that expects nothing is neither met nor missed", () => {
  deepEqual([inject(3, deliver(20, "rumour")).outcome, inject(3).outcome], [
    "nothing-expected",
    "not-delivered",
  ]);
});

Deno.test("the decision of a response is right, milder or harsher by how severe it is", () => {
  const verdicts = ["escalate", "review", "keep", "", "unheard-of"].map((decision) =>
    inject(1, deliver(4, "rows"), respond(5, "rows", { decision })).verdict
  );
  deepEqual(verdicts, ["right", "milder", "milder", null, null]);
  const plan = structuredClone(DRILL);
  const rows = plan.injects[1].expect;
  if (rows) Object.assign(rows, { decide: "keep" });
  const state = played(deliver(4, "rows"), respond(5, "rows", { decision: "review" }));
  equal(reportOf(plan, state, "").injects[1].verdict, "harsher");
  Object.assign(plan.decisions[1], { severity: 0 });
  equal(reportOf(plan, state, "").injects[1].verdict, "right");
  equal(inject(0, deliver(0, "call"), respond(5, "call", { decision: "keep" })).verdict, null);
});

Deno.test("a response is told in its fields, with when its decision was taken", () => {
  const { response } = inject(
    1,
    deliver(4, "rows"),
    respond(5, "rows", { decision: "review", evidence: "A note" }),
    respond(6, "rows", { decision: "review", evidence: "A note of a call" }),
  );
  deepEqual(response, {
    ...{ decision: "review", options: null, role: null, rationale: null, follow_up: null },
    evidence: "A note of a call",
    decided: { exercise: 300, clock: "2026-11-29T09:20:00+01:00" },
  });
});
