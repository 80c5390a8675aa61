/** A report goes in, the text of its file comes out, and back; reports go in, how drills went over time comes out. */

import { STAMPS } from "./model.js";
import { SCHEMA } from "./report-model.js";
import { REPORT } from "./report-shape.js";
import { median } from "./report-times.js";
import { readSchemaFile } from "./schema-file.js";

/** @typedef {import("./model.js").StampName} StampName */
/** @typedef {import("./report-model.js").Report} Report */
/** @typedef {import("./report-model.js").RevocationVerdict} RevocationVerdict */

/** @typedef {import("./schema-file.js").Problem} Problem */

/** @typedef {{ right: number, of: number }} Share */
/** @typedef {{ median: number | null, n: number }} Typical `n`: of how many reports */

/**
 * Seconds, but for `right` and `met`: how many of how many. Null where it was not stamped or is not known.
 * @typedef {{
 *   run: string, drill: string, title: string, date: string | null,
 *   stamps: Record<StampName, number | null>,
 *   right: Share, met: Share, revocation: number | null, verdict: RevocationVerdict,
 * }} TrendRow
 */

/**
 * What is typical of each column, over the reports that have a value there; `right` and `met` are per cent.
 * @typedef {{
 *   reports: number, stamps: Record<StampName, Typical>, right: Typical, met: Typical, revocation: Typical,
 * }} TrendMedians
 */

/** @typedef {{
 *   rows: TrendRow[], drills: (TrendMedians & { drill: string, title: string })[], all: TrendMedians,
 * }} Trend
 */

/**
 * The file of a report. Half a letter, which a text may end in, would be no JSON for others.
 * @param {Report} report
 */
export function reportText(report) {
  /** @param {string} _ @param {unknown} value */
  const wellFormed = (_, value) => typeof value === "string" ? value.toWellFormed() : value;
  return `${JSON.stringify(report, wellFormed, 2)}\n`;
}

/**
 * @param {string} text
 * @returns {{ report: Report, problem: null } | { report: null, problem: Problem }}
 */
export function readReport(text) {
  const { value, problem } = readSchemaFile(text, SCHEMA, REPORT);
  if (problem !== null) return { report: null, problem };
  return { report: /** @type {Report} */ (value), problem: null };
}

/**
 * The reports in the order of their drills. One that was opened twice counts once, as it was opened last.
 * @param {readonly Report[]} reports
 * @returns {Trend}
 */
export function trendOf(reports) {
  const once = new Map(
    reports.map((one) => [JSON.stringify([one.run, one.exercise.started]), one]),
  );
  const rows = [...once.values()].toSorted(byTime).map(rowOf);
  const drills = Map.groupBy(rows, ({ drill }) => drill);
  return {
    rows,
    drills: [...drills].map(([drill, found]) => ({
      drill,
      title: found[found.length - 1].title,
      ...mediansOf(found),
    })),
    all: mediansOf(rows),
  };
}

/** A drill that never began comes last. @param {Report} one @param {Report} other */
function byTime({ exercise: one }, { exercise: other }) {
  const [first, second] = [one.date ?? "~", other.date ?? "~"];
  if (first !== second) return first < second ? -1 : 1;
  return Date.parse(one.started ?? "") - Date.parse(other.started ?? "") || 0;
}

/** @param {Report} report @returns {TrendRow} */
function rowOf({ run, exercise, stamps, figures, revocation }) {
  const { decisions, injects } = figures;
  return {
    run,
    drill: exercise.id,
    title: exercise.title,
    date: exercise.date,
    stamps: eachStamp((name) => stamps[name].since_start),
    right: { right: decisions.right, of: decisions.of },
    met: { right: injects.met, of: injects.expected },
    revocation: revocation.longest,
    verdict: revocation.verdict,
  };
}

/** @param {readonly TrendRow[]} rows @returns {TrendMedians} */
function mediansOf(rows) {
  return {
    reports: rows.length,
    stamps: eachStamp((name) => typical(rows.map(({ stamps }) => stamps[name]))),
    right: typical(rows.map(({ right }) => percent(right))),
    met: typical(rows.map(({ met }) => percent(met))),
    revocation: typical(rows.map(({ revocation }) => revocation)),
  };
}

/** @template T @param {(name: StampName) => T} value @returns {Record<StampName, T>} */
function eachStamp(value) {
  const pairs = STAMPS.map((name) => [name, value(name)]);
  return Object.fromEntries(pairs);
}

/** @param {Share} share */
const percent = ({ right, of }) => (of === 0 ? null : Math.round((100 * right) / of));

/** @param {readonly (number | null)[]} values @returns {Typical} */
function typical(values) {
  const known = values.filter((one) => one !== null);
  return { median: median(known), n: known.length };
}
