/** Records with their scores go in; the table of texts that they are copied or saved as comes out. */

import { pointsLine } from "./session-scoring.js";
import { triage as texts } from "./texts/triage.js";

/** @typedef {import("./session-scoring.js").SessionRecord} SessionRecord */
/** @typedef {import("./session-scoring.js").SessionScore} SessionScore */
/** @typedef {{ record: SessionRecord, score: SessionScore }} ScoredRecord */

/**
 * What the ids of the records are called.
 * @typedef {{
 *   fields: readonly (readonly [name: keyof SessionRecord, label: string])[],
 *   decisions: ReadonlyMap<string, string>,
 *   teams: ReadonlyMap<string, string>,
 * }} Names `fields` in the order of the columns
 */

/**
 * @param {readonly ScoredRecord[]} rows
 * @param {Names} names
 * @returns {import("./exporting.js").Texts}
 */
export function recordsTable(rows, { fields, decisions, teams }) {
  const { score, points, team } = texts.heads;
  return {
    heads: [...fields.map(([, label]) => label), score, points, team],
    rows: rows.map(({ record, score }) => [
      ...fields.map(([name]) =>
        name === "decision" ? named(decisions, record.decision) : record[name]
      ),
      texts.score(score),
      pointsLine(score.points),
      named(teams, record.team),
    ]),
  };
}

/**
 * The label of an id; what nobody describes is shown as it is.
 * @param {ReadonlyMap<string, string>} labels
 * @param {string} id
 */
export const named = (labels, id) => labels.get(id) ?? id;
