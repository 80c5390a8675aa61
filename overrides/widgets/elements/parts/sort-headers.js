/** Columns go in; their headers become buttons that say, and change, how the rows are sorted. */

import { make } from "../dom.js";

/** @typedef {import("./table-reader.js").Column} Column */
/** @typedef {import("../../logic/sorting.js").Direction | "none"} Direction */

export class SortHeaders {
  #held = false;

  /**
   * @param {HTMLTableElement} table
   * @param {readonly Column[]} columns
   */
  constructor(table, columns) {
    this.table = table;
    this.columns = columns;
  }

  /**
   * @param {(node: Element, wrapper: HTMLElement) => void} wrap
   * @param {(column: Column) => void} press
   * @param {AbortSignal} signal
   */
  build(wrap, press, signal) {
    this.table.classList.add("rb-sortable");
    for (const column of this.columns) {
      const button = make("button", { type: "button", class: "rb-sort" });
      wrap(column.header, button);
      button.addEventListener("click", () => press(column), { signal });
    }
    this.show("", "none");
  }

  /**
   * @param {string} key
   * @param {Direction} direction
   */
  show(key, direction) {
    for (const column of this.columns) {
      column.header.setAttribute("aria-sort", column.key === key ? direction : "none");
    }
  }

  /** Keep the columns as wide as they are now: rows that go must not move those that stay. */
  holdWidths() {
    if (this.#held) return;
    this.#held = true;
    const widths = this.columns.map((column) => column.header.getBoundingClientRect().width);
    this.columns.forEach((column, place) => {
      column.header.style.minWidth = `${widths[place]}px`;
    });
  }

  freeWidths() {
    this.#held = false;
    for (const column of this.columns) column.header.style.removeProperty("min-width");
  }

  dismantle() {
    this.table.classList.remove("rb-sortable");
    this.freeWidths();
    for (const column of this.columns) column.header.removeAttribute("aria-sort");
  }
}
