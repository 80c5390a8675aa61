/**
 * The rows of a table go in, with the field that each column holds; session records come out in batches,
 * with a report of everything that was not understood.
 */

import { clipped, folded, readTruth, remembered, showsNothing, termReader } from "./cell-values.js";
import { readDay } from "./days.js";
import { columnsOf } from "./headers.js";
import { visible } from "./visible.js";

/** @typedef {import("./delimited.js").Batch} Batch */
/** @typedef {import("./delimited.js").Misread} Misread */
/** @typedef {import("./delimited.js").TableRow} TableRow */
/** @typedef {import("./headers.js").Mapping} Mapping */
/** @typedef {import("./headers.js").Columns} Columns */

/**
 * One session, in texts; an empty one where nothing is shown. What could not be read is as it was, but
 * for a decision or a team that nobody knows, which is empty.
 * @typedef {{
 *   owner: string,
 *   device: string,
 *   app: string,
 *   location: string,
 *   signed_in: string,
 *   trusted_device: string,
 *   owner_can_confirm: string,
 *   current_session: string,
 *   decision: string,
 *   reviewer: string,
 *   evidence: string,
 *   team: string,
 * }} Session
 */

/** @typedef {{ line: number, field: string, value: string, problem: string }} Unreadable */

/**
 * `short`: rows with fewer cells than columns, which count as imported. Of details, the first are kept
 * and all are counted.
 * @typedef {{
 *   imported: number,
 *   blank: number,
 *   short: number,
 *   notUnderstood: Misread[],
 *   unreadable: Unreadable[],
 *   counts: { notUnderstood: number, unreadable: number },
 *   columns: { index: number, header: string, field: string | null }[],
 *   dropped: Columns["dropped"],
 *   twice: Columns["twice"],
 * }} Report
 */

/**
 * @typedef {{
 *   decisions: readonly { id: string, label: string }[],
 *   apps: readonly { id: string, label: string }[],
 *   teams: readonly { id: string, name: string }[],
 * }} Vocabularies
 */

/** What knows the labels of a ruleset. @typedef {Pick<import("./row-labels.js").RowReader, "answer">} Labels */
/** @typedef {(text: string) => { value: string, problem?: string }} Read */

const MOST_DETAILS = 200;

const DRAWN = /^[:+]?-{2,}[-:+]*$/;

/** @type {Readonly<Session>} */
const NOTHING_SHOWN = Object.freeze({
  owner: "",
  device: "",
  app: "",
  location: "",
  signed_in: "",
  trusted_device: "",
  owner_can_confirm: "",
  current_session: "",
  decision: "",
  reviewer: "",
  evidence: "",
  team: "",
});

/** The columns of a session. */
export const FIELDS = /** @type {readonly (keyof Session)[]} */ (Object.keys(NOTHING_SHOWN));

/**
 * The first row that is not blank, as a row of headers: how many of them are known, and what they hold.
 * Where none is known, it may be a row of data. Null where there is no row at all. The mapping may name a
 * field twice, for somebody to choose; otherwise its first column holds it.
 * @param {Iterable<Batch>} batches
 * @param {(header: string) => string | null} read
 */
export function readHeading(batches, read) {
  for (const { rows } of batches) {
    const first = rows.find((row) => !isBlank(row));
    if (!first) continue;
    const mapping = first.cells.map(read);
    const known = mapping.filter((field) => field !== null).length;
    const { dropped, twice } = columnsOf(mapping);
    return { headers: first.cells.map(visible), line: first.line, known, mapping, dropped, twice };
  }
  return null;
}

/**
 * Each batch has the sessions of a batch of rows, and the report as far as it goes.
 * @param {Iterable<Batch>} batches
 * @param {{ mapping: Mapping, headed: boolean }} choice whether the first row has the headers
 * @param {Vocabularies} vocabularies
 * @param {Labels} labels
 * @returns {Generator<{ sessions: Session[], report: Report, read: number }, Report, void>}
 */
export function* readSessions(batches, { mapping, headed }, vocabularies, labels) {
  const columns = columnsOf(mapping);
  const report = emptyReport(columns);
  const readers = readersOf(vocabularies, labels);
  let heading = headed;
  for (const { rows, problems, read } of batches) {
    const sessions = [];
    for (const row of rows) {
      if (isBlank(row)) report.blank += 1;
      else if (heading) {
        report.columns.forEach((column) => column.header = clipped(row.cells[column.index] ?? ""));
        heading = false;
      } else {
        const session = sessionOf(row, columns.mapping, readers, report);
        if (session) sessions.push(session);
      }
    }
    for (const problem of problems) note(report, "notUnderstood", problem);
    yield { sessions, report, read };
  }
  return report;
}

