/** Holds how time passes in an exercise: its pauses, its speeds and what is told of the clocks. */

import { deepEqual, equal } from "node:assert/strict";
import { replay } from "../../overrides/widgets/logic/drill/reducer.js";
import {
  away,
  changesNothing,
  does,
  end,
  exercise,
  minuteOf,
  pause,
  resume,
  SAMPLES,
  speed,
} from "./drill-events.js";
import { at, DRILL, played, RESPONSE, STARTED, startOf } from "./drills.js";

const MINUTE = 60_000;

Deno.test("the exercise begins with its start, wherever the machine's clocks stand", () => {
  const state = replay(DRILL, [{ ...startOf(DRILL), elapsed: 7 * MINUTE }]);
  deepEqual([state.status, state.started?.elapsed, state.started?.exercise], [
    "running",
    7 * MINUTE,
    0,
  ]);
  equal(exercise(state, 9), 2);
});

Deno.test("the exercise clock stands still in a pause", () => {
  const state = played([pause(2)]);
  deepEqual([state.status, exercise(state, 9)], ["paused", 2]);
  equal(exercise(played([pause(2), resume(10)]), 13), 5);
});

Deno.test("several pauses add up, and each is on record", () => {
  const state = played([pause(2), resume(4), pause(5), resume(10)]);
  equal(exercise(state, 12), 5);
  const lengths = state.pauses.map(({ from, to }) => ((to?.elapsed ?? 0) - from.elapsed) / MINUTE);
  deepEqual(lengths, [2, 5]);
});

Deno.test("a pause that is counted is as if the clock had never stood still", () => {
  const state = played([pause(2), resume(10, true)]);
  equal(exercise(state, 13), 13);
  const [{ counted, to }] = state.pauses;
  deepEqual([counted, minuteOf(to)], [true, 10]);
  equal(minuteOf(state.last), 10);
});

Deno.test("a second pause, and going on twice, change nothing", () => {
  changesNothing([pause(2)], pause(3));
  changesNothing([pause(2), resume(3)], resume(4, true));
});

Deno.test("the exercise clock runs at its speed from when that was set", () => {
  const state = played([speed(2, 5), speed(4, 20), speed(5, 20)]);
  equal(exercise(state, 6), 2 + 2 * 5 + 2 * 20);
  deepEqual(state.speeds.map(({ speed }) => speed), [5, 20]);
});

Deno.test("a speed that is set in a pause holds from its end", () => {
  const state = played([pause(2), speed(3, 5), resume(10)]);
  equal(exercise(state, 12), 2 + 2 * 5);
});

Deno.test("a pause that is counted counts each of its parts at the speed that was set then", () => {
  const state = played([speed(0, 20), speed(1, 1), pause(2), speed(5, 5), resume(7, true)]);
  equal(exercise(state, 7), 20 + 1 + 3 * 1 + 2 * 5);
});

Deno.test("a drill stands still from when its page stopped to run", () => {
  const state = played([away(30, 4)]);
  deepEqual([state.status, exercise(state, 40), minuteOf(state.last)], ["paused", 4, 4]);
  const [{ from, to, cause }] = state.pauses;
  deepEqual([from.elapsed, from.wall, to, cause], [
    4 * MINUTE,
    STARTED + 4 * MINUTE,
    null,
    "asleep",
  ]);
  equal(exercise(played([away(30, 4), resume(31)]), 33), 6);
  equal(exercise(played([away(30, 4), resume(31, true)]), 33), 33);
});

Deno.test("a page was not away while something happened on it, nor before the start", () => {
  const state = played([does(6, "capture-rows"), away(30, 4)]);
  equal(minuteOf(state.pauses[0].from), 6);
  equal(minuteOf(played([away(3, -5)]).pauses[0].from), 0);
  equal(minuteOf(played([away(3, 8)]).pauses[0].from), 3);
});

Deno.test("who is away in a pause, or twice, is in the same pause", () => {
  changesNothing([pause(2)], away(30, 4));
  changesNothing([away(30, 4)], away(60, 31));
});

Deno.test("in a response time goes on: nothing pauses it, it has one speed, and being away is only told", () => {
  changesNothing([], pause(2), RESPONSE);
  changesNothing([], speed(2, 5), RESPONSE);
  const state = played([away(30, 4), away(60, 20)], RESPONSE);
  deepEqual([state.status, exercise(state, 61)], ["running", 61]);
  const spans = state.pauses.map((
    { from, to, counted },
  ) => [minuteOf(from), minuteOf(to), counted]);
  deepEqual(spans, [[4, 30, true], [30, 60, true]]);
});

Deno.test("a clock that was set is told, and changes no time", () => {
  const state = played([at(3, SAMPLES.clock)]);
  deepEqual(state.clocks.map(({ at, by }) => [minuteOf(at), by]), [[3, -3_600_000]]);
  equal(exercise(state, 5), 5);
});

Deno.test("an end stops the clock and closes a pause", () => {
  const state = played([pause(2), end(5)]);
  deepEqual([state.status, minuteOf(state.ended), exercise(state, 9)], ["ended", 2, 2]);
  deepEqual([state.pauses[0].to?.elapsed, state.pauses[0].counted], [5 * MINUTE, false]);
});

Deno.test("an event of an earlier time happens when the last one did", () => {
  const state = played([does(5, "capture-rows"), does(3, "reset-password")]);
  const done = state.steps.flatMap(({ done }) => done ? [minuteOf(done)] : []);
  deepEqual([done, minuteOf(state.last)], [[5, 5], 5]);
});
