/** Holds when an exception holds, over the shared vectors. */

import { deepEqual, equal, throws } from "node:assert/strict";
import {
  exceptionDays,
  exceptionState,
  exceptionTally,
} from "../../overrides/widgets/logic/exceptions.js";
import vectors from "../vectors/exceptions.json" with { type: "json" };

for (const { approved_on: approvedOn, expires, as_of, state } of vectors) {
  Deno.test(`shared vector: from ${approvedOn} to ${expires} it is ${state} on ${as_of}`, () => {
    equal(exceptionState({ approvedOn, expires }, as_of), state);
  });
}

const EXCEPTION = { approvedOn: "2026-09-01", expires: "2026-11-30" };

Deno.test("the days are those until it begins, then those until it ends", () => {
  deepEqual(exceptionDays(EXCEPTION, "2026-08-30"), { state: "not-yet", days: 2 });
  deepEqual(exceptionDays(EXCEPTION, "2026-11-30"), { state: "active", days: 0 });
  deepEqual(exceptionDays(EXCEPTION, "2026-12-02"), { state: "expired", days: -2 });
});

Deno.test("a tally counts what has expired, and what is active and ends today or soon", () => {
  const spans = ["2026-11-20", "2026-11-22", "2026-11-23", "2026-11-30", "2026-12-01"];
  const exceptions = spans.map((expires) => ({ approvedOn: "2026-09-01", expires }));
  const notYet = { approvedOn: "2026-11-24", expires: "2026-11-25" };
  deepEqual(exceptionTally([...exceptions, notYet], "2026-11-23", 7), { overdue: 2, soon: 2 });
  deepEqual(exceptionTally([], "2026-11-23", 7), { overdue: 0, soon: 0 });
});

Deno.test("what is not a day of the calendar is refused", () => {
  throws(() => exceptionState({ ...EXCEPTION, approvedOn: "" }, "2026-11-23"), RangeError);
  throws(() => exceptionState({ ...EXCEPTION, expires: "2026-02-30" }, "2026-11-23"), RangeError);
  throws(() => exceptionState(EXCEPTION, "today"), RangeError);
});
