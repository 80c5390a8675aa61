/** Records with their scores go in; the columns and the cells of the session filter's table come out. */

import { pointsLine } from "./session-scoring.js";
import { columnOf, Store } from "./store.js";
import { triage as texts } from "./texts/triage.js";

/** @typedef {import("./session-portal.js").Portal} Portal */
/** @typedef {import("./session-scoring.js").SessionRecord} SessionRecord */
/** @typedef {import("./session-scoring.js").SessionScore} SessionScore */
/** @typedef {import("./store.js").Heading} Heading */
/** @typedef {import("./store.js").Entry} Entry */

/** A row of the table. @typedef {{ record: SessionRecord, score: SessionScore, selected: boolean }} Row */

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

/**
 * @param {Portal} portal
 * @returns {Heading[]}
 */
export function sessionHeadings({ decisions, apps, ruleset }) {
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
  return COLUMNS.map((key) => ({
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
      return {
        text: texts.score(score),
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
 * @param {Portal} portal
 * @param {number} size
 * @param {(row: number) => Row} rowOf
 */
export function sessionStore(portal, size, rowOf) {
  const columns = sessionHeadings(portal).map((heading) =>
    columnOf(heading, size, (row) => sessionEntry(portal, heading.key, rowOf(row)))
  );
  return new Store(columns, size);
}
