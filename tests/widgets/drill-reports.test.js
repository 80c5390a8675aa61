/** Holds how earlier reports are read, and what they come to side by side. */

import { deepEqual, equal, ok } from "node:assert/strict";
import { replay } from "../../overrides/widgets/logic/drill/reducer.js";
import { reportOf } from "../../overrides/widgets/logic/drill/report.js";
import { readReport, reportText, trendOf } from "../../overrides/widgets/logic/drill/reports.js";
import { LONGEST } from "../../overrides/widgets/logic/drill/schema-file.js";
import { report as texts } from "../../overrides/widgets/logic/texts/report.js";
import { decide, deliver, doStep, DRILL, played, stamp } from "./drill-plans.js";
import { WHOLE } from "./drill-whole.js";

/** @typedef {import("../../overrides/widgets/logic/drill/model.js").LogEvent} LogEvent */
/** @typedef {import("../../overrides/widgets/logic/drill/report-model.js").Report} Report */

const REPORT = reportOf(DRILL, replay(DRILL, WHOLE), "run-1");

/** @param {unknown} value */
const read = (value) => readReport(JSON.stringify(value));

/** @param {unknown} value */
const problem = (value) => read(value).problem;

/**
 * A copy with the value at a path changed.
 * @param {readonly (string | number)[]} path
 * @param {(holder: Record<string, unknown>, key: string) => void} change
 */
function changed(path, change) {
  const copy = structuredClone(REPORT);
  /** @type {any} */
  let holder = copy;
  for (const key of path.slice(0, -1)) holder = holder[key];
  change(holder, `${path.at(-1)}`);
  return copy;
}

/** Every key of every object, by its path. @param {unknown} value @returns {Iterable<(string | number)[]>} */
function* pathsIn(value) {
  if (typeof value !== "object" || value === null) return;
  for (const [key, one] of Object.entries(value)) {
    if (!Array.isArray(value)) yield [key];
    for (const rest of pathsIn(one)) yield [Array.isArray(value) ? Number(key) : key, ...rest];
  }
}

Deno.test("a report is read as it was saved, whatever mark its file begins with", () => {
  deepEqual(read(REPORT), { report: REPORT, problem: null });
  deepEqual(readReport(`\ufeff${reportText(REPORT)}`).report, REPORT);
  ok(reportText(REPORT).endsWith("\n}\n"));
});

Deno.test("a text that ends in half a letter is saved as one that others can read", () => {
  const text = reportText({ ...REPORT, strengths: ["\ud83d", "\ud83d\ude00"] });
  deepEqual(readReport(text).report?.strengths, ["\ufffd", "\ud83d\ude00"]);
});

Deno.test("without any of its keys a report is damaged there, and so it is where a value is of another kind", () => {
  const paths = [...pathsIn(REPORT)].filter(([key]) => key !== "schema");
  ok(paths.length > 400);
  for (const path of paths) {
    const without = changed(path, (holder, key) => delete holder[key]);
    deepEqual(problem(without), { code: "damaged", detail: path.join(".") });
    const other = changed(path, (holder, key) => holder[key] = Symbol.iterator.toString);
    deepEqual(problem(other), { code: "damaged", detail: path.join(".") });
    const strange = changed(path, (holder, key) => holder[key] = { strange: [] });
    equal(problem(strange)?.code, "damaged", path.join("."));
  }
});

Deno.test("values that no report has are found", () => {
  const cases = /** @type {const} */ ([
    ["exercise.date", "2026-02-30"],
    ["exercise.started", "2026-11-29"],
    ["exercise.started", "2026-11-31T09:15:00+01:00"],
    ["exercise.ended", ["2026-11-29T09:15:00+01:00"]],
    ["exercise.type", "full-scale"],
    ["exercise.roles.0.presence", "late"],
    ["stamps.detected.since_start", -1],
    ["stamps.detected.since_start", 1.5],
    ["stamps.detected.since_start", "30"],
    ["times.expectation_met.n", null],
    ["injects.1.outcome", "Met"],
    ["injects", { 0: 1 }],
    ["sessions.0.verdict", "wrong"],
    ["revocation.verdict", ""],
    ["timeline.0.kind", "party"],
    ["strengths.0", null],
    ["actions.0.due", "soon"],
    ["figures", []],
  ]);
  for (const [path, value] of cases) {
    const keys = path.split(".");
    const found = problem(changed(keys, (holder, key) => holder[key] = value));
    deepEqual(found, { code: "damaged", detail: path }, path);
  }
});

Deno.test("what a later portal adds is passed over", () => {
  ok(read({ ...REPORT, mood: "good", exercise: { ...REPORT.exercise, weather: 1 } }).report);
});

Deno.test("a file that is no report of this form is told by what it is", () => {
  deepEqual(readReport("x"), { report: null, problem: { code: "not-json", detail: "" } });
  deepEqual(readReport("").problem?.code, "not-json");
  deepEqual(readReport(`"${"x".repeat(LONGEST)}"`).problem, {
    code: "too-large",
    detail: `${LONGEST}`,
  });
  for (const value of [null, 5, "after-action-report/1", [], {}, { schema: ["x"] }]) {
    equal(problem(value)?.code, "foreign");
  }
  deepEqual(problem({ schema: "drill-log/1" }), { code: "foreign", detail: "drill-log/1" });
  deepEqual(problem({ ...REPORT, schema: "after-action-report/0" })?.code, "foreign");
  deepEqual(problem({ ...REPORT, schema: "after-action-report/12" }), {
    code: "newer",
    detail: "after-action-report/12",
  });
});

