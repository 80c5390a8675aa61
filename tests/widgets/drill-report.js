/**
 * Reports of drills as a filter, for tests in Python: each line of the input is a number, each line of the output the
 * file of a report and its Markdown. 0 is a drill that was played as one would; others are random.
 */

import { replay } from "../../overrides/widgets/logic/drill/reducer.js";
import { reportMarkdown } from "../../overrides/widgets/logic/drill/report-markdown.js";
import { reportOf } from "../../overrides/widgets/logic/drill/report.js";
import { reportText } from "../../overrides/widgets/logic/drill/reports.js";
import { DRILL } from "./drill-plans.js";
import { WHOLE } from "./drill-whole.js";
import { forManyRuns } from "./random-drills.js";

/** @typedef {import("../../overrides/widgets/logic/drill/model.js").LogEvent} LogEvent */
/** @typedef {import("../../overrides/widgets/logic/drill/model.js").Plan} Plan */

/** @type {[Plan, readonly LogEvent[]][]} */
const runs = [[DRILL, WHOLE]];
forManyRuns(300, (plan, events) => {
  if (plan.kind === "drill") runs.push([plan, events]);
});

/** @param {string} line */
function answer(line) {
  const [plan, events] = runs[Number(line)];
  const report = reportOf(plan, replay(plan, events), "5f0c1d2e");
  console.log(JSON.stringify({ report: reportText(report), markdown: reportMarkdown(report) }));
}

let rest = "";
for await (const piece of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {
  const lines = (rest + piece).split("\n");
  rest = lines.pop() ?? "";
  lines.forEach(answer);
}
