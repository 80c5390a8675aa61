/**
 * Text goes in; its folded form, and the places where folded words match in it, come out.
 * Folded text has no case and no accents, so that "Zürich", "zurich" and "ZÜRICH" are the same.
 */

/** Letters that no normalization takes apart, as people without them on the keyboard type them. */
const SPELLED = new Map([
  ["ø", "o"],
  ["ł", "l"],
  ["đ", "d"],
  ["ð", "d"],
  ["ı", "i"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["þ", "th"],
]);
const ACCENTS = /[\u0300-\u036f]/g;
const PLAIN = /^[\t-\r\x20-\x7e]*$/;

/** @param {string} character */
function foldCharacter(character) {
  const bare = character.normalize("NFKD").replace(ACCENTS, "").toUpperCase().toLowerCase();
  return SPELLED.get(bare) ?? bare;
}

/**
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  if (PLAIN.test(text)) return text.toLowerCase();
  return Array.from(text, foldCharacter).join("");
}

/** @typedef {readonly [start: number, end: number]} Span */

/**
 * Where words match in a text: spans of the text as it is written, in order, never overlapping.
 * @param {string} text
 * @param {readonly string[]} words folded words
 * @returns {Span[]}
 */
export function matchSpans(text, words) {
  // Most texts fold letter by letter, and most do not match.
  const plain = PLAIN.test(text);
  const { folded, starts, ends } = plain
    ? { folded: text.toLowerCase(), starts: null, ends: null }
    : foldWithPlaces(text);
  /** @type {Span[]} */
  const spans = [];
  for (const word of words.filter((word) => word !== "")) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      const end = at + word.length;
      spans.push(starts ? [starts[at], ends[end - 1]] : [at, end]);
    }
  }
  return merged(spans.sort((one, other) => one[0] - other[0]));
}

/**
 * Folded text whose every unit knows where it comes from: folding changes lengths ("ﬁ" is "fi").
 * @param {string} text
 */
function foldWithPlaces(text) {
  let folded = "";
  let at = 0;
  /** @type {number[]} */
  const starts = [];
  /** @type {number[]} */
  const ends = [];
  for (const character of text) {
    const bare = foldCharacter(character);
    for (let unit = 0; unit < bare.length; unit += 1) {
      starts.push(at);
      ends.push(at + character.length);
    }
    at += character.length;
    // An accent of its own folds to nothing and belongs to the letter before it.
    if (bare === "" && ends.length > 0) ends[ends.length - 1] = at;
    folded += bare;
  }
  return { folded, starts, ends };
}

/**
 * @param {readonly Span[]} spans in order of their starts
 * @returns {Span[]}
 */
function merged(spans) {
  /** @type {Span[]} */
  const result = [];
  for (const [start, end] of spans) {
    const last = result.at(-1);
    if (last && start <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], end)];
    else result.push([start, end]);
  }
  return result;
}
