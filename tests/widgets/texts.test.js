/** Holds the words in which counts, points and days are shown. */

import { deepEqual, equal, match } from "node:assert/strict";
import {
  calculator,
  checklist,
  dates,
  exporting,
  redactor,
  signed,
  table,
} from "../../overrides/widgets/logic/texts/index.js";

Deno.test("a table says how many of its rows show, in its own words", () => {
  equal(table.showing(12, 150, "row", "rows"), "Showing 12 of 150 rows");
  equal(table.showing(150, 150, "row", "rows"), "Showing all 150 rows");
  equal(table.showing(0, 1, "control", "controls"), "Showing 0 of 1 control");
});

Deno.test("a facet names one chosen value and counts several", () => {
  equal(table.facet("Decision", []), "Decision");
  equal(table.facet("Decision", ["Keep"]), "Decision: Keep");
  equal(table.facet("Decision", ["Keep", "Review"]), "Decision: 2 chosen");
});

Deno.test("a printed table says by what it is filtered", () => {
  equal(
    table.applied("mac", [["App", ["Codex", "ChatGPT"]], ["Decision", ["Keep"]]]),
    "Filtered by \u201cmac\u201d; App: Codex or ChatGPT; Decision: Keep",
  );
  equal(table.applied("", [["App", ["Codex"]]]), "Filtered by App: Codex");
});

Deno.test("large tables are counted in groups of digits", () => {
  equal(table.showing(1234, 100000, "row", "rows"), "Showing 1,234 of 100,000 rows");
  equal(table.count(1234567), "1,234,567");
  match(table.notLoaded(1000), /These are the first 1,000;/);
  equal(table.moreValues(1200, "team"), "and 1,200 more: search for them with team:\u2026");
});

Deno.test("a table says by which columns it is sorted, the first of them first", () => {
  equal(table.sorted([]), "In the original order");
  equal(
    table.sorted([
      { label: "Decision", direction: "descending" },
      { label: "Score", direction: "ascending" },
    ]),
    "Sorted by Decision, descending, then by Score, ascending",
  );
});

Deno.test("a printed table says how many of its rows are left out", () => {
  match(table.leftOut(1, 5000), /^The first 5,000 rows are printed; 1 row is left out\. /);
  match(table.leftOut(15000, 5000), /; 15,000 rows are left out\. /);
});

Deno.test("keys to the search are named only where a table has them", () => {
  equal(table.keys("/").length, table.keys(undefined).length + 2);
  deepEqual(table.keys("/")[0], ["/", "to the search"]);
});

Deno.test("points carry their sign, a real minus included", () => {
  deepEqual([3, 0, -1].map(signed), ["+3", "0", "\u22121"]);
  equal(calculator.spoken(1, "Keep"), "1 point: Keep");
  equal(calculator.spoken(-2, "Keep"), "\u22122 points: Keep");
  equal(calculator.incompleteSpoken(2, 3), "Incomplete: 2 questions open, 3 points so far.");
});

Deno.test("one of a kind is not several", () => {
  equal(checklist.confirm(1), "Reset 1 tick?");
  equal(checklist.confirm(3), "Reset 3 ticks?");
  equal(calculator.open(1, false), "Nothing is decided yet. 1 question is open:");
});

Deno.test("what can still come of open questions is one thing, or any of several", () => {
  equal(
    calculator.outlook(7, 10, ["Escalate"]),
    "Whatever the open answers are, it will be \u201cEscalate\u201d (7 to 10 points).",
  );
  equal(
    calculator.outlook(-1, 6, ["Escalate", "Review", "Keep"]),
    "It can still become \u201cEscalate\u201d, \u201cReview\u201d or \u201cKeep\u201d (\u22121 to 6 points).",
  );
  equal(
    calculator.outlook(1, 1, ["Keep"]),
    "Whatever the open answers are, it will be \u201cKeep\u201d (1 point).",
  );
  equal(calculator.open(2, true), "2 questions are open:");
});

Deno.test("other answers are a choice for one question, and belong together for several", () => {
  equal(
    calculator.change([["A"], ["B", "C"]]),
    "\u201cA\u201d and either \u201cB\u201d or \u201cC\u201d",
  );
  equal(calculator.milderHow(1), "One other answer is enough:");
  equal(calculator.milderHow(2), "It takes 2 other answers together:");
});

Deno.test("a date that is due is said for reviews and for exceptions", () => {
  const days = [-3, -1, 0, 1, 5];
  deepEqual(days.map((day) => dates.due(day)), [
    "overdue by 3 days",
    "overdue by 1 day",
    "due today",
    "due in 1 day",
    "due in 5 days",
  ]);
  deepEqual([0, 1, 5].map((day) => dates.exception("active", day)), [
    "ends today",
    "ends in 1 day",
    "ends in 5 days",
  ]);
  deepEqual([-3, -1].map((day) => dates.exception("expired", day)), [
    "expired 3 days ago",
    "expired 1 day ago",
  ]);
  equal(dates.exception("not-yet", 1), "begins in 1 day");
});

Deno.test("a tally is said for reviews and for exceptions", () => {
  equal(dates.overdue("review", 2), "2 overdue");
  equal(dates.overdue("exception", 1), "1 expired");
  equal(dates.soon("review", 1, 7), "1 due within 7 days");
  equal(dates.soon("review", 2, 0), "2 due today");
  equal(dates.soon("exception", 1, 1), "1 ends within 1 day");
  equal(dates.soon("exception", 2, 7), "2 end within 7 days");
  equal(dates.nothing("review"), "nothing due");
});

Deno.test("an export says how many rows it has, and what redaction took out of them", () => {
  equal(exporting.copied(1, 0, "row", "rows"), "1 row copied; redaction found nothing to take out");
  equal(exporting.saved(12, 1, "row", "rows"), "12 rows saved; 1 find taken out by redaction");
  equal(exporting.saved(12, 3, "row", "rows"), "12 rows saved; 3 finds taken out by redaction");
  equal(
    exporting.file("All published: session rows", "2026-11-24"),
    "all-published-session-rows-2026-11-24.csv",
  );
});

Deno.test("finds are read out by class, and long texts are counted in groups of digits", () => {
  equal(redactor.found(1), "1 find taken out");
  equal(
    redactor.foundSpoken([["Email addresses", 2], ["API keys", 1]]),
    "Email addresses: 2, API keys: 1",
  );
  equal(redactor.more(1234), "and 1,234 more");
  equal(redactor.more(999), "and 999 more");
  equal(redactor.tooLong(1234567, 300000).split(";")[0], "This text has 1,234,567 characters");
});
