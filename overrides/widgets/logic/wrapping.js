/** What was found in a text without its line breaks goes in; where it stands in the text as it was comes out. */

/** A line of so many characters in the midst of a find was wrapped, so what follows it belongs to the find. */
const WRAPPED_LINE = 38;

/** A line of so many characters may be the second of a find whose first is only a word. */
const LONG = 9;

const MIXED = /[0-9A-Z@%/:]/;

/** A line of a find that ends with one of these goes on. */
const OPEN = "._/+=-";

/** Tells a secret that is broken over lines from one that ends with its line. */
export class Wrapping {
  #written;
  #whole;
  #ordinary;

  /**
   * @param {string} written the text as it was
   * @param {import("./joining.js").JoinedText} whole
   * @param {RegExp} ordinary a word as people write it: after a whole secret, it is no part of it
   */
  constructor(written, whole, ordinary) {
    this.#written = written;
    this.#whole = whole;
    this.#ordinary = ordinary;
  }

  /**
   * Where a find of the whole text that begins at `kept` stands in the written one; null where it is not
   * broken over lines after all.
   * @param {RegExp} here the pattern of the find, sticky
   * @param {RegExpExecArray} match
   * @param {number} kept
   * @param {boolean} hasForm whether the pattern can tell a whole find from a part of one
   */
  span(here, match, kept, hasForm) {
    const isNamed = kept > match.index;
    const start = isNamed ? kept : this.#start(here, match, hasForm);
    const end = this.#end(here, match, start, hasForm);
    if (!this.#whole.isBroken(start, end)) return null;
    return { start: this.#whole.before(start), end: this.#whole.after(end) };
  }

  /**
   * Where a find begins: not with a word of the line before, unless the rest is none without it.
   * @param {RegExp} here
   * @param {RegExpExecArray} match
   * @param {boolean} hasForm
   */
  #start(here, match, hasForm) {
    const start = match.index;
    const joints = this.#whole.between(start, start + match[0].length);
    if (joints.length === 0 || this.#whole.certain.has(joints[0])) return start;
    if (!this.#isOrdinary(start, joints[0])) return start;
    return hasForm && !this.#beginsAnew(here, joints[0]) ? start : joints[0];
  }

  /**
   * Where a find ends: at the break after which something else begins, although it would fit.
   * @param {RegExp} here
   * @param {RegExpExecArray} match
   * @param {number} start
   * @param {boolean} hasForm
   */
  #end(here, match, start, hasForm) {
    const end = match.index + match[0].length;
    const joints = this.#whole.between(start, end);
    let before = match.index;
    for (const [index, joint] of joints.entries()) {
      // In characters, as Python counts: what is beyond the basic plane has two units here.
      const line = [...this.#whole.text.slice(before, joint)].length;
      before = joint;
      if (this.#whole.certain.has(joint) || (index > 0 && line >= WRAPPED_LINE)) continue;
      const following = joints[index + 1] ?? end;
      if (index === 0 && !this.#canGoOn(start, joint, following, hasForm)) return joint;
      if (hasForm && !this.#isWhole(here, match, joint)) continue;
      if (this.#isOrdinary(joint, following)) return joint;
      if (!OPEN.includes(this.#whole.text[joint - 1]) && this.#beginsAnew(here, joint)) {
        return joint;
      }
    }
    return end;
  }

  /**
   * Whether the first two lines of a find look like parts of one: words alone do not.
   * @param {number} start
   * @param {number} joint
   * @param {number} following
   * @param {boolean} hasForm
   */
  #canGoOn(start, joint, following, hasForm) {
    const second = this.#whole.text.slice(joint, following);
    const isLong = [...second].length >= LONG || second.startsWith("@");
    if (isLong && MIXED.test(second)) return true;
    const first = this.#whole.text.slice(start, joint);
    return hasForm ? MIXED.test(first) : first.includes("=") || !this.#isOrdinary(start, joint);
  }

  /**
   * Whether what the next line begins with is found by itself.
   * @param {RegExp} here
   * @param {number} joint
   */
  #beginsAnew(here, joint) {
    here.lastIndex = this.#whole.before(joint);
    return here.test(this.#written);
  }

  /**
   * Whether a find is one without what follows the break; a full stop may stand before it.
   * @param {RegExp} here
   * @param {RegExpExecArray} match
   * @param {number} joint
   */
  #isWhole(here, match, joint) {
    const before = this.#whole.text.slice(0, joint);
    here.lastIndex = match.index;
    return here.test(before) && /^[.,;:!?]*$/.test(before.slice(here.lastIndex));
  }

  /**
   * Whether a piece of the whole text begins with an ordinary word.
   * @param {number} start
   * @param {number} end
   */
  #isOrdinary(start, end) {
    const [word] = this.#whole.text.slice(start, end).split(/[ \t]/, 1);
    return this.#ordinary.test(word);
  }
}
