/** A text goes in; the same text without the line breaks inside words, and the way back to its places, come out. */

/** A text whose broken words are whole, and where they were broken. */
export class JoinedText {
  /**
   * @param {string} text
   * @param {readonly number[]} joints the indexes, in the joined text, at which a break was
   * @param {readonly number[]} added for each of them, how much was left out up to it
   * @param {ReadonlySet<number>} certain the joints at which a sign of wrapping says that the word goes on:
   *   = or \\, or quotes that close and open
   */
  constructor(text, joints, added, certain) {
    this.text = text;
    this.joints = joints;
    this.added = added;
    this.certain = certain;
  }

  /**
   * The joints inside a piece of the joined text.
   * @param {number} start
   * @param {number} end
   */
  between(start, end) {
    return this.joints.slice(after(this.joints, start), before(this.joints, end));
  }

  /**
   * Whether a piece of the joined text was broken.
   * @param {number} start
   * @param {number} end
   */
  isBroken(start, end) {
    return after(this.joints, start) < before(this.joints, end);
  }

  /**
   * The place, in the text as it was, of the character at `index`.
   * @param {number} index
   */
  before(index) {
    return index + (this.added[after(this.joints, index) - 1] ?? 0);
  }

  /**
   * The place, in the text as it was, right after the character before `index`.
   * @param {number} index
   */
  after(index) {
    return index + (this.added[before(this.joints, index) - 1] ?? 0);
  }
}

/**
 * Leave out whatever the pattern matches.
 * @param {string} written
 * @param {RegExp} lineBreak a global pattern
 */
export function joined(written, lineBreak) {
  const pieces = [];
  const joints = [];
  const added = [];
  const certain = new Set();
  let at = 0;
  let leftOut = 0;
  for (const match of written.matchAll(lineBreak)) {
    pieces.push(written.slice(at, match.index));
    joints.push(match.index - leftOut);
    if (goesOn(match)) certain.add(match.index - leftOut);
    leftOut += match[0].length;
    added.push(leftOut);
    at = match.index + match[0].length;
  }
  return new JoinedText(pieces.join("") + written.slice(at), joints, added, certain);
}

/**
 * Whether a break shows that it was put into a word; the = at the end of base64 does not.
 * @param {RegExpExecArray} lineBreak
 */
function goesOn({ 0: written, index, input }) {
  if (written.startsWith("=")) {
    return !/^[A-Za-z0-9+/]{23}[A-Za-z0-9+/=]$/.test(input.slice(Math.max(0, index - 24), index));
  }
  return /^[\\"'\u00ad\u200b-\u200d\u2060\ufeff]/.test(written);
}

/**
 * How many of the sorted numbers are less than `limit`.
 * @param {readonly number[]} sorted
 * @param {number} limit
 */
function before(sorted, limit) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * How many of the sorted numbers are at most `limit`.
 * @param {readonly number[]} sorted
 * @param {number} limit
 */
const after = (sorted, limit) => before(sorted, limit + 1);
