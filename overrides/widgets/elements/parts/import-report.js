/** What an import understood, and what it did not, goes in; the paragraphs and lists that say so come out. */

import { importing as texts } from "../../logic/texts/importing.js";
import { make } from "../dom.js";

/** @typedef {import("../../logic/session-rows.js").Report} Report */

const MOST_LISTED = 20;

/**
 * @param {Report} report
 * @param {import("../../logic/import-source.js").Source} source
 * @param {readonly { id: string, label: string }[]} fields
 * @returns {Node[]}
 */
export function importReport(report, { heading: { headers }, unit }, fields) {
  const labels = new Map(fields.map(({ id, label }) => [id, label]));
  /** @param {string} field */
  const label = (field) => labels.get(field) ?? field;
  const lines = [
    report.blank > 0 ? texts.blank(report.blank) : "",
    report.short > 0 ? texts.short(report.short) : "",
    report.dropped.length > 0
      ? texts.dropped(report.dropped.map((at) => texts.columnName(at, headers[at])))
      : "",
    ...report.twice.slice(0, MOST_LISTED).map(({ index, field }) =>
      texts.twice(headers[index], label(field))
    ),
    report.twice.length > MOST_LISTED ? texts.more(report.twice.length - MOST_LISTED) : "",
  ].filter(Boolean);
  const { notUnderstood, unreadable } = report.counts;
  return [
    ...lines.map((line) => make("p", {}, line)),
    ...details(
      texts.notUnderstood,
      notUnderstood,
      report.notUnderstood.map(({ line, problem, text }) =>
        `${texts.at(unit, line)}: ${texts.problem(problem)}: ${text}`
      ),
      true,
    ),
    ...details(
      texts.unreadable,
      unreadable,
      report.unreadable.map(({ line, field, value, problem }) =>
        `${texts.at(unit, line)}, ${label(field)}: ${value}: ${texts.problem(problem)}`
      ),
      false,
    ),
  ];
}

/**
 * @param {(count: number) => string} title
 * @param {number} count
 * @param {readonly string[]} items
 * @param {boolean} open
 */
function details(title, count, items, open) {
  if (count === 0) return [];
  const shown = items.slice(0, MOST_LISTED).map((item) => make("li", {}, item));
  const more = count - shown.length;
  if (more > 0) shown.push(make("li", {}, texts.more(more)));
  return [
    make(
      "details",
      { class: "rb-import__faults", open },
      make("summary", {}, title(count)),
      make("ul", {}, ...shown),
    ),
  ];
}
