/** Rows and folded words go in; their matches are marked in place, and unmarked again. */

import { matchSpans } from "../../logic/folding.js";
import { make } from "../dom.js";

/** Words to mark in every cell, and those for the cells of one column. @typedef {{ words: readonly string[], byColumn: ReadonlyMap<number, readonly string[]> }} Marks */

/** @type {Marks} */
export const NO_MARKS = { words: [], byColumn: new Map() };

export class Highlighter {
  /** @type {Set<Element>} */
  #marks = new Set();

  /** @param {string} owner the element that wraps the text, see Widget */
  constructor(owner) {
    this.owner = owner;
  }

  clear() {
    this.#unmark(this.#marks);
  }

  /** The rows that were marked are away; whoever lets one come back unmarks it. */
  forget() {
    this.#marks.clear();
  }

  /** @param {Element} row */
  unmark(row) {
    this.#unmark(row.querySelectorAll(".rb-mark"));
  }

  /** @param {Iterable<Element>} marks */
  #unmark(marks) {
    /** @type {Set<Node | null>} */
    const parents = new Set();
    for (const mark of marks) {
      parents.add(mark.parentNode);
      mark.replaceWith(...mark.childNodes);
      this.#marks.delete(mark);
    }
    for (const parent of parents) parent?.normalize();
  }

  /**
   * @param {HTMLTableRowElement} row
   * @param {Marks} marks
   */
  mark(row, { words, byColumn }) {
    if (words.length === 0 && byColumn.size === 0) return;
    [...row.cells].forEach((cell, at) => {
      const all = [...words, ...byColumn.get(at) ?? []];
      if (all.length > 0) this.#markCell(cell, all);
    });
  }

  /**
   * @param {HTMLElement} cell
   * @param {readonly string[]} words
   */
  #markCell(cell, words) {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    /** @type {Text[]} */
    const texts = [];
    while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
    for (const text of texts) {
      // What a list offers to choose from is no text of the row.
      if (text.parentElement?.closest("select, textarea")) continue;
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
    text.splitText(end);
    const matched = text.splitText(start);
    const mark = make("mark", { class: "rb-mark", "data-rb-wrap": this.owner });
    matched.replaceWith(mark);
    mark.append(matched);
    this.#marks.add(mark);
  }
}
