/** The record of a session goes in; its score with its reasons comes out, or what the score lacks. */

import { evaluate } from "./scoring.js";
import { signed } from "./texts/words.js";

/** @typedef {import("./scoring.js").Ruleset} Ruleset */
/** @typedef {import("./scoring.js").Answers} Answers */
/** @typedef {import("./scoring.js").Contribution} Contribution */
/** @typedef {Readonly<{ name: string, value: string }>} Unreadable a question, and what the rules do not know */

/**
 * Texts, empty where not shown: `signed_in` is a day, the next three are yes or no, or any of them is what nobody
 * could read; `decision` and `team` are ids.
 * @typedef {Readonly<{
 *   owner: string, device: string, app: string, location: string, signed_in: string,
 *   trusted_device: string, owner_can_confirm: string, current_session: string,
 *   decision: string, reviewer: string, evidence: string, team: string,
 * }>} SessionRecord
 */

/**
 * What reads the labels of a record as answers, with the places of its team; it names what it cannot read.
 * @template Places
 * @typedef {{
 *   read: (record: SessionRecord, places: Places) => {
 *     answers: Answers, open: readonly string[], unreadable: readonly (string | { name: string })[],
 *   },
 * }} Reader
 */

/**
 * `total` and `band` are there for a complete score only, since no other decides anything; `least`, `most` and
 * `possible` say what can come of it. `missing` are the questions that are open.
 * @typedef {Readonly<{
 *   state: "complete" | "incomplete" | "unreadable",
 *   total: number | null,
 *   least: number,
 *   most: number,
 *   band: string,
 *   possible: readonly string[],
 *   points: readonly Contribution[],
 *   cautions: readonly string[],
 *   missing: readonly string[],
 *   unreadable: readonly Unreadable[],
 * }>} SessionScore
 */

/** How many ways to answer are kept: the shipped rules have 972, open questions included. */
const REMEMBERED = 4096;

/** @type {readonly never[]} */
const NONE = [];

/** @template Places */
export class SessionScorer {
  /** @type {Map<number, SessionScore>} */
  #known = new Map();

  /**
   * @param {Ruleset} ruleset
   * @param {Reader<Places>} reader
   */
  constructor(ruleset, reader) {
    this.ruleset = ruleset;
    this.reader = reader;
    this.codes = ruleset.inputs.map(({ name, answers }) => ({
      name,
      places: new Map(answers.map(({ id }, place) => [id, place + 1])),
    }));
  }

  /**
   * Rows that answer alike get the same score, the very same object where all of them can be read.
   * @param {SessionRecord} record
   * @param {Places} places
   * @returns {SessionScore}
   */
  score(record, places) {
    const read = this.reader.read(record, places);
    const score = this.#scored(read.answers);
    if (read.unreadable.length === 0) return score;
    const values = new Map(Object.entries(record));
    const unreadable = read.unreadable.map((one) => {
      const name = typeof one === "string" ? one : one.name;
      return { name, value: values.get(name) ?? "" };
    });
    // Whatever the other answers give, a label that nobody understands is never taken as safe.
    return { ...score, state: "unreadable", total: null, band: "", cautions: NONE, unreadable };
  }

  /** @param {Answers} answers */
  #scored(answers) {
    const key = this.#key(answers);
    const known = this.#known.get(key);
    if (known) return known;
    const score = scored(this.ruleset, answers);
    if (!Number.isSafeInteger(key)) return score;
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    this.#known.set(key, score);
    return score;
  }

  /**
   * Answers as one number, which is found faster than a text; none where the rules do not know an answer.
   * @param {Answers} answers
   */
  #key(answers) {
    let key = 0;
    for (const { name, places } of this.codes) {
      const answer = answers[name];
      const place = answer === undefined ? 0 : places.get(answer) ?? NaN;
      key = key * (places.size + 1) + place;
    }
    return key;
  }
}

/**
 * @param {Ruleset} ruleset
 * @param {Answers} answers
 * @returns {SessionScore}
 */
function scored(ruleset, answers) {
  const result = evaluate(ruleset, answers);
  const { state, contributions: points } = result;
  if (state === "incomplete") {
    const { least, most, possible, missing } = result;
    const open = { least, most, possible, missing };
    return { state, ...open, total: null, band: "", points, cautions: NONE, unreadable: NONE };
  }
  const { total, decision: band, cautions } = result;
  const sure = { total, least: total, most: total, band, possible: [band] };
  return { state, ...sure, points, cautions, missing: NONE, unreadable: NONE };
}

/**
 * Points with their rules, as `unknown-device +3, current-session −1`.
 * @param {readonly Contribution[]} points
 */
export function pointsLine(points) {
  return points.map(({ rule, points }) => `${rule} ${signed(points)}`).join(", ");
}
