/** Triaged records with their scores go in; a Markdown summary of them for a ticket comes out. */

import { Cleaner } from "./exporting.js";
import { markdownTable } from "./markdown-table.js";
import { literal } from "./markdown.js";
import { named } from "./records-csv.js";
import { pointsLine } from "./session-scoring.js";
import { triage as texts } from "./texts/triage.js";

/** @typedef {import("./records-csv.js").ScoredRecord} ScoredRecord */
/** @typedef {Pick<import("./scoring.js").Decision, "id" | "label" | "tone">} Decision */

/**
 * `rows` are those that are shown, of `total`; `decisions` are all of the vocabulary, the worst first; `filter` says
 * by what the rows were chosen, in words. Without `redact` the texts stay as they are.
 * @typedef {{
 *   title: string, rows: readonly ScoredRecord[], total: number, filter: string,
 *   decisions: readonly Decision[],
 *   redact: import("./exporting.js").Redact | null,
 *   most?: number,
 * }} Source
 */

/**
 * @param {Source} source
 * @returns {{ text: string, finds: number }} `finds`: how much was taken out
 */
export function summaryMarkdown(source) {
  const { title, rows, total, filter, decisions, redact, most = 50 } = source;
  const cleaner = new Cleaner(redact);
  /** @param {string} text */
  const shown = (text) => literal(cleaner.line(text));
  const act = rowsToAct(rows, decisions);
  const left = act.length - most;
  const parts = [
    `## ${shown(title)}`,
    texts.rowsOf(rows.length, total),
    filter && `${shown(filter)}.`,
    rows.length > 0 && counts(texts.heads.decision, decided(rows, decisions), cleaner),
    rows.length > 0 && counts(texts.heads.score, scored(rows, decisions), cleaner),
    `### ${texts.toAct(act.length)}`,
    act.length > 0 && actTable(act.slice(0, most), decisions, cleaner),
    left > 0 && texts.leftOut(left),
  ];
  return { text: `${parts.filter(Boolean).join("\n\n")}\n`, finds: cleaner.finds };
}

/**
 * The rows that need somebody: decided and not kept, or undecided where the score does not say to keep them.
 * The worst decision comes first, then what is undecided, each by what its score may come to.
 * @param {readonly ScoredRecord[]} rows
 * @param {readonly Decision[]} decisions
 */
function rowsToAct(rows, decisions) {
  const ranks = new Map(decisions.map(({ id }, rank) => [id, rank]));
  const calm = new Set(decisions.filter(({ tone }) => tone === "keep").map(({ id }) => id));
  /** @param {ScoredRecord} row */
  const rank = ({ record }) => ranks.get(record.decision) ?? decisions.length;
  return rows.filter(({ record, score }) => !calm.has(record.decision || score.band))
    .sort((one, other) => rank(one) - rank(other) || other.score.most - one.score.most);
}

/**
 * How many rows have each decision; what is undecided comes last.
 * @param {readonly ScoredRecord[]} rows
 * @param {readonly Decision[]} decisions
 */
function decided(rows, decisions) {
  return tally(rows.map(({ record }) => record.decision), decisions, [["", texts.undecided]]);
}

/**
 * How many rows have a score of each decision; those whose score decides nothing come last.
 * @param {readonly ScoredRecord[]} rows
 * @param {readonly Decision[]} decisions
 */
function scored(rows, decisions) {
  const open = Object.entries(texts.states);
  return tally(rows.map(({ score }) => score.band || score.state), decisions, open);
}

/**
 * @param {readonly string[]} ids
 * @param {readonly Decision[]} decisions
 * @param {readonly (readonly [id: string, label: string])[]} others
 */
function tally(ids, decisions, others) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const id of ids) found.set(id, (found.get(id) ?? 0) + 1);
  const labels = new Map([...labelsOf(decisions), ...others]);
  // Ids that nobody describes are counted as well: the numbers must add up.
  const order = new Set([...decisions.map(({ id }) => id), ...found.keys()]);
  for (const [id] of others) if (order.delete(id)) order.add(id);
  return [...order].flatMap((id) => {
    const count = found.get(id);
    return count ? [/** @type {const} */ ([named(labels, id), count])] : [];
  });
}

/**
 * @param {string} head
 * @param {readonly (readonly [label: string, count: number])[]} counted
 * @param {Cleaner} cleaner
 */
function counts(head, counted, cleaner) {
  const cells = counted.map(([label, count]) => [cleaner.line(label), `${count}`]);
  return markdownTable([head, texts.heads.rows], cells).trimEnd();
}

/**
 * @param {readonly ScoredRecord[]} rows
 * @param {readonly Decision[]} decisions
 * @param {Cleaner} cleaner
 */
function actTable(rows, decisions, cleaner) {
  const labels = labelsOf(decisions);
  const cells = rows.map(({ record, score }) => [
    record.decision ? named(labels, record.decision) : texts.undecided,
    texts.score(score),
    pointsLine(score.points),
    record.device,
    record.app,
    record.location,
    record.signed_in,
    record.evidence,
  ]);
  const { decision, score, points, device, app, location, signedIn, note } = texts.heads;
  return markdownTable(
    [decision, score, points, device, app, location, signedIn, note],
    cells.map((row) => row.map((cell) => cleaner.line(cell))),
  ).trimEnd();
}

/** @param {readonly Decision[]} decisions */
const labelsOf = (decisions) => new Map(decisions.map(({ id, label }) => [id, label]));
