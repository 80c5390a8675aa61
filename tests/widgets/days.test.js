/** Holds how the day of a sign-in is read, over the shared vectors. */

import { deepEqual, equal } from "node:assert/strict";
import { readDay } from "../../overrides/widgets/logic/days.js";
import vectors from "../vectors/days.json" with { type: "json" };

Deno.test("every shared text gives its day, its problem, or nothing", () => {
  for (const { text, day, problem } of vectors) {
    const read = problem ? { problem } : day ? { day } : null;
    deepEqual(readDay(text), read, JSON.stringify(text));
  }
});

Deno.test("the shared vectors hold every outcome", () => {
  const outcomes = new Set(vectors.map(({ day, problem }) => problem ?? (day ? "day" : "nothing")));
  equal(outcomes.size, 5);
});

Deno.test("a text of any length and any letters is answered at once", () => {
  const endless = ["2", " ", "nov ", "mon, ", "(", "\u0301\u0323", "\0", "\ud800"];
  for (const part of endless) {
    const read = readDay(part.repeat(300_000));
    const nothing = [" ", "\0", "\ud800"].includes(part);
    deepEqual(read, nothing ? null : { problem: "unreadable-day" }, JSON.stringify(part));
  }
});
