/** The words of the import of session rows. */

import { LONGEST_ROW } from "../cell-values.js";
import { grouped, plural, quoted } from "./words.js";

/** @param {number} count @param {string} one @param {string} many */
const amount = (count, one, many) => `${grouped(count)} ${count === 1 ? one : many}`;

/** @param {number} same @param {number} count of how many */
const areSame = (same, count) => {
  const rows = `${grouped(same)} of ${plural(count, "row", "rows")}`;
  return `${rows} ${same === 1 ? "is" : "are"} the same in every column as`;
};

/** What is wrong with a line, a record or a value. @type {Readonly<Record<string, string>>} */
const PROBLEMS = {
  quotes: "a quotation mark is never closed, or stands in the middle of a quoted value",
  "too-long": `more than ${grouped(LONGEST_ROW)} characters`,
  "given-up": "too many broken quotation marks: nothing was read from here on",
  "too-many-cells": "more cells than columns",
  "not-json": "not JSON",
  "no-object": "not an object",
  nested: "a value is a list or an object",
  "too-many-names": "too many different names of values",
  "unreadable-day": "the day cannot be read",
  "no-such-day": "the calendar has no such day",
  "ambiguous-day": "day and month could be either way round; write it as 2026-11-03",
  "neither-yes-nor-no": "neither yes nor no",
  "unknown-app": "not an app of the vocabulary",
  "unknown-decision": "not a decision of the vocabulary, so none was taken over",
  "unknown-team": "not a team of the portal, so none was taken over",
};

/** How many columns a sentence names. */
const MOST_NAMED = 12;

export const importing = {
  open: "Import rows",
  input: "Rows to import",
  placeholder: "Paste rows here: from a spreadsheet, a CSV file or JSON",
  hint: "Or drop a file anywhere on this page. Nothing leaves this browser. Rows stay in this " +
    "tab: while there are any, links open in another.",
  choose: "Choose a file",
  team: "Team of the rows, where they name none: ",
  noTeam: "not known",
  read: "Read rows",
  cancel: "Cancel",
  empty: "There is nothing to import yet. Paste rows, or choose a file.",
  noRows:
    "No row was found in this text. Expected a line with the names of the columns, and a line for each row.",
  /** @param {number} share from 0 to 1 */
  progress: (share) => `Reading: ${Math.floor(100 * share)} %`,
  cancelled: "Import cancelled. Your rows are as they were.",
  noText: "This file cannot be read as text. Save it as CSV or JSON in UTF-8 first. " +
    "Nothing was imported.",
  /** @param {number} most */
  tooLong: (most) =>
    `This text is too long: this page takes ${
      grouped(most)
    } characters at most. Import it in parts.`,
  noneBelow: "There are names of columns, and no row below them. Nothing was imported.",
  oneFile: "One file at a time. Nothing was imported.",

  /** @param {{ line: number, column: number } | null} place */
  notJson: (place) =>
    `This JSON cannot be read${
      place ? `: it breaks at line ${place.line}, column ${place.column}` : ""
    }. Nothing was imported.`,
  noJsonRows:
    "This JSON has no rows. Expected a published review, a list of reviews or of rows, an object with one list of rows, or a row on each line.",

  mapping: "What each column holds",
  mappingHint: "Check the columns before you import. A column without a field is left out.",
  column: "Column",
  field: "Field",
  sample: "First value",
  leftOut: "Leave out",
  /** @param {number} index @param {string} header */
  columnName: (index, header) => header === "" ? `Column ${index + 1}` : header,
  firstRowIsData: "The first row is a session, not column names",
  noHeaders: "No column name was recognised. Choose what each column holds.",
  /** @param {number} known @param {number} columns */
  recognised: (known, columns) => `${known} of ${plural(columns, "column", "columns")} recognised`,
  start: "Import",
  startAgain: "Import again with these columns",
  /** @param {number} shown @param {number} total */
  filtered: (shown, total) =>
    `A filter is on: it shows ${grouped(shown)} of ${plural(total, "row", "rows")}.`,
  showAll: "Show all rows",
  /** @param {number} added @param {number} before */
  beside: (added, before) =>
    `Rows were edited since the first import: ${plural(added, "row", "rows")} added beside its ${
      plural(before, "row", "rows")
    }. Undo takes this import back.`,

  /** @param {number} count @param {number} before how many were there and stay */
  imported: (count, before) => {
    const said = `${amount(count, "row", "rows")} imported`;
    if (count === 0 || before === 0) return said;
    return `${said}, beside the ${grouped(before)} that ${before === 1 ? "was" : "were"} here`;
  },
  /** @param {number} count @param {import("../same-rows.js").Same} same */
  same: (count, { before, among }) => {
    const said = [
      before > 0 &&
      `${areSame(before, count)} ${before === 1 ? "a row" : "rows"} that ${
        before === 1 ? "was" : "were"
      } here.`,
      among > 0 && `${areSame(among, count)} ${among === 1 ? "another" : "others"} of this import.`,
    ].filter(Boolean);
    return said.length > 0 ? [...said, "Undo takes this import back."].join(" ") : "";
  },
  /** @param {number} count */
  blank: (count) => `${amount(count, "blank line", "blank lines")} skipped`,
  /** @param {number} count */
  short: (count) =>
    `${amount(count, "row has", "rows have")} fewer cells than columns; the missing ones are empty`,
  /** @param {number} count */
  notUnderstood: (count) => `${amount(count, "row was", "rows were")} not understood and left out`,
  /** @param {number} count */
  unreadable: (count) => `${amount(count, "value", "values")} could not be read`,
  /** @param {readonly string[]} headers */
  dropped: (headers) => {
    const named = headers.slice(0, MOST_NAMED).map(quoted).join(", ");
    const more = headers.length - MOST_NAMED;
    return `${amount(headers.length, "column", "columns")} left out: ${named}${
      more > 0 ? ` and ${grouped(more)} more` : ""
    }`;
  },
  /** @param {string} header @param {string} field */
  twice: (header, field) =>
    `Column ${quoted(header)} left out: an earlier column holds ${quoted(field)} already`,
  /** @param {"line" | "record"} unit @param {number} number */
  at: (unit, number) => `${unit === "line" ? "Line" : "Record"} ${grouped(number)}`,
  /** @param {string} problem */
  problem: (problem) => PROBLEMS[problem] ?? problem,
  /** @param {number} more */
  more: (more) => `and ${grouped(more)} more`,
};
