/** Holds how days are counted and what is due, over the shared vectors. */

import { deepEqual, equal, throws } from "node:assert/strict";
import { daysFrom, dueState, tally } from "../../overrides/widgets/logic/dates.js";
import vectors from "../vectors/dates.json" with { type: "json" };

for (const { date, as_of, soon, state, days } of vectors) {
  Deno.test(`shared vector: ${date} is ${state} on ${as_of}, soon being ${soon}`, () => {
    deepEqual(dueState(date, as_of, soon), { state, days });
  });
}

Deno.test("days are counted the same forwards and backwards", () => {
  for (const { date, as_of } of vectors) {
    equal(daysFrom(as_of, date) + daysFrom(date, as_of), 0);
  }
});

Deno.test("what is not a day of the calendar is refused", () => {
  const wrong = [
    "",
    "soon",
    "2026-02-29",
    "2100-02-29",
    "2026-02-31",
    "2026-13-01",
    "2026-00-10",
    "2026-1-1",
    "0000-01-01",
    "2026-11-23T00:00",
    " 2026-11-23",
    "20261123",
  ];
  for (const day of wrong) {
    throws(() => daysFrom("2026-11-23", day), RangeError, day);
    throws(() => dueState(day, "2026-11-23", 7), RangeError, day);
    throws(() => tally(["2026-11-30", day], "2026-11-23", 7), RangeError, day);
  }
});

Deno.test("a tally counts what is overdue, and what is due today or soon", () => {
  const days = ["2026-11-20", "2026-11-22", "2026-11-23", "2026-11-30", "2026-12-01"];
  deepEqual(tally(days, "2026-11-23", 7), { overdue: 2, soon: 2 });
  deepEqual(tally(days, "2026-11-23", 0), { overdue: 2, soon: 1 });
  deepEqual(tally([], "2026-11-23", 7), { overdue: 0, soon: 0 });
});
