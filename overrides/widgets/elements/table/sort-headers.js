/** Columns go in; their headers become buttons that say, and change, how the rows are sorted. */

import { table as texts } from "../../logic/texts/index.js";
import { make } from "../dom.js";

/** @typedef {import("./table-reader.js").Head} Head */
/** @typedef {import("../../logic/sorting.js").Sort} Sort */

export class SortHeaders {
  #held = false;

  /**
   * @param {HTMLTableElement} table
   * @param {readonly Head[]} heads
   */
  constructor(table, heads) {
    this.table = table;
    this.heads = heads;
  }

  /**
   * @param {(node: Element, wrapper: HTMLElement) => void} wrap
   * @param {(key: string, added: boolean) => void} press
   * @param {AbortSignal} signal
   */
  build(wrap, press, signal) {
    this.table.classList.add("rb-sortable");
    for (const { header, heading } of this.heads) {
      const button = make("button", { type: "button", class: "rb-sort", title: texts.sortMore });
      wrap(header, button);
      button.addEventListener("click", (event) => press(heading.key, event.shiftKey), { signal });
    }
    this.show([]);
  }

  /** @param {readonly Sort[]} sorts */
  show(sorts) {
    for (const { header, heading } of this.heads) {
      const place = sorts.findIndex(({ key }) => key === heading.key);
      // Readers of a screen are told of one column; the others are told in words.
      header.setAttribute("aria-sort", place === 0 ? sorts[0].direction : "none");
      const { dataset } = header;
      if (place < 0) {
        delete dataset.sorted;
        delete dataset.sortPlace;
        continue;
      }
      dataset.sorted = sorts[place].direction;
      dataset.sortPlace = sorts.length > 1 ? String(place + 1) : "";
    }
  }

  /** Keep the columns as wide as they are now: rows that go must not move those that stay. */
  holdWidths() {
    if (this.#held) return;
    this.#held = true;
    const widths = this.heads.map(({ header }) => header.getBoundingClientRect().width);
    this.heads.forEach(({ header }, place) => {
      header.style.minWidth = header.style.width = `${widths[place]}px`;
    });
    // A browser that need not look at every cell for the widths of columns lays rows out faster.
    this.table.classList.add("rb-held");
  }

  freeWidths() {
    this.#held = false;
    this.table.classList.remove("rb-held");
    for (const { header } of this.heads) header.removeAttribute("style");
  }

  dismantle() {
    this.table.classList.remove("rb-sortable");
    this.freeWidths();
    this.show([]);
    for (const { header } of this.heads) header.removeAttribute("aria-sort");
  }
}
