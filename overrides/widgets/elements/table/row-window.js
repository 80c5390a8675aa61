/**
 * Rows in order go in; those that the reader can see are laid out, and room stands for the others. It is what keeps
 * a hundred thousand rows as quick as a hundred: what costs is how many rows a page has, not how many it knows.
 */

import { MOST_ROWS, rowSpan, scrolledTo } from "../../logic/row-window.js";
import { make } from "../dom.js";
import { Highlighter, NO_MARKS } from "./highlighter.js";

/** @typedef {import("./row-stage.js").Shown} Shown */
/** @typedef {import("./highlighter.js").Marks} Marks */

const GUESSED_HEIGHT = 30;

/** Paper takes so many rows: a hundred sheets and more. Beyond it, a browser does not answer any longer. */
const MOST_ON_PAPER = 5000;

export class RowWindow {
  #marks;
  /** @type {Uint32Array} */
  #rows = new Uint32Array();
  /** @type {Marks} */
  #marked = NO_MARKS;
  #rowHeight = GUESSED_HEIGHT;
  /** The elements that are laid out, by their row. @type {Map<number, HTMLTableRowElement>} */
  #laidOut = new Map();
  #first = 0;
  #expanded = false;
  /** Whether other rows show since the height of a row was measured. */
  #fresh = true;
  /** What is seen of the rows, in pixels, and how far they are scrolled: asking the page would lay it out. */
  #height = GUESSED_HEIGHT * 20;
  #top = 0;

