/** Holds how much time passes between two readings of the clocks, and what a reading says of the machine. */

import { deepEqual } from "node:assert/strict";
import { passage } from "../../overrides/widgets/logic/drill/clock.js";
import { momentOf } from "../../overrides/widgets/logic/drill/exercise-clock.js";
import { at, played, STARTED } from "./drills.js";

/** @typedef {import("../../overrides/widgets/logic/drill/clock.js").Passage} Passage */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * What it is, how far the hour and the steady clock went on, and what that means. No steady clock: the page was loaded
 * again.
 * @type {readonly [name: string, hour: number, steady: number | null, means: Passage][]}
 */
const CASES = [
  ["an ordinary second is a second", SECOND, SECOND, { passed: SECOND, away: null, set: 0 }],
  [
    "an hour that is put right by a little counts by the steady clock",
    SECOND - 300,
    SECOND,
    { passed: SECOND, away: null, set: 0 },
  ],
  [
    "a steady clock with fractions gives whole milliseconds",
    SECOND,
    SECOND + 0.4,
    { passed: SECOND, away: null, set: 0 },
  ],
  [
    "a page in the background is called once a minute, and runs",
    MINUTE,
    MINUTE,
    { passed: MINUTE, away: null, set: 0 },
  ],
  [
    "a page that is called late runs still",
    89 * SECOND,
    89 * SECOND,
    { passed: 89 * SECOND, away: null, set: 0 },
  ],
  [
    "a sleep is one where the steady clock counts it",
    HOUR,
    HOUR,
    { passed: HOUR, away: "asleep", set: 0 },
  ],
  [
    "a sleep of a machine whose clocks drift apart meanwhile is a sleep",
    HOUR + 5 * SECOND,
    HOUR,
    { passed: HOUR + 5 * SECOND, away: "asleep", set: 0 },
  ],
  [
    "a sleep where the steady clock stands still cannot be told from an hour that was set ahead",
    HOUR,
    SECOND,
    { passed: HOUR, away: "asleep-or-set", set: 0 },
  ],
  [
    "a page that was frozen before its machine slept was away for all of it",
    HOUR,
    10 * MINUTE,
    { passed: HOUR, away: "asleep-or-set", set: 0 },
  ],
  [
    "a short sleep of a page in the background is one when both are longer than a page waits",
    140 * SECOND,
    MINUTE,
    { passed: 140 * SECOND, away: "asleep-or-set", set: 0 },
  ],
  [
    "an hour that is set ahead by little has passed",
    31 * SECOND,
    SECOND,
    { passed: 31 * SECOND, away: null, set: 0 },
  ],
  [
    "an hour that is set back is told, and time goes on by the steady clock",
    SECOND - HOUR,
    SECOND,
    { passed: SECOND, away: null, set: -HOUR },
  ],
  [
    "an hour that is set back during a sleep is told as well",
    0,
    HOUR,
    { passed: HOUR, away: "asleep", set: -HOUR },
  ],
  [
    "a page that is closed and soon opened again goes on",
    20 * SECOND,
    null,
    { passed: 20 * SECOND, away: null, set: 0 },
  ],
  [
    "a page that is closed for long was away",
    HOUR,
    null,
    { passed: HOUR, away: "closed", set: 0 },
  ],
  [
    "how long a page was closed while the hour was set back, nobody knows",
    -HOUR,
    null,
    { passed: 0, away: "closed", set: -HOUR },
  ],
  [
    "an hour that is put right by a little while a page is loaded again is nothing",
    -300,
    null,
    { passed: 0, away: null, set: 0 },
  ],
];

for (const [name, hour, steady, means] of CASES) {
  Deno.test(name, () => {
    const last = { wall: STARTED, steady: 5_000 };
    const now = { wall: STARTED + hour, steady: steady === null ? null : 5_000 + steady };
    deepEqual(passage(last, now), means);
  });
}

Deno.test("a steady clock that begins anew is that of another loading of the page", () => {
  const last = { wall: STARTED, steady: 50_000 };
  const now = { wall: STARTED + HOUR, steady: 200 };
  deepEqual(passage(last, now), { passed: HOUR, away: "closed", set: 0 });
  deepEqual(passage({ ...last, steady: null }, now), { passed: HOUR, away: "closed", set: 0 });
});

Deno.test("summer time changes the zone of a moment, and neither how long it was nor the exercise", () => {
  const summer = at(10, { type: "pause" }, { zone: 120 });
  const winter = at(20, { type: "pause" }, { zone: 60 });
  const [before, after] = [summer, winter].map((event) => momentOf(played([]), event));
  deepEqual([before.zone, after.zone], [120, 60]);
  deepEqual(after.wall - before.wall, 10 * MINUTE);
  deepEqual(after.exercise - before.exercise, 10 * MINUTE);
});
