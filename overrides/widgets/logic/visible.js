/** A text goes in; it comes out as it is shown, on one line. Python's twin is generator/anonymization/texts.py. */

/** White space as Python counts it: unlike `\s`, with some separators, and without the mark of a file. */
// deno-lint-ignore no-control-regex -- those separators are control characters
const SPACES = /[\t-\r\x1c-\x20\x85\p{Z}]+/u;
const UNSEEN = /\p{C}/gu;
/** Two tests, since that of the letters of Unicode takes longer. */
const NOT_PLAIN = /[^ -~]|^ | {2}| $/;
const NOT_TIDY = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}|^ | {2}| $/u;

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
