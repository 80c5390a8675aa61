/** An after-action report goes in; Markdown for a ticket comes out. */

import { report as texts } from "../texts/report.js";
import { reportSections } from "./report-sections.js";
import { sectionsMarkdown } from "./section-markdown.js";

/** @param {import("./report-model.js").Report} report */
export function reportMarkdown(report) {
  return sectionsMarkdown(`${texts.title}: ${report.exercise.title}`, reportSections(report));
}
