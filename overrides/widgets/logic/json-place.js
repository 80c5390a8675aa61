/**
 * A text that is no JSON goes in; the line and the column where it stops to be some come out.
 * Browsers say that in ways of their own, or not at all.
 */

/** @typedef {"value" | "first" | "key" | "colon" | "more"} Expected `first`: or the end of what is open */

const SPACES = /[ \t\r\n]*/y;
const WORD = /[^\s{}[\],:"]*/y;
const ESCAPED = /(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))?/y;

/**
 * Lines and columns count from 1. Nothing where all of it is JSON, which a browser may still refuse: one
 * that is too deep for it.
 * @param {string} text
 * @returns {{ line: number, column: number } | null}
 */
export function brokenPlace(text) {
  const at = brokenAt(text);
  if (at === null) return null;
  const before = text.slice(0, at);
  return { line: before.split("\n").length, column: at - before.lastIndexOf("\n") };
}

/** @param {string} text */
function brokenAt(text) {
  /** @type {string[]} */
  const open = [];
  /** @type {Expected | null} */
  let expected = "value";
  for (let at = skip(SPACES, text, 0);;) {
    const end = tokenEnd(text, at);
    if (expected === "more" && open.length === 0 && at === text.length) return null;
    if (end < 0) return at;
    expected = after(expected, text[at], open);
    if (expected === null) return at;
    at = skip(SPACES, text, end);
  }
}

/**
 * What comes after a sign; null where it is not what was expected.
 * @param {Expected} expected
 * @param {string} sign what a token begins with
 * @param {string[]} open the brackets around it
 * @returns {Expected | null}
 */
function after(expected, sign, open) {
  const [inObject, empty] = [open.at(-1) === "{", open.length === 0];
  if (expected === "colon") return sign === ":" ? "value" : null;
  if (expected !== "value" && expected !== "key" && !empty && sign === (inObject ? "}" : "]")) {
    open.pop();
    return "more";
  }
  if (expected === "more") return sign === "," && !empty ? (inObject ? "key" : "value") : null;
  if (expected === "key" || (expected === "first" && inObject)) {
    return sign === '"' ? "colon" : null;
  }
  if ("}],:".includes(sign)) return null;
  if (sign !== "{" && sign !== "[") return "more";
  open.push(sign);
  return "first";
}

/**
 * Where the token ends that begins here, or -1 where none does.
 * @param {string} text
 * @param {number} at
 */
function tokenEnd(text, at) {
  if (at === text.length) return -1;
  if ("{}[],:".includes(text[at])) return at + 1;
  if (text[at] === '"') return stringEnd(text, at + 1);
  const end = skip(WORD, text, at);
  return isLiteral(text.slice(at, end)) ? end : -1;
}

/**
 * @param {string} text
 * @param {number} from after the quotation mark
 */
function stringEnd(text, from) {
  const special = /[^ -\uffff]|["\\]/g; // control characters, too
  special.lastIndex = from;
  for (let found = special.exec(text); found; found = special.exec(text)) {
    if (found[0] === '"') return special.lastIndex;
    special.lastIndex = skip(ESCAPED, text, found.index);
    if (special.lastIndex === found.index) return -1;
  }
  return -1;
}

/**
 * Where a pattern that may be empty ends.
 * @param {RegExp} pattern
 * @param {string} text
 * @param {number} at
 */
function skip(pattern, text, at) {
  pattern.lastIndex = at;
  pattern.test(text);
  return pattern.lastIndex;
}

/** @param {string} word */
function isLiteral(word) {
  try {
    JSON.parse(word);
    return true;
  } catch {
    return false;
  }
}
