/** The words of triage: what a reader sets in rows of their own, takes back, and takes along. */

import { grouped, plural, quoted, total } from "./words.js";

/** @typedef {"decision" | "reviewer" | "evidence"} Field */
/** @typedef {{ kind: "set" | "append" | "clear", fields: readonly Field[], rows: number }} Step */
/** @typedef {keyof typeof reasons} Problem */

/** @param {number} count */
const rows = (count) => `${grouped(count)} ${count === 1 ? "row" : "rows"}`;

/** @param {number} count @param {string} what */
const have = (count, what) => `${rows(count)} ${count === 1 ? "has" : "have"} ${what}`;

const fields = { decision: "Decision", reviewer: "Reviewer", evidence: "Evidence note" };

/** @param {Step} step */
const step = ({ kind, fields: set, rows: count }) => {
  if (kind === "append") return `${rows(count)} added`;
  if (kind === "clear") return `${rows(count)} removed`;
  return `${set.map((field) => fields[field].toLowerCase()).join(" and ")} of ${rows(count)}`;
};

/** What a note holds, by the class of the find. @type {Record<string, string>} */
const held = {
  address: "an email address",
  key: "an API key",
  token: "a token",
  cookie: "a cookie",
  credential: "a password or a secret",
  "private-key": "a private key",
  ip: "an IP address",
  phone: "a phone number",
  link: "a link to a chat",
  id: "an id",
};

/**
 * Why there is no review, by the problem and the number of rows that have it.
 * @satisfies {Record<string, (count: number) => string>}
 */
const reasons = {
  "no-rows": () => "There is no row to save.",
  "too-large": () => "A review has 5 MB at most, about 13,000 rows. Save fewer rows.",
  "bad-team": () => "Choose the team of the review.",
  "bad-key": () => "The key's id has lower-case letters, digits and hyphens only.",
  "bad-date": () => "Give the day of the review as 2026-06-25.",
  "other-team": (count) => `${have(count, "another team")}.`,
  "no-app": (count) => `${have(count, "no app")}.`,
  "unknown-app": (count) => `${have(count, "an app that the portal does not know")}.`,
  "unreadable-day": (count) => `${have(count, "a sign-in day that cannot be read")}.`,
  "after-review": (count) => `${have(count, "a sign-in day after the review")}.`,
  "unreadable-answer": (count) => `${have(count, "an answer that is neither yes nor no")}.`,
  "no-decision": (count) => `${have(count, "no decision")}.`,
  "unknown-decision": (count) => `${have(count, "a decision that the portal does not know")}.`,
};

