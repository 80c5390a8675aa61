/** Rows and folded words go in; their matches are marked in place, and unmarked again. */

import { matchSpans } from "../../logic/folding.js";
import { make } from "../dom.js";

export class Highlighter {
  /** @type {Map<HTMLElement, Node>} each mark, and the node that held its text */
  #marks = new Map();

  /** @param {string} owner the element that wraps the text, see Widget */
  constructor(owner) {
    this.owner = owner;
  }

  clear() {
    const parents = new Set(this.#marks.values());
    for (const mark of this.#marks.keys()) mark.replaceWith(...mark.childNodes);
    for (const parent of parents) parent.normalize();
    this.#marks.clear();
  }

  /**
   * @param {HTMLElement} row
   * @param {readonly string[]} words
   */
  mark(row, words) {
    const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    /** @type {Text[]} */
    const texts = [];
    while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
    for (const text of texts) {
      // From the last match to the first, so that the places before it stay right.
      for (const [start, end] of matchSpans(text.data, words).reverse()) {
        this.#wrap(text, start, end);
      }
    }
  }

  /**
   * @param {Text} text
   * @param {number} start
   * @param {number} end
   */
  #wrap(text, start, end) {
    const parent = text.parentNode;
    if (!parent) return;
    text.splitText(end);
    const matched = text.splitText(start);
    const mark = make("mark", { class: "rb-mark", "data-rb-wrap": this.owner });
    matched.replaceWith(mark);
    mark.append(matched);
    this.#marks.set(mark, parent);
  }
}
