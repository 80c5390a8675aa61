/** Records go in; their scores, and the columns and the cells of the session filter's table come out. */

import { pointsLine } from "./session-scoring.js";
import { emptyColumn, Store } from "./store.js";
import { triage as texts } from "./texts/triage.js";

/** @typedef {import("./session-portal.js").Portal} Portal */
/** @typedef {import("./session-scoring.js").SessionRecord} SessionRecord */
/** @typedef {import("./session-scoring.js").SessionScore} SessionScore */
/** @typedef {import("./store.js").Column} Column */
/** @typedef {import("./store.js").Heading} Heading */
/** @typedef {import("./store.js").Entry} Entry */

/** A row of the table. @typedef {{ record: SessionRecord, score: SessionScore, selected: boolean }} Row */

/**
 * All rows of the table.
 * @typedef {{
 *   records: readonly SessionRecord[],
 *   scores: readonly SessionScore[],
 *   selected: ReadonlySet<number>,
 * }} Rows
 */

/** The columns in their order; what a row can be filtered by has a facet. */
const COLUMNS = /** @type {const} */ ([
  "selected",
  "decision",
  "score",
  "band",
  "evidence",
  "device",
  "app",
  "location",
  "signed_in",
  "trusted_device",
  "owner_can_confirm",
  "current_session",
  "owner",
  "reviewer",
  "team",
  "points",
]);

/** Columns that are there to be searched: what they say stands in others, or once for all rows. */
export const FOLDED = new Set(["points", "team"]);

/** Columns that say what a score does. */
const SCORED = new Set(["score", "band", "points"]);
const FACETS = new Set([
  "decision",
  "band",
  "app",
  "location",
  "team",
  "reviewer",
  "trusted_device",
  "owner_can_confirm",
  "current_session",
]);

/** How many rows are done in a step, and for how many values a column remembers its cell. */
const STEP = 4_096;
const REMEMBERED = 4_096;

/**
 * @param {Portal} portal
 * @returns {Heading[]}
 */
export function sessionHeadings({ decisions, apps, ruleset, without }) {
  const truth = ["yes", "no"];
  const bands = ruleset.decisions.map(({ label }) => label).toReversed();
  /** @type {Record<string, readonly string[]>} */
  const vocabularies = {
    selected: ["yes"],
    decision: [texts.undecided, ...decisions.map(({ label }) => label)],
    band: [...bands, ...Object.values(texts.states)],
    app: apps.map(({ label }) => label),
    trusted_device: truth,
    owner_can_confirm: truth,
    current_session: truth,
  };
  return COLUMNS.filter((key) => !without.has(key)).map((key) => ({
    key,
    label: texts.columns[key],
    type: key === "score" ? "number" : key === "signed_in" ? "date" : "text",
    facet: FACETS.has(key),
    vocabulary: vocabularies[key] ?? null,
  }));
}

/**
 * What a cell of a row says.
 * @param {Portal} portal
 * @param {string} key
 * @param {Row} row
 * @returns {Entry}
 */
export function sessionEntry(portal, key, { record, score, selected }) {
  switch (key) {
    case "selected":
      return { text: selected ? "yes" : "" };
    case "decision": {
      const found = portal.decisions.find(({ id }) => id === record.decision);
      return { text: found?.label ?? texts.undecided, sort: String(found?.severity ?? -1) };
    }
    case "score":
      // What nobody could read is open, too, and a search must not take it for less.
      return {
        text: texts.score(score),
        ...(score.state === "unreadable" && { value: texts.range(score) }),
        sort: score.total === null ? undefined : String(score.total),
      };
    case "band": {
      const found = portal.ruleset.decisions.find(({ id }) => id === score.band);
      const { state } = score;
      const text = found?.label ?? (state === "complete" ? "" : texts.states[state]);
      const rank = found
        ? portal.ruleset.bands.findIndex(({ decision }) => decision === found.id)
        : -1;
      return { text, sort: String(-rank), tone: found?.tone ?? "incomplete" };
    }
    case "points":
      return { text: pointsLine(score.points) };
    case "team":
      return { text: portal.teams.find(({ id }) => id === record.team)?.name ?? record.team };
    default:
      return { text: record[/** @type {keyof SessionRecord} */ (key)] };
  }
}

/**
 * What alone decides the cells of a column. Scores that are unreadable differ in what could not be read, which none
 * of these cells says.
 * @param {Rows} rows
 * @param {string} key
 * @returns {(row: number) => unknown}
 */
function sourceOf({ records, scores, selected }, key) {
  if (key === "selected") return (row) => selected.has(row);
  if (!SCORED.has(key)) return (row) => records[row][/** @type {keyof SessionRecord} */ (key)];
  return (row) => scores[row].state === "unreadable" ? scores[row].points : scores[row];
}

/**
 * What puts rows into their column. Rows repeat a few hundred values: a cell is made once for all that share one.
 * @param {Portal} portal
 * @param {Column} column
 * @param {Rows} rows
 * @returns {(row: number) => void}
 */
export function filler(portal, column, rows) {
  const { key } = column.heading;
  const source = sourceOf(rows, key);
  /** @type {Map<unknown, number>} */
  const codes = new Map();
  return (row) => {
    const from = source(row);
    let code = codes.get(from);
    if (code === undefined) {
      code = column.codeOf(sessionEntry(portal, key, rowOf(rows, row)));
      if (codes.size < REMEMBERED) codes.set(from, code);
    }
    column.codes[row] = code;
  };
}

/**
 * @param {Rows} rows
 * @param {number} row
 * @returns {Row}
 */
export function rowOf({ records, scores, selected }, row) {
  return { record: records[row], score: scores[row], selected: selected.has(row) };
}

/**
 * Scores the records and makes a store of them, in steps that take a few milliseconds each; each says how far an
 * import is by then, from 0 to 1, whose first half was to read the records.
 * @param {Portal} portal
 * @param {readonly SessionRecord[]} records
 * @param {readonly SessionScore[]} known the scores of the first records
 * @param {ReadonlySet<number>} selected
 * @returns {Generator<number, { scores: readonly SessionScore[], store: Store }, void>}
 */
export function* storeSteps(portal, records, known, selected) {
  const size = records.length;
  const scores = known.slice();
  const rows = { records, scores, selected };
  const columns = sessionHeadings(portal).map((heading) => emptyColumn(heading, size));
  /** @param {number} row */
  const score = (row) => {
    scores[row] ??= portal.score(records[row]);
  };
  const passes = [score, ...columns.map((column) => filler(portal, column, rows))];
  for (const [place, pass] of passes.entries()) {
    for (let row = 0; row < size; row += 1) {
      pass(row);
      if (row % STEP === 0) yield 0.5 + (place + row / size) / passes.length / 2;
    }
  }
  return { scores, store: new Store(columns, size) };
}

/**
 * What steps come to, all of them taken at once.
 * @template Result
 * @param {Generator<unknown, Result, void>} steps
 * @returns {Result}
 */
export function finished(steps) {
  for (let step = steps.next();; step = steps.next()) if (step.done) return step.value;
}
