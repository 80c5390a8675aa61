/** Holds what is true of the report of any drill, however it went and whatever was logged. */

import { deepEqual, equal, ok } from "node:assert/strict";
import { EVENTS } from "../../overrides/widgets/logic/drill/log-shape.js";
import { replay } from "../../overrides/widgets/logic/drill/reducer.js";
import { reportMarkdown } from "../../overrides/widgets/logic/drill/report-markdown.js";
import { reportOf } from "../../overrides/widgets/logic/drill/report.js";
import { readReport, reportText, trendOf } from "../../overrides/widgets/logic/drill/reports.js";
import { timelineMarkdown } from "../../overrides/widgets/logic/drill/response-markdown.js";
import { rewritten } from "../../overrides/widgets/logic/drill/shape.js";
import { timelineOf } from "../../overrides/widgets/logic/drill/timeline.js";
import { forManyRuns } from "./random-drills.js";

/** @typedef {import("../../overrides/widgets/logic/drill/model.js").LogEvent} LogEvent */
/** @typedef {import("../../overrides/widgets/logic/drill/report-model.js").Report} Report */
/** @typedef {import("./random-tables.js").Dice} Dice */

/** What may be below nothing: an inject that came early, a clock that was set back, a score. */
const SIGNED = ["late", "by", "total", "least", "most"];

/** @param {(report: Report, again: () => Report) => void} hold */
function forManyReports(hold) {
  forManyRuns(400, (plan, events) => {
    const report = () => reportOf(plan, replay(plan, events), "a");
    if (plan.kind === "drill") hold(report(), report);
  });
}

/** Bars that are not written as text. */
const BARS = /(?<!\\)(?:\\\\)*\|/g;
const HOSTILE = ["a | b", "<b>&amp;</b>", "# \u2028`x`", "~~~\n- [a](b)", "\\", "\\|", "1. x"];

/** An event with every text in it that somebody typed changed. @param {LogEvent} event @param {Dice} dice @returns {LogEvent} */
const hostile = (event, dice) => rewritten(EVENTS, [event], () => dice.pick(HOSTILE))[0];

/** @param {unknown} value @param {string} key @returns {Iterable<[key: string, number: number]>} */
function* numbersIn(value, key = "") {
  if (typeof value === "number") yield [key, value];
  if (typeof value !== "object" || value === null) return;
  for (const [inner, one] of Object.entries(value)) {
    yield* numbersIn(one, Array.isArray(value) ? key : inner);
  }
}

Deno.test("the same log gives the same report, and a saved report is the one that was made", () => {
  forManyReports((report, again) => {
    deepEqual(again(), report);
    deepEqual(JSON.parse(JSON.stringify(report)), report);
  });
});

Deno.test("every report can be read again, and counts in a trend", () => {
  forManyReports((report) => {
    const { report: read, problem } = readReport(reportText(report));
    equal(problem, null);
    equal(reportText(read ?? report), reportText(report));
    equal(trendOf([report]).rows.length, 1);
  });
});

Deno.test("no time is negative and every time is whole, whatever the clocks did", () => {
  forManyReports((report) => {
    for (const [key, number] of numbersIn(report)) {
      ok(Number.isSafeInteger(number), `${key} ${number}`);
      ok(number >= 0 || SIGNED.includes(key), `${key} ${number}`);
    }
  });
});

Deno.test("no text of a report is empty: what nobody wrote is null, or is not there", () => {
  forManyReports((report) => {
    const { strengths, areas, actions, objectives, timeline } = report;
    ok(![...strengths, ...areas].includes(""));
    for (const one of [...actions, ...objectives, ...timeline]) {
      ok(!Object.values(one).includes(""));
    }
    for (const { response } of report.injects) ok(!Object.values(response ?? {}).includes(""));
  });
});

Deno.test("what is counted adds up", () => {
  forManyReports(({ figures, injects, sessions, steps, timeline }) => {
    const { decisions, injects: counted, steps: done } = figures;
    equal(decisions.of, sessions.length);
    const { right, milder, harsher, undecided } = decisions;
    equal(right + milder + harsher + undecided, decisions.of);
    equal(counted.met + counted.met_late + counted.missed, counted.expected);
    equal(counted.delivered, injects.filter((one) => one.delivered).length);
    equal(done.done + done.skipped, steps.length);
    equal(timeline.filter(({ kind }) => kind === "inject").length, counted.delivered);
  });
});

Deno.test("the moments of a timeline follow on each other by both clocks", () => {
  forManyRuns(400, (plan, events) => {
    const timeline = timelineOf(plan, replay(plan, events));
    timeline.slice(1).forEach(({ at }, place) => {
      ok(at.exercise >= timeline[place].at.exercise);
      ok(Date.parse(at.clock) >= Date.parse(timeline[place].at.clock));
    });
  });
});

Deno.test("whatever people write, Markdown keeps its lines, and nothing in it is markup", () => {
  forManyRuns(400, (plan, events, dice) => {
    const state = replay(plan, events.map((event) => hostile(event, dice)));
    const text = plan.kind === "drill"
      ? reportMarkdown(reportOf(plan, state, "a"))
      : timelineMarkdown(plan, state);
    for (const line of text.split("\n")) {
      ok(/^(#{2,3} \w.*|\| .* \||None\.|)$/.test(line), line);
      ok(!/(?<!\\)(?:\\\\)*([<`[~]|&(?=amp;))/.test(line), line);
    }
    for (const one of text.split("\n\n").filter((part) => part.startsWith("|"))) {
      const bars = one.trimEnd().split("\n").map((line) => line.match(BARS)?.length);
      equal(new Set(bars).size, 1, one);
    }
  });
});