export const triage = {
  name: "Triage",
  fields,
  columns: {
    selected: "Selected",
    decision: "Decision",
    score: "Score",
    band: "By the rules",
    points: "Points",
    device: "Device",
    app: "App",
    location: "Location",
    signed_in: "Signed in",
    trusted_device: "Trusted",
    owner_can_confirm: "Confirmed",
    current_session: "Current",
    owner: "Owner",
    team: "Team",
    reviewer: "Reviewer",
    evidence: "Evidence note",
  },
  /** @param {string} label @param {number} number */
  cellName: (label, number) => `${label}, row ${number}`,
  /** @param {string} score */
  why: (score) => `Score ${score}: where it comes from`,
  /** @param {string} question @param {string} value */
  unreadableLabel: (question, value) => `${question}: the rules do not know ${quoted(value)}`,
  /** @param {readonly string[]} questions */
  open: (questions) => `Not shown: ${questions.join(", ")}`,
  tableName: "Session rows",
  noun: "row",
  nouns: "rows",
  empty: "No rows yet. Paste them, open a file, or load the sample.",
  loading: "Loading\u2026",
  failed: "The session filter could not be loaded. Load the page again to try once more.",
  unchanged: "Leave as it is",
  selectShown: "Select shown rows",
  selectNone: "Select none",
  sample: "Load a sample",
  /** @param {string} day */
  summaryTitle: (day) => `Session triage, ${day}`,
  chooseTeam: "Team of the review",
  keys: /** @type {[string, string][]} */ ([
    ["1 \u2026 9", "on a row: set the decision with this place in its list"],
    ["0", "on a row: take its decision back"],
    ["x", "select the row, or not"],
    ["n", "to the row's evidence note"],
    ["u / Shift + U", "undo, redo"],
  ]),
  notePlaceholder: "One short sentence: who confirmed what, and how",
  /** @param {number} count */
  selected: (count) => `${rows(count)} selected`,
  /** @param {number} count @param {number} hidden how many of them the filter hides */
  applySelected: (count, hidden) => {
    const named = `Apply to ${grouped(count)} selected ${count === 1 ? "row" : "rows"}`;
    return hidden > 0 ? `${named}, ${grouped(hidden)} of them not shown` : named;
  },
  /** @param {number} count */
  applyShown: (count) =>
    count === 1 ? "Apply to the shown row" : `Apply to all ${grouped(count)} shown rows`,
  /** @param {number} count */
  applied: (count) => (count === 0 ? "No row changed" : `${rows(count)} changed`),
  /** @param {Step | null} next */
  undo: (next) => (next ? `Undo: ${step(next)}` : "Undo"),
  /** @param {Step | null} next */
  redo: (next) => (next ? `Redo: ${step(next)}` : "Redo"),
  /** @param {Step} done */
  undone: (done) => `Undone: ${step(done)}`,
  /** @param {Step} done */
  redone: (done) => `Redone: ${step(done)}`,

  /** @param {string} id the class of a find @param {string} label */
  noteHolds: (id, label) => `This note holds ${Object.hasOwn(held, id) ? held[id] : label}.`,
  redactNote: "Redact",

  exportName: "Copy or save rows",
  copyTable: "Copy table",
  copySummary: "Copy summary",
  saveCsv: "Save CSV",
  saveReview: "Save review (JSON)",
  scope: "Rows to copy or save",
  scopeShown: "Shown rows",
  scopeAll: "All rows",
  redact: "Redact what leaves this page",
  redactOff: "Redaction is off. Use what you copy or save as a local file only: it can hold " +
    "addresses and more. What the policy lets nobody keep is taken out all the same.",
  /** @param {number} count @param {number} finds @param {boolean} redacts */
  copied: (count, finds, redacts) => `${rows(count)} copied; ${takenOut(finds, redacts)}`,
  /** @param {number} count @param {number} finds @param {boolean} redacts */
  saved: (count, finds, redacts) => `${rows(count)} saved; ${takenOut(finds, redacts)}`,
  notSaved: "No review was saved.",
  /** @param {Problem} problem @param {number} count how many rows have it */
  reason: (problem, count) => reasons[problem](count),
  /** @param {number} count */
  showRows: (count) => (count === 1 ? "Show this row" : `Show these ${grouped(count)} rows`),
  /** @param {string} name @param {string} day @param {string} extension */
  file: (name, day, extension) =>
    `${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}-${day}.${extension}`,

  clear: "Remove all rows",
  /** @param {number} count */
  cleared: (count) => `${rows(count)} removed; Undo brings them back`,

  heads: {
    decision: "Decision",
    score: "Score",
    points: "Points",
    device: "Device",
    app: "App",
    location: "Location",
    signedIn: "Signed in",
    note: "Evidence note",
    team: "Team",
    rows: "Rows",
  },
  undecided: "Undecided",
  states: { incomplete: "Incomplete", unreadable: "Unreadable" },
  /**
   * The score of a row in a cell.
   * @param {{ state: string, least: number, most: number }} score
   */
  score: (score) => score.state === "unreadable" ? "unreadable" : triage.range(score),
  /**
   * What a score can come to.
   * @param {{ least: number, most: number }} score
   */
  range: ({ least, most }) => least === most ? total(least) : `${total(least)} to ${total(most)}`,
  /** @param {number} shown @param {number} all */
  rowsOf: (shown, all) =>
    shown === all ? `All ${rows(all)}.` : `${grouped(shown)} of ${rows(all)}.`,
  /** @param {number} count */
  toAct: (count) => (count === 0 ? "No row to act on" : `${rows(count)} to act on`),
  /** @param {number} count */
  leftOut: (count) =>
    `${grouped(count)} more ${count === 1 ? "row" : "rows"} to act on, left out here.`,
};

/** @param {number} finds @param {boolean} redacts whether the reader wanted it */
function takenOut(finds, redacts) {
  if (!redacts) {
    const kept = `${plural(finds, "find", "finds")} that nobody may keep taken out`;
    return finds === 0 ? "redaction was off" : `redaction was off, ${kept}`;
  }
  return finds === 0
    ? "redaction found nothing to take out"
    : `${plural(finds, "find", "finds")} taken out by redaction`;
}
