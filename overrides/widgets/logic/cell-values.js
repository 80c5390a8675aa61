/**
 * A raw cell goes in; it comes out as it is compared, clipped, or as the term that it stands for.
 * Python's twins are generator/anonymization/texts.py and values.py.
 */

import { visible } from "./visible.js";

const NO_LETTERS_OR_DIGITS = /[^\p{L}\p{N}]+/gu;

/** In characters. No term is as long, and Unicode takes minutes to normalize a million accents. */
export const LONGEST_TERM = 1_000;

/**
 * A row is no longer, in characters: quotes that nobody closes must not hold a whole file, nor the text of a single
 * row the page.
 */
export const LONGEST_ROW = 2 ** 22;

const TRUE = new Set("yes true 1 y t on".split(" "));
const FALSE = new Set("no false 0 n f off".split(" "));
const NOTHING = new Set(["", ..."null none na nil unknown notshown notasked nan".split(" ")]);

/**
 * The letters and digits of a text in lower case; compatible characters are one (NFKC). A text that is
 * too long for a term stays as it is, and so is no term.
 * @param {string} text
 */
export function folded(text) {
  if (text.length > LONGEST_TERM) return text;
  return text.normalize("NFKC").toLowerCase().replace(NO_LETTERS_OR_DIGITS, "");
}

/**
 * The beginning of a text, for a report.
 * @param {string} text
 */
export function clipped(text) {
  return visible(text.length > 200 ? `${text.slice(0, 199)}\u2026` : text);
}

/**
 * Whether a value says in words that there is none.
 * @param {string} text
 */
export function showsNothing(text) {
  return NOTHING.has(folded(text));
}

/**
 * A truth value; an empty text where nothing is shown, and null where it is neither yes nor no.
 * @param {string} text
 * @returns {"yes" | "no" | "" | null}
 */
export function readTruth(text) {
  const word = folded(text);
  if (NOTHING.has(word)) return "";
  if (TRUE.has(word)) return "yes";
  return FALSE.has(word) ? "no" : null;
}

/**
 * What reads the terms of a vocabulary: by any name of a term, in any case, with any hyphens.
 * @param {Iterable<readonly [published: string, names: readonly string[]]>} terms
 * @returns {(text: string) => string | null}
 */
export function termReader(terms) {
  /** @type {Map<string, string>} */
  const known = new Map();
  for (const [published, names] of terms) {
    for (const name of names) known.set(folded(name), published);
  }
  return (text) => known.get(folded(text)) ?? null;
}

/**
 * Rows repeat a few hundred values, hostile ones never end: what a function gave is kept for the latest.
 * @template Result
 * @param {(text: string) => Result} read
 * @returns {(text: string) => Result}
 */
export function remembered(read) {
  /** @type {Map<string, Result>} */
  const known = new Map();
  return (text) => {
    if (text.length > LONGEST_TERM) return read(text);
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= 4096) known.clear();
    const result = read(text);
    known.set(text, result);
    return result;
  };
}
