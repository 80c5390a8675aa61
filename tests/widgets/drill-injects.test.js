/** Holds when an inject is due, and which of them are to be delivered. */

import { deepEqual, equal } from "node:assert/strict";
import { injectsDue } from "../../overrides/widgets/logic/drill/injects.js";
import { does } from "./drill-events.js";
import { at, DRILL, played } from "./drills.js";

/** @typedef {ReturnType<typeof played>} State */

const MINUTE = 60_000;

/** @param {State} state @param {string} inject */
const one = (state, inject) => state.injects.find(({ id }) => id === inject);

/** The minute of the exercise at which an inject is due. @param {State} state @param {string} inject */
function dueMinute(state, inject) {
  const due = one(state, inject)?.due;
  return typeof due === "number" ? due / MINUTE : null;
}

/** @param {State} state @param {number} minutes */
const dueAt = (state, minutes) => injectsDue(state, minutes * MINUTE);

/** @param {number} minute @param {string} inject @param {"clock" | "hand"} [by] */
const told = (minute, inject, by = "clock") => at(minute, { type: "deliver", inject, by });

/** @param {number} minute @param {string} inject @param {boolean} held */
const hold = (minute, inject, held) => at(minute, { type: "hold", inject, held });

Deno.test("an inject of a minute is due at that minute of the exercise", () => {
  const state = played([]);
  equal(dueMinute(state, "rows"), 4);
  deepEqual(dueAt(state, 3.99), ["call"]);
  deepEqual(dueAt(state, 4), ["call", "rows"]);
});

Deno.test("an inject that was delivered is not due again", () => {
  const state = played([told(0, "call"), told(1, "rows"), told(2, "rows", "hand")]);
  deepEqual(dueAt(state, 9), []);
  deepEqual([one(state, "rows")?.by, one(state, "rows")?.delivered?.elapsed], ["clock", MINUTE]);
});

Deno.test("an inject after a step is due when the step is done, and some minutes later where it says so", () => {
  equal(dueMinute(played([]), "go"), null);
  const state = played([does(6, "reset-password"), does(8, "log-out-all")]);
  equal(dueMinute(state, "go"), 6);
  equal(dueMinute(state, "still-listed"), 13);
});

Deno.test("an inject after another one waits until that was delivered", () => {
  const waiting = played([does(6, "reset-password")]);
  equal(dueMinute(waiting, "question"), null);
  equal(dueMinute(played([does(6, "reset-password"), told(7, "go")]), "question"), 9);
});

Deno.test("an inject is due no more when the step that it waits for is undone", () => {
  const undone = [does(6, "log-out-all"), does(7, "log-out-all", false)];
  equal(dueMinute(played(undone), "still-listed"), null);
  equal(dueMinute(played([...undone, does(8, "log-out-all")]), "still-listed"), 13);
});

Deno.test("what was due when an inject was delivered stays when its step is undone", () => {
  const state = played([
    does(1, "log-out-all"),
    told(6, "still-listed"),
    does(7, "log-out-all", false),
  ]);
  equal(dueMinute(state, "still-listed"), 6);
});

Deno.test("an inject that was delivered by hand before its time was never due where that was not known", () => {
  const state = played([told(2, "still-listed", "hand"), does(3, "log-out-all")]);
  equal(dueMinute(state, "still-listed"), null);
  equal(one(state, "still-listed")?.by, "hand");
});

Deno.test("an inject that is held back is not delivered by the clock until it is let go", () => {
  const held = [told(0, "call"), hold(1, "rows", true)];
  deepEqual(dueAt(played(held), 9), []);
  deepEqual(dueAt(played([...held, hold(2, "rows", false)]), 9), ["rows"]);
});

Deno.test("an inject that is held back can be delivered by hand, and is not held any more", () => {
  const state = played([hold(1, "rows", true), told(5, "rows", "hand"), hold(6, "rows", true)]);
  deepEqual([one(state, "rows")?.held, one(state, "rows")?.by], [false, "hand"]);
});

Deno.test("nothing is due while the drill is paused, nor when it has ended", () => {
  deepEqual(dueAt(played([at(1, { type: "pause" })]), 9), []);
  deepEqual(dueAt(played([at(1, { type: "end" })]), 9), []);
});

Deno.test("a pause puts off what is due by as long as it takes, and not where it is counted", () => {
  const pause = [told(0, "call"), at(1, { type: "pause" })];
  const resumed = played([...pause, at(11, { type: "resume", counted: false })]);
  deepEqual(dueAt(resumed, 13.9), []);
  deepEqual(dueAt(resumed, 14), ["rows"]);
  deepEqual(dueAt(played([...pause, at(11, { type: "resume", counted: true })]), 11), ["rows"]);
});

Deno.test("at five times the speed an inject of minute 4 is due after 48 seconds", () => {
  const state = played([told(0, "call"), at(0, { type: "speed", speed: 5 })]);
  deepEqual(dueAt(state, 47 / 60), []);
  deepEqual(dueAt(state, 48 / 60), ["rows"]);
});

Deno.test("of several injects the one that was due first comes first", () => {
  const [call, rows, ...others] = DRILL.injects;
  const late = { ...DRILL, injects: [rows, call, ...others] };
  deepEqual(dueAt(played([does(1, "reset-password")], late), 5), ["call", "go", "rows"]);
});

Deno.test("an inject waits for the inject of a name, and not for a step of the same name", () => {
  const [call, ...others] = DRILL.injects;
  const injects = [{ ...call, id: "check-window" }, {
    ...others[0],
    at: null,
    after: "check-window",
  }];
  const state = played([does(1, "check-window")], { ...DRILL, injects });
  equal(dueMinute(state, "rows"), null);
});

Deno.test("an inject that nobody planned is not delivered", () => {
  deepEqual(played([told(1, "nothing")]).injects, played([]).injects);
});
