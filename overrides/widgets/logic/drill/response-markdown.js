/** A response that was guided goes in; Markdown for a ticket comes out: what was done, what is left, and every moment. */

import {
  clock,
  facts,
  hour,
  namesOf,
  revocationSection,
  section,
  table,
  timelineSection,
} from "./sections.js";
import { sectionsMarkdown } from "./section-markdown.js";
import { reportedRevocation } from "./report-sessions.js";
import { reportedSteps } from "./report-steps.js";
import { timelineOf } from "./timeline.js";
import { report as texts } from "../texts/report.js";

/** @typedef {import("./model.js").Plan} Plan */
/** @typedef {import("./model.js").State} State */

const { heads, rows, sections } = texts;

/**
 * @param {Plan} plan
 * @param {State} state
 */
export function timelineMarkdown(plan, state) {
  const role = namesOf(plan.roles);
  const steps = reportedSteps(plan, state);
  const done = steps.filter((one) => !one.skipped);
  return sectionsMarkdown(`${texts.responseTitle}: ${plan.title}`, [
    section(sections.account, account(plan, state)),
    section(
      sections.done,
      table(done, [
        [heads.step, (step) => step.do],
        [heads.sinceStart, (step) => clock(step.done)],
        [heads.time, (step) => hour(step.done)],
        [heads.role, (step) => role(step.role)],
      ]),
    ),
    section(
      sections.open,
      table(steps.filter((one) => one.skipped), [
        [heads.step, (step) => step.do],
        [heads.role, (step) => role(step.role)],
      ]),
    ),
    revocationSection(reportedRevocation(plan, state)),
    timelineSection(timelineOf(plan, state), role, heads.sinceStart),
  ]);
}

/** @param {Plan} plan @param {State} state */
function account({ sign_ins: ways, circumstances }, { account }) {
  const way = namesOf(ways)(account.sign_in);
  return facts([
    [rows.signIn, way || texts.notKnown],
    ...circumstances.map((
      { id, label },
    ) => /** @type {const} */ ([label, texts.answers[account.circumstances[id] ?? "unknown"]])),
  ]);
}