Deno.test("why a file was not opened is said in a sentence", () => {
  const said = [
    readReport("x"),
    readReport("{}"),
    read({ schema: "drill-log/1" }),
    read({ schema: "after-action-report/2" }),
    read({ ...REPORT, run: 1 }),
    readReport(" ".repeat(LONGEST + 1)),
  ].map(({ problem }) => (problem ? texts.problem("a.json", problem) : ""));
  deepEqual(said, [
    "\u201ca.json\u201d was not opened: it is not JSON.",
    "\u201ca.json\u201d was not opened: it is no report of a drill.",
    "\u201ca.json\u201d was not opened: it is no report of a drill, but \u201cdrill-log/1\u201d.",
    "\u201ca.json\u201d was not opened: it is of a newer form (after-action-report/2). Open it in " +
    "the portal that wrote it.",
    "\u201ca.json\u201d was not opened: \u201crun\u201d is missing, or is not what a report has there.",
    "\u201ca.json\u201d was not opened: a report has 5,000,000 characters at most.",
  ]);
});

/**
 * A report of a day.
 * @param {string} run
 * @param {string} date
 * @param {readonly LogEvent[]} events
 * @param {Partial<Report["exercise"]>} [head]
 * @returns {Report}
 */
function reported(run, date, events, head = {}) {
  const report = reportOf(DRILL, played(...events), run);
  const started = `${date}T09:15:00+01:00`;
  return { ...report, exercise: { ...report.exercise, date, started, ...head } };
}

Deno.test("reports stand in the order of their drills, each with its own figures", () => {
  const late = reported("b", "2026-11-30", [stamp(2, "detected"), decide(5, 1, "keep")]);
  const early = reported("a", "2026-11-02", [
    stamp(1, "detected"),
    deliver(1, "call"),
    doStep(2, "capture-rows"),
  ], { id: "other", title: "Another" });
  const { rows } = trendOf([late, early]);
  deepEqual(rows, [
    {
      ...{ run: "a", drill: "other", title: "Another", date: "2026-11-02" },
      stamps: {
        ...{ detected: 60, acknowledged: null, decided: null, contained: null, verified: null },
      },
      ...{ right: { right: 0, of: 3 }, met: { right: 1, of: 1 } },
      ...{ revocation: null, verdict: "not-opened" },
    },
    {
      ...{ run: "b", drill: "lost-phone", title: "A lost phone", date: "2026-11-30" },
      stamps: {
        ...{ detected: 120, acknowledged: null, decided: null, contained: null, verified: null },
      },
      ...{ right: { right: 1, of: 3 }, met: { right: 0, of: 0 } },
      ...{ revocation: null, verdict: "not-opened" },
    },
  ]);
});

Deno.test("medians are of the reports that have a value, for each drill and for all", () => {
  const first = reported("a", "2026-11-01", [stamp(1, "detected"), decide(5, 1, "keep")]);
  const second = reported("b", "2026-11-02", [stamp(4, "detected"), stamp(5, "verified")], {
    title: "Renamed",
  });
  const third = reported("c", "2026-11-03", [deliver(1, "call")], {
    id: "other",
    title: "Another",
  });
  const { drills, all } = trendOf([first, second, third]);
  deepEqual(drills.map(({ drill, title, reports }) => [drill, title, reports]), [
    ["lost-phone", "Renamed", 2],
    ["other", "Another", 1],
  ]);
  deepEqual(drills[0].stamps.detected, { median: 150, n: 2 });
  deepEqual(all.stamps.detected, { median: 150, n: 2 });
  deepEqual(drills[0].stamps.verified, { median: 300, n: 1 });
  deepEqual(all.revocation, { median: null, n: 0 });
  deepEqual([drills[0].right, all.right], [{ median: 17, n: 2 }, { median: 0, n: 3 }]);
  deepEqual([drills[0].met, all.met], [{ median: null, n: 0 }, { median: 0, n: 1 }]);
  equal(all.reports, 3);
});

Deno.test("a report that is opened twice counts once, as it was opened last", () => {
  const before = reported("a", "2026-11-01", []);
  const after = reported("a", "2026-11-01", [stamp(1, "detected")]);
  const again = reported("a", "2026-11-02", []);
  const { rows } = trendOf([before, after, again]);
  deepEqual(rows.map(({ date, stamps }) => [date, stamps.detected]), [
    ["2026-11-01", 60],
    ["2026-11-02", null],
  ]);
});

Deno.test("of two drills on a day the one that began first comes first, by any zone", () => {
  const zones = ["2026-11-01T10:00:00+01:00", "2026-11-01T09:30:00+00:00", null];
  const reports = zones.map((started, place) =>
    reported(`${place}`, "2026-11-01", [], { started, ...(started ? {} : { date: null }) })
  );
  deepEqual(trendOf(reports.toReversed()).rows.map(({ run }) => run), ["0", "1", "2"]);
  deepEqual(trendOf([]).rows, []);
});