/**
 * @param {Columns} columns
 * @returns {Report}
 */
function emptyReport({ mapping, dropped, twice }) {
  return {
    imported: 0,
    blank: 0,
    short: 0,
    notUnderstood: [],
    unreadable: [],
    counts: { notUnderstood: 0, unreadable: 0 },
    columns: mapping.map((field, index) => ({ index, header: "", field })),
    dropped,
    twice,
  };
}

/**
 * @template {"notUnderstood" | "unreadable"} Kind
 * @param {Report} report
 * @param {Kind} kind
 * @param {Report[Kind][number]} detail
 */
function note(report, kind, detail) {
  report.counts[kind] += 1;
  const kept = /** @type {(typeof detail)[]} */ (report[kind]);
  if (kept.length < MOST_DETAILS) kept.push(detail);
}

/**
 * Whether a row shows nothing: it is empty, or the line that Markdown and terminals draw below the names of columns.
 * @param {TableRow} row
 */
function isBlank({ cells }) {
  return cells.every((cell) => visible(cell) === "" || DRAWN.test(visible(cell)));
}

/**
 * @param {TableRow} row
 * @param {Mapping} mapping
 * @param {ReadonlyMap<string, Read>} readers
 * @param {Report} report
 * @returns {Session | null}
 */
function sessionOf({ cells, line }, mapping, readers, report) {
  // Spreadsheets end rows with empty cells: nothing is lost with those.
  if (cells.slice(mapping.length).some((cell) => visible(cell) !== "")) {
    const text = clipped(cells.slice(0, 20).map(clipped).join(", "));
    note(report, "notUnderstood", { line, problem: "too-many-cells", text });
    return null;
  }
  const session = { ...NOTHING_SHOWN };
  mapping.forEach((field, index) => {
    const read = field === null ? undefined : readers.get(field);
    if (!field || !read || index >= cells.length) return;
    const text = visible(cells[index]);
    const { value, problem } = read(text);
    session[/** @type {keyof Session} */ (field.replaceAll("-", "_"))] = value;
    if (problem) note(report, "unreadable", { line, field, value: clipped(text), problem });
  });
  report.imported += 1;
  if (cells.length < mapping.length) report.short += 1;
  return session;
}

/**
 * What reads each field, by its id.
 * @param {Vocabularies} vocabularies
 * @param {Labels} labels
 * @returns {Map<string, Read>}
 */
function readersOf({ decisions, apps, teams }, labels) {
  /** @type {Read} */
  const plain = (text) => ({ value: showsNothing(text) ? "" : text });
  /** To scoring, an unknown device or place is an answer, not an open question. @type {Read} */
  const labelled = (text) => folded(text) === "unknown" ? { value: text } : plain(text);
  const decision = termReader(decisions.map(({ id, label }) => [id, [id, label]]));
  const app = termReader(apps.map(({ id, label }) => [label, [label, id]]));
  const team = termReader(teams.map(({ id, name }) => [id, [id, name]]));
  /** @type {[string, Read][]} */
  const readers = [
    ["owner", plain],
    ["reviewer", plain],
    ["device", labelled],
    ["location", labelled],
    ["app", (text) => termOf(text, app, "unknown-app", text)],
    ["decision", (text) => termOf(text, decision, "unknown-decision", "")],
    ["team", (text) => termOf(text, team, "unknown-team", "")],
    ["signed-in", signedIn],
    ...["trusted-device", "owner-can-confirm", "current-session"].map((
      field,
    ) => /** @type {[string, Read]} */ ([field, (text) => truthOf(text, field, labels)])),
  ];
  const kept = new Map(readers.map(([field, read]) => [field, remembered(read)]));
  return kept.set("evidence", (text) => ({ value: text }));
}

/**
 * @param {string} text
 * @param {(text: string) => string | null} read
 * @param {string} problem
 * @param {string} otherwise the value where no term is known
 */
function termOf(text, read, problem, otherwise) {
  const value = read(text);
  if (value !== null) return { value };
  return showsNothing(text) ? { value: "" } : { value: otherwise, problem };
}

/** @param {string} text */
function signedIn(text) {
  const read = readDay(text);
  if (read === null) return { value: "" };
  return "day" in read ? { value: read.day } : { value: text, problem: read.problem };
}

/**
 * @param {string} text
 * @param {string} field
 * @param {Labels} labels
 */
function truthOf(text, field, labels) {
  const value = readTruth(text) ?? labels.answer(field.replaceAll("-", "_"), text);
  if (value === "yes" || value === "no" || value === "") return { value };
  return { value: text, problem: "neither-yes-nor-no" };
}