  /**
   * @param {{
   *   table: HTMLTableElement,
   *   body: HTMLTableSectionElement,
   *   scroller: HTMLElement,
   *   row: (row: number) => HTMLTableRowElement,
   *   refill?: (element: HTMLTableRowElement, row: number) => void,
   *   owner: string,
   * }} parts `row` gives the element of a row; `refill` lets an element that is laid out be that of another row
   * @param {AbortSignal} signal
   */
  constructor(parts, signal) {
    this.parts = parts;
    this.#marks = new Highlighter(parts.owner);
    this.before = room();
    this.after = room();
    parts.scroller.classList.add("rb-table--windowed");
    parts.body.replaceChildren(this.before, this.after);
    parts.scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true, signal });
    // Told of sizes right after the page has been laid out, when looking at them costs nothing.
    const sized = new ResizeObserver(() => this.#measure());
    sized.observe(parts.scroller);
    sized.observe(parts.body);
    signal.addEventListener("abort", () => sized.disconnect());
  }

  /** How many rows show. */
  get count() {
    return this.#rows.length;
  }

  /** @param {Shown} shown */
  show({ rows, marks }) {
    this.#rows = rows;
    this.#marked = marks;
    this.#marks.forget();
    const spare = this.parts.refill ? [...this.#laidOut.values()] : [];
    const focused = spare.some((element) => element.contains(document.activeElement));
    if (spare.length === 0 || focused) this.#forget();
    else this.#laidOut.clear();
    this.parts.table.setAttribute("aria-rowcount", String(rows.length + 1));
    this.parts.table.tHead?.rows[0]?.setAttribute("aria-rowindex", "1");
    if (this.#top > 0) this.#scrollTo(0);
    this.#fresh = true;
    if (!focused) this.#refill(spare);
    this.#layOut();
  }

  /**
   * The elements that are laid out become those of the first rows, as far as both go.
   * @param {readonly HTMLTableRowElement[]} spare
   */
  #refill(spare) {
    const { last } = rowSpan(this.#list);
    spare.forEach((element, place) => {
      if (place >= last) return element.remove();
      this.parts.refill?.(element, this.#rows[place]);
      this.#marks.mark(element, this.#marked);
      this.#laidOut.set(this.#rows[place], element);
    });
  }

  /**
   * The element of a row, by its place among those that show, scrolled to where it is seen.
   * @param {number} place
   * @returns {HTMLTableRowElement | null}
   */
  at(place) {
    if (place < 0 || place >= this.#rows.length) return null;
    const top = scrolledTo(this.#list, place);
    if (top !== this.#top) this.#scrollTo(top);
    this.#layOut();
    return this.#laidOut.get(this.#rows[place]) ?? null;
  }

  /** @param {HTMLTableRowElement} element */
  placeOf(element) {
    const index = Number(element.getAttribute("aria-rowindex"));
    return index >= 2 ? index - 2 : -1;
  }

  /** The rows that have an element in the page. */
  laidOut() {
    return [...this.#laidOut.keys()];
  }

  /**
   * @param {number} row
   * @param {HTMLTableRowElement} element
   */
  replace(row, element) {
    const before = this.#laidOut.get(row);
    if (!before) return;
    element.setAttribute("aria-rowindex", before.getAttribute("aria-rowindex") ?? "");
    before.replaceWith(element);
    this.#laidOut.set(row, element);
    this.#marks.mark(element, this.#marked);
  }

  get #list() {
    return {
      count: this.#rows.length,
      rowHeight: this.#rowHeight,
      scrolled: this.#top,
      height: this.#height,
    };
  }

  /** @param {number} top */
  #scrollTo(top) {
    const { scroller } = this.parts;
    scroller.scrollTop = top;
    this.#top = scroller.scrollTop;
  }

  #scrolled() {
    this.#top = this.parts.scroller.scrollTop;
    const { first, last } = rowSpan(this.#list);
    // A few rows more or less are not worth laying anything out, unless the list ends there.
    const near = Math.abs(first - this.#first) < 4 && first > 0 && last < this.#rows.length;
    if (!near) this.#layOut();
  }

  #layOut() {
    if (this.#expanded) return;
    const span = rowSpan(this.#list);
    this.#put(span.first, span.last);
    setRoom(this.before, span.before);
    setRoom(this.after, span.after);
  }

  /**
   * Lay out some rows: those that stay are not touched, so that they keep the focus.
   * @param {number} first
   * @param {number} last
   */
  #put(first, last) {
    this.#first = first;
    const rows = this.#rows.subarray(first, last);
    const wanted = new Set(rows);
    for (const [row, element] of this.#laidOut) {
      if (wanted.has(row)) continue;
      if (element.contains(document.activeElement)) {
        this.parts.scroller.focus({ preventScroll: true });
      }
      element.remove();
      this.#laidOut.delete(row);
    }
    /** @type {ChildNode} */
    let next = this.before;
    rows.forEach((row, at) => {
      const known = this.#laidOut.get(row);
      const element = known ?? this.parts.row(row);
      element.setAttribute("aria-rowindex", String(first + at + 2));
      if (next.nextSibling !== element) next.after(element);
      next = element;
      if (known) return;
      this.#laidOut.set(row, element);
      // Rows of the page come back as they left.
      this.#marks.unmark(element);
      this.#marks.mark(element, this.#marked);
    });
  }

  /**
   * The height of a row is the mean of those that are laid out. It stays what it is while somebody scrolls: a
   * row that unfolds is no reason for all rows to move.
   */
  #measure() {
    const { scroller, table } = this.parts;
    const { size } = this.#laidOut;
    const height = scroller.clientHeight - (table.tHead?.offsetHeight ?? 0);
    const first = this.before.nextElementSibling?.getBoundingClientRect().top ?? 0;
    const last = this.after.previousElementSibling?.getBoundingClientRect().bottom ?? 0;
    const mean = (last - first) / size;
    // A table that is not shown has no height.
    if (this.#expanded || size === 0 || mean < 1) return;
    const known = !this.#fresh || Math.abs(mean - this.#rowHeight) < 0.5;
    if (known && height === this.#height) return;
    if (!known) this.#rowHeight = mean;
    this.#fresh = false;
    this.#height = Math.max(height, this.#rowHeight);
    this.#layOut();
  }

  #forget() {
    const focused = document.activeElement;
    for (const element of this.#laidOut.values()) {
      if (element.contains(focused)) this.parts.scroller.focus({ preventScroll: true });
      element.remove();
    }
    this.#laidOut.clear();
  }

  /** Paper shows all rows, up to a limit. @returns {number} how many rows are left out */
  expand() {
    this.#expanded = true;
    this.#put(0, Math.min(this.#rows.length, MOST_ON_PAPER));
    setRoom(this.before, 0);
    setRoom(this.after, 0);
    return Math.max(0, this.#rows.length - MOST_ON_PAPER);
  }

  collapse() {
    this.#expanded = false;
    this.#layOut();
  }

  /** Nothing waits here. */
  finish() {}

  /** Stop, and unmark what was marked. */
  clear() {
    this.#marks.clear();
  }

  /** Give the rows that are laid out back to whoever made them. */
  dismantle() {
    this.clear();
    this.#forget();
    const { table, scroller, body } = this.parts;
    body.replaceChildren();
    table.removeAttribute("aria-rowcount");
    table.tHead?.rows[0]?.removeAttribute("aria-rowindex");
    scroller.classList.remove("rb-table--windowed");
  }
}

export { MOST_ROWS };

/** Room for rows that are not laid out. */
function room() {
  return make("tr", { class: "rb-room", "aria-hidden": "true" }, make("td", { colspan: 100 }));
}

/**
 * @param {HTMLTableRowElement} row
 * @param {number} height
 */
function setRoom(row, height) {
  row.hidden = height < 1;
  row.style.height = `${height}px`;
}
