/**
 * Parts of a report go in; Markdown comes out. Whatever somebody wrote stands in the cell of a table or in the heading above
 * all, where nothing of it is markup.
 */

import { literal } from "../markdown.js";
import { markdownTable } from "../markdown-table.js";
import { report as texts } from "../texts/report.js";

/** @typedef {import("./sections.js").Section} Section */

/**
 * @param {string} heading
 * @param {readonly Section[]} sections
 */
export function sectionsMarkdown(heading, sections) {
  const parts = sections.map(({ title, tables }) => {
    const shown = tables.filter(({ rows }) => rows.length > 0).map(({ heads, rows }) =>
      markdownTable(heads, rows)
    );
    return `### ${title}\n\n${shown.join("\n") || `${texts.nothing}\n`}`;
  });
  return [`## ${literal(heading)}\n`, ...parts].join("\n");
}
