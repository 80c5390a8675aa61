/**
 * Rows in order go in; those that show appear, marked. All of them stand in the page: for tables of a few hundred
 * rows. What a screen shows appears at once and the rest frame by frame: laying out a row is what costs, and typing
 * must never wait for rows that nobody sees yet.
 */

import { Highlighter } from "./highlighter.js";

/** @typedef {import("./highlighter.js").Marks} Marks */

/**
 * What is to be seen: all rows in their order, and those of them that show.
 * @typedef {{ order: Uint32Array, rows: Uint32Array, marks: Marks }} Shown
 */

const ROWS_AT_ONCE = 80;
const ROWS_PER_FRAME = 160;

export class RowStage {
  #marks;
  #frame = 0;
  /** @type {() => void} */
  #rest = () => {};
  /** @type {Uint32Array | null} */
  #order = null;
  /** @type {Uint32Array} */
  #rows = new Uint32Array();

  /**
   * @param {HTMLTableSectionElement} body
   * @param {HTMLTableRowElement[]} elements every row, as it came
   * @param {string} owner the element that marks the rows, see Widget
   */
  constructor(body, elements, owner) {
    this.body = body;
    this.elements = elements;
    this.#marks = new Highlighter(owner);
  }

  /** How many rows show. */
  get count() {
    return this.#rows.length;
  }

  /** @param {Shown} shown */
  show({ order, rows, marks }) {
    this.clear();
    const found = new Set(rows);
    const elements = this.elements;
    if (order !== this.#order) this.#move(order);
    this.#rows = rows;
    elements.forEach((element, row) => {
      if (!found.has(row) && !element.hidden) element.hidden = true;
    });
    this.#showFrom(marks, 0, ROWS_AT_ONCE);
  }

  /**
   * The element of a row that shows, by its place among those that do.
   * @param {number} place
   */
  at(place) {
    if (place >= 0) this.finish();
    return this.elements[this.#rows[place]] ?? null;
  }

  /** @param {HTMLTableRowElement} element */
  placeOf(element) {
    return this.#rows.indexOf(this.elements.indexOf(element));
  }

  /** The rows that have an element in the page. */
  laidOut() {
    return this.elements.keys();
  }

  /**
   * Put another element into the place of a row whose cells have changed.
   * @param {number} row
   * @param {HTMLTableRowElement} element
   */
  replace(row, element) {
    element.hidden = this.elements[row].hidden;
    this.elements[row].replaceWith(element);
    this.elements[row] = element;
  }

  /**
   * @param {Marks} marks
   * @param {number} start
   * @param {number} count
   */
  #showFrom(marks, start, count) {
    for (const row of this.#rows.subarray(start, start + count)) {
      const element = this.elements[row];
      if (element.hidden) element.hidden = false;
      this.#marks.mark(element, marks);
    }
    const next = start + count;
    this.#rest = () => {};
    if (next >= this.#rows.length) return;
    this.#frame = requestAnimationFrame(() => this.#showFrom(marks, next, ROWS_PER_FRAME));
    this.#rest = () => this.#showFrom(marks, next, this.#rows.length);
  }

  /** Show at once what would still have come frame by frame: paper does not wait. */
  finish() {
    cancelAnimationFrame(this.#frame);
    const rest = this.#rest;
    this.#rest = () => {};
    rest();
  }

  /** Paper shows all of them. @returns {number} how many do not fit, none */
  expand() {
    this.finish();
    return 0;
  }

  /** Nothing was done for paper that is to be undone. */
  collapse() {}

  /**
   * Rows that are about to move are hidden first: what is not laid out moves at no cost. A browser that can move
   * a node without taking it out of the page keeps the elements inside it as they are, and the focus too.
   * @param {Uint32Array} order
   */
  #move(order) {
    // As they came is how they stand, until they have been sorted.
    const asTheyCame = this.#order === null && order.every((row, place) => row === place);
    this.#order = order;
    if (asTheyCame) return;
    const elements = Array.from(order, (row) => this.elements[row]);
    for (const element of elements) element.hidden = true;
    const { body } = this;
    if (!body.isConnected || !("moveBefore" in body)) return body.append(...elements);
    for (const element of elements) body.moveBefore(element, null);
  }

  /** Stop, and unmark what was marked. */
  clear() {
    cancelAnimationFrame(this.#frame);
    this.#rest = () => {};
    this.#marks.clear();
  }

  /** Put the rows back as they came, all of them to be seen. */
  dismantle() {
    this.clear();
    if (this.#order) this.#move(Uint32Array.from(this.elements, (_, row) => row));
    for (const element of this.elements) element.hidden = false;
  }
}
