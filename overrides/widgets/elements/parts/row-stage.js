/**
 * Rows in order and the words that were searched go in; the rows that match appear, marked.
 * What a screen shows appears at once and the rest frame by frame: laying out a row is what costs, and
 * typing must never wait for rows that nobody sees yet.
 */

import { Highlighter } from "./highlighter.js";

const ROWS_AT_ONCE = 80;
const ROWS_PER_FRAME = 160;

export class RowStage {
  #marks;
  #frame = 0;
  /** @type {() => void} */
  #rest = () => {};

  /** @param {string} owner the element that marks the rows, see Widget */
  constructor(owner) {
    this.#marks = new Highlighter(owner);
  }

  /**
   * @param {readonly HTMLElement[]} rows all rows, in their order
   * @param {ReadonlySet<HTMLElement>} shown those of them that show
   * @param {readonly string[]} words folded words to mark
   */
  show(rows, shown, words) {
    this.clear();
    for (const row of rows) {
      if (!shown.has(row) && !row.hidden) row.hidden = true;
    }
    this.#showFrom(rows.filter((row) => shown.has(row)), words, 0, ROWS_AT_ONCE);
  }

  /**
   * @param {readonly HTMLElement[]} rows
   * @param {readonly string[]} words
   * @param {number} start
   * @param {number} count
   */
  #showFrom(rows, words, start, count) {
    for (const row of rows.slice(start, start + count)) {
      if (row.hidden) row.hidden = false;
      if (words.length > 0) this.#marks.mark(row, words);
    }
    const next = start + count;
    this.#rest = () => {};
    if (next >= rows.length) return;
    this.#frame = requestAnimationFrame(() => this.#showFrom(rows, words, next, ROWS_PER_FRAME));
    this.#rest = () => this.#showFrom(rows, words, next, rows.length);
  }

  /** Show at once what would still have come frame by frame: paper does not wait. */
  finish() {
    cancelAnimationFrame(this.#frame);
    const rest = this.#rest;
    this.#rest = () => {};
    rest();
  }

  /**
   * Hide rows that are about to move: what is not laid out moves at no cost.
   * @param {readonly HTMLElement[]} rows
   */
  leave(rows) {
    this.clear();
    for (const row of rows) row.hidden = true;
  }

  /** Stop, and unmark what was marked. */
  clear() {
    cancelAnimationFrame(this.#frame);
    this.#rest = () => {};
    this.#marks.clear();
  }
}
