/**
 * A raw cell goes in; it comes out as it is shown, as it is compared, or as the term that it stands for.
 * Python's twins are generator/anonymization/texts.py and values.py.
 */

/** White space as Python counts it: unlike `\s`, with some separators, and without the mark of a file. */
// deno-lint-ignore no-control-regex -- those separators are control characters
const SPACES = /[\t-\r\x1c-\x20\x85\p{Z}]+/u;
const UNSEEN = /\p{C}/gu;
/** Two tests, since that of the letters of Unicode takes longer. */
const NOT_PLAIN = /[^ -~]|^ | {2}| $/;
const NOT_TIDY = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}|^ | {2}| $/u;
const NO_LETTERS_OR_DIGITS = /[^\p{L}\p{N}]+/gu;

/** In characters. No term is as long, and Unicode takes minutes to normalize a million accents. */
export const LONGEST_TERM = 1_000;

const TRUE = new Set("yes true 1 y t on".split(" "));
const FALSE = new Set("no false 0 n f off".split(" "));
const NOTHING = new Set(["", ..."null none na nil unknown notshown notasked nan".split(" ")]);

/**
 * The text on one line, with single spaces and without characters that nobody sees.
 * @param {string} text
 */
export function visible(text) {
  if (!NOT_PLAIN.test(text) || !NOT_TIDY.test(text)) return text;
  return words(words(text).join(" ").replace(UNSEEN, "")).join(" ");
}

/**
 * What stands between white space.
 * @param {string} text
 */
export function words(text) {
  return text.split(SPACES).filter(Boolean);
}

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
