/** The words of the redactor. */

import { grouped, plural } from "./words.js";

export const redactor = {
  input: "Your text",
  output: "Redacted text",
  placeholder: "Paste a text here",
  hint: "Or drop a text file anywhere on this page. Your text is gone when you leave.",
  choose: "Choose a file",
  clear: "Clear",
  cleared: "Cleared",
  copy: "Copy redacted text",
  copied: "Redacted text copied",
  again: "Try again",
  empty: "The redacted text appears here.",
  loading: "Loading the rules\u2026",
  failed: "The rules could not be loaded, so nothing is redacted here. Try again, or use the " +
    "command line: runbook redact < notes.txt",
  unusable:
    "This browser cannot use the rules, so nothing is redacted here. Use the command line: " +
    "runbook redact < notes.txt",
  /** @param {number} length @param {number} most */
  tooLong: (length, most) =>
    `This text has ${grouped(length)} characters; this page takes ${grouped(most)} at most. ` +
    "Redact it in parts, or on the command line: runbook redact < notes.txt",
  /** @param {number} most */
  fileTooLong: (most) =>
    `The file is too long: this page takes ${grouped(most)} characters at most. Your text is as ` +
    "it was. On the command line: runbook redact < notes.txt",
  noText:
    "This file cannot be read as text. Save it as UTF-8 or UTF-16 first. Your text is as it was.",
  oneFile: "One file at a time. Your text is as it was.",
  nothingFound: "Nothing found. Still read it before you share it.",
  /** @param {number} finds */
  found: (finds) => `${plural(finds, "find", "finds")} taken out`,
  /** @param {readonly (readonly [label: string, count: number])[]} groups */
  foundSpoken: (groups) => groups.map(([label, count]) => `${label}: ${count}`).join(", "),
  next: "Read the result before you share it: names, places and passwords in ordinary words stay.",
  finds: "What was found",
  at: "at line:column",
  line: "line ",
  /** @param {number} line @param {number} column */
  place: (line, column) => `${line}:${column}`,
  /** @param {number} more */
  more: (more) => `and ${grouped(more)} more`,
};
