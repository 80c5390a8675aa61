/**
 * A session row goes in; the answers that its labels stand for come out, with what is open or unreadable.
 * A label that the ruleset does not know is never taken for a safe answer. How labels are read is decided
 * in docs/maintaining/decisions/0006-what-a-score-means.md. Python's twin is
 * generator/scoring/row_labels.py; a test asks both about the same rows.
 */

import { LONGEST_TERM, remembered } from "./cell-values.js";
import { words } from "./visible.js";

/** @typedef {import("./scoring.js").Ruleset} Ruleset */
/** @typedef {import("./scoring.js").Input} Input */
/** @typedef {import("./scoring.js").Answer} Answer */
/** @typedef {{ labels: readonly string[], listed: string, unlisted: string }} ByTeam */

/**
 * A ruleset with what a row shows instead of the answers, the least risky answer first.
 * @typedef {Omit<Input, "answers"> & {
 *   answers: readonly (Answer & { labels: readonly string[] })[],
 *   by_team: ByTeam | null,
 *   open_labels: readonly string[],
 * }} LabelledInput
 * @typedef {Omit<Ruleset, "inputs"> & { inputs: readonly LabelledInput[] }} LabelledRuleset
 */

/**
 * What a label stands for: an answer, a question for the team's list (by a place, normalized), or an
 * open question.
 * @typedef {{ answer: string } | { place: string } | "open"} Meaning
 */

/**
 * `open`: the questions that the row leaves open; `unreadable`: those whose label the rules do not know.
 * @typedef {{ answers: Record<string, string>, open: string[], unreadable: string[] }} RowAnswers
 */

const BY_TEAM = { place: "" };
const FORMAT = /\p{Cf}/gu;

/** Reads session rows as answers to the questions of one ruleset. */
export class RowReader {
  /** @type {Map<string, InputReader>} */
  #inputs;

  /** @param {Pick<LabelledRuleset, "inputs">} ruleset */
  constructor(ruleset) {
    this.#inputs = new Map(ruleset.inputs.map((input) => [input.name, new InputReader(input)]));
  }

  /**
   * @param {Readonly<Record<string, string>>} row labels or ids of answers by the name of a field
   * @param {ReadonlySet<string>} [places] the normalized labels of the team's list
   * @returns {RowAnswers}
   */
  read(row, places = new Set()) {
    /** @type {RowAnswers} */
    const found = { answers: {}, open: [], unreadable: [] };
    for (const name of this.#inputs.keys()) {
      const answer = this.answer(name, Object.hasOwn(row, name) ? row[name] : "", places);
      if (answer === null) found.unreadable.push(name);
      else if (answer === "") found.open.push(name);
      else found.answers[name] = answer;
    }
    return found;
  }

  /**
   * The id of an answer; an empty text where the question stays open, null where the rules do not know
   * the label or have no such question.
   * @param {string} name
   * @param {string} label
   * @param {ReadonlySet<string>} [places]
   * @returns {string | null}
   */
  answer(name, label, places = new Set()) {
    return this.#inputs.get(name)?.answer(label, places) ?? null;
  }
}

/** The labels of one question. */
class InputReader {
  /** @type {Map<string, Meaning>} */
  #exact;
  /** @type {[pattern: string, meaning: Meaning][]} */
  #patterns = [];
  /** @type {ByTeam | null} */
  #byTeam;
  #meaning = remembered((label) => this.#meaningOf(label));

  /** @param {LabelledInput} input */
  constructor({ answers, by_team: byTeam, open_labels: open }) {
    this.#byTeam = byTeam;
    this.#exact = new Map(answers.map(({ id }) => [id, { answer: id }]));
    // The riskiest answer first: it holds where patterns of two answers fit.
    for (const { id, labels } of [...answers].reverse()) this.#take(labels, { answer: id });
    if (byTeam) this.#take(byTeam.labels, BY_TEAM);
    this.#take(open, "open");
  }

  /**
   * @param {readonly string[]} labels
   * @param {Meaning} meaning
   */
  #take(labels, meaning) {
    for (const label of labels.map(normalized)) {
      if (label.includes("*")) this.#patterns.push([label, meaning]);
      else if (!this.#exact.has(label)) this.#exact.set(label, meaning);
    }
  }

  /**
   * @param {string} label
   * @param {ReadonlySet<string>} places
   * @returns {string | null}
   */
  answer(label, places) {
    const meaning = this.#meaning(label);
    if (meaning === null) return null;
    if (meaning === "open") return "";
    if ("answer" in meaning) return meaning.answer;
    if (!this.#byTeam || places.size === 0) return "";
    return places.has(meaning.place) ? this.#byTeam.listed : this.#byTeam.unlisted;
  }

  /**
   * @param {string} label
   * @returns {Meaning | null}
   */
  #meaningOf(label) {
    if (label.length > LONGEST_TERM) return null;
    const text = normalized(label);
    if (text === "") return "open";
    if (text.includes("*")) return null; // what the rules write; a row shows words
    const found = this.#exact.get(text) ??
      this.#patterns.find(([pattern]) => matches(pattern, text))?.[1] ?? null;
    return found === BY_TEAM ? { place: text } : found;
  }
}

/**
 * A label as it is compared: in lower case, with single spaces and stars. Compatible characters are one
 * (NFKC), and those that nobody sees are none: two labels that look alike must not differ, one as safe.
 * @param {string} label
 */
export function normalized(label) {
  const plain = label.normalize("NFKC").replace(FORMAT, "").toLowerCase();
  return words(plain).join(" ").replace(/\*+/g, "*");
}

/**
 * Whether a text is like a pattern with `*`, each of which stands for any characters, none included.
 * In linear time, unlike a regular expression with several stars: each piece is taken where it comes first.
 * @param {string} pattern with at least one star
 * @param {string} text
 */
export function matches(pattern, text) {
  const pieces = pattern.split(/\*+/);
  const [first, last] = [pieces[0], pieces[pieces.length - 1]];
  const end = text.length - last.length;
  if (!text.startsWith(first) || !text.endsWith(last) || end < first.length) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found < 0 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return true;
}
