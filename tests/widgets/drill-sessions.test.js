/** Holds what is decided about sessions, and how they are seen to go. */

import { deepEqual, equal } from "node:assert/strict";
import {
  changesNothing,
  check,
  decide,
  does,
  minuteOf,
  pause,
  resume,
  rows,
} from "./drill-events.js";
import { DRILL, played, RESPONSE } from "./drills.js";

/** @typedef {import("../../overrides/widgets/logic/drill/model.js").LogEvent} LogEvent */

const MINUTE = 60_000;

Deno.test("the revocation is under way for as long as promised, by the exercise clock", () => {
  const { revocation } = played([pause(1), resume(5), does(6, "log-out-all")]);
  deepEqual([minuteOf(revocation?.opened), revocation?.closes], [2, 32 * MINUTE]);
});

Deno.test("a session is gone from when it was first seen gone and not seen again", () => {
  const opened = does(1, "log-out-all");
  /** @param {LogEvent[]} checks */
  const gone = (...checks) => minuteOf(played([opened, ...checks]).sessions[0].gone);
  equal(gone(check(2, 1, true), check(4, 1, true)), 2);
  equal(gone(check(2, 1, true), check(3, 1, false)), null);
  equal(gone(check(2, 1, true), check(3, 1, false), check(4, 1, true), check(5, 1, true)), 4);
});

Deno.test("no session is looked for before its revocation, and none that is not on the list", () => {
  changesNothing([], check(1, 1, true));
  for (const number of [0, 4]) changesNothing([does(1, "log-out-all")], check(2, number, true));
});

Deno.test("a revocation that is undone takes back what was seen since", () => {
  const undone = [does(1, "log-out-all"), check(2, 1, true), does(3, "log-out-all", false)];
  const { revocation, sessions } = played(undone);
  deepEqual([revocation, sessions[0].gone, sessions[0].checks], [null, null, []]);
  equal(minuteOf(played([...undone, does(4, "log-out-all")]).revocation?.opened), 4);
});

Deno.test("where several steps start it, the first that is still done counts, and what was seen since then", () => {
  const steps = DRILL.steps.map((step) =>
    step.id === "reset-password"
      ? { ...step, starts: /** @type {const} */ ("revocation-window") }
      : step
  );
  const plan = { ...DRILL, steps };
  const both = [does(1, "log-out-all"), check(2, 1, true), does(3, "reset-password")];
  equal(minuteOf(played(both, plan).revocation?.opened), 1);
  const { revocation, sessions } = played(
    [...both, check(4, 1, true), does(5, "log-out-all", false)],
    plan,
  );
  deepEqual([minuteOf(revocation?.opened), minuteOf(sessions[0].gone)], [3, 4]);
});

Deno.test("a session is decided when its decision became what it is, and every change is counted", () => {
  const state = played([decide(1, 1, "keep"), decide(2, 1, "keep"), decide(3, 1, "revoke")]);
  const [{ decision, decided, changes }] = state.sessions;
  deepEqual([decision, minuteOf(decided), changes], ["revoke", 3, 2]);
});

Deno.test("a decision that is taken back leaves the session undecided", () => {
  const [{ decision, decided, changes }] =
    played([decide(1, 1, "keep"), decide(2, 1, "")]).sessions;
  deepEqual([decision, decided, changes], ["", null, 2]);
});

Deno.test("a decision about no session changes nothing", () => {
  for (const number of [0, 4]) changesNothing([], decide(1, number, "keep"));
});

/** @param {string[]} before @param {string[]} after */
const decidedAfter = (before, after) => {
  const decisions = before.map((_, place) => decide(2, place + 1, `d${place + 1}`));
  const state = played([rows(1, before), ...decisions, rows(3, after)], RESPONSE);
  return state.sessions.map(({ label, decision }) => `${label}:${decision}`);
};

Deno.test("a response has the sessions that somebody writes down, and a drill those of its plan", () => {
  deepEqual(decidedAfter(["A", "B"], ["A", "B", "C"]), ["A:d1", "B:d2", "C:"]);
  changesNothing([], rows(1, ["A"]));
});

Deno.test("a decision stays with its row when rows before it are removed, added or moved", () => {
  deepEqual(decidedAfter(["A", "B", "C"], ["B", "C"]), ["B:d2", "C:d3"]);
  deepEqual(decidedAfter(["A", "B"], ["X", "A", "B"]), ["X:", "A:d1", "B:d2"]);
  deepEqual(decidedAfter(["A", "B"], ["B", "A"]), ["B:d2", "A:d1"]);
});

Deno.test("a row whose label is corrected keeps its decision, and a row that is removed loses it", () => {
  deepEqual(decidedAfter(["A", "B"], ["A2", "B"]), ["A2:d1", "B:d2"]);
  deepEqual(decidedAfter(["A", "B", "C"], ["B", "C", "D"]), ["B:d2", "C:d3", "D:"]);
  deepEqual(decidedAfter(["A", "B", "C"], ["X", "B"]), ["X:", "B:d2"]);
});

Deno.test("rows that look the same are told apart by their order", () => {
  deepEqual(decidedAfter(["A", "A"], ["A", "A", "A"]), ["A:d1", "A:d2", "A:"]);
  deepEqual(decidedAfter(["A", "A"], ["A"]), ["A:d1"]);
});
