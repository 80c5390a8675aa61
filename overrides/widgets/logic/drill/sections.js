/** Parts of a report go in; the tables that reports and responses have in common come out, as plain texts. */

import { report as texts } from "../texts/report.js";
import { timeline } from "../texts/timeline.js";

/** @typedef {import("./report-model.js").Instant} Instant */
/** @typedef {import("./report-model.js").ReportedRevocation} ReportedRevocation */
/** @typedef {import("./report-model.js").TimelineEntry} TimelineEntry */
/** @typedef {string | number | null | false} Cell what is shown; nothing of null or false */
/** @typedef {{ heads: readonly string[], rows: readonly (readonly string[])[] }} Table */
/** @typedef {{ title: string, tables: readonly Table[] }} Section */
/** What readers see of an id. @typedef {(id: string | null) => string} Names */

const { heads, rows, sections } = texts;

/**
 * @param {string} title
 * @param {...Table} tables
 * @returns {Section}
 */
export const section = (title, ...tables) => ({ title, tables });

/**
 * @template One
 * @param {readonly One[]} items
 * @param {readonly (readonly [head: string, cell: (one: One, place: number) => Cell])[]} columns
 * @returns {Table}
 */
export function table(items, columns) {
  const rows = items.map((one, place) =>
    columns.map(([, cell]) => {
      const shown = cell(one, place);
      return shown === null || shown === false ? "" : `${shown}`;
    })
  );
  return { heads: columns.map(([head]) => head), rows };
}

/**
 * A table of those values that are known.
 * @param {readonly (readonly [label: string, value: Cell])[]} pairs
 */
export function facts(pairs) {
  return table(pairs.filter(([, value]) => value !== null && value !== false && value !== ""), [
    [heads.what, ([label]) => label],
    [heads.value, ([, value]) => value],
  ]);
}

/**
 * Ids as their labels; an id that nobody describes as it is.
 * @param {readonly { id: string, label: string }[]} terms
 * @returns {Names}
 */
export function namesOf(terms) {
  const labels = new Map(terms.map(({ id, label }) => [id, label]));
  return (id) => (id === null ? "" : labels.get(id) ?? id);
}

/** @param {Instant | null} at */
export const clock = (at) => at && texts.clock(at.exercise);

/** @param {Instant | null} at */
export const hour = (at) => at && at.clock;

/** @param {number | null} seconds */
export const lasting = (seconds) => seconds === null ? null : texts.lasting(seconds);

/** @param {ReportedRevocation} revocation */
export function revocationSection(revocation) {
  const { opened, observed, of, longest } = revocation;
  const figures = facts([
    [rows.opened, hour(opened)],
    [rows.promised, texts.minutes(revocation.promised_minutes)],
    [
      rows.longest,
      opened && texts.longest(lasting(longest), observed, of),
    ],
    [rows.verdict, texts.revocations[revocation.verdict]],
  ]);
  const sessions = table(opened ? revocation.sessions : [], [
    [heads.session, ({ number, label }) => timeline.session(number, label)],
    [heads.gone, ({ gone }) => lasting(gone)],
    [heads.listed, (one) => lasting(one.last_listed)],
  ]);
  return section(sections.revocation, figures, sessions);
}

/**
 * @param {readonly TimelineEntry[]} entries
 * @param {Names} role
 * @param {string} since what the clock is called
 * @returns {Section}
 */
export function timelineSection(entries, role, since) {
  return section(
    sections.timeline,
    table(entries, [
      [since, ({ at }) => clock(at)],
      [heads.time, ({ at }) => hour(at)],
      [heads.role, (one) => role(one.role)],
      [heads.what, ({ text }) => text],
    ]),
  );
}
