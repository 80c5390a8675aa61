/** The columns of a table go in; a menu that hides and shows them comes out. */

import { table as texts } from "../../logic/texts/index.js";
import { make } from "../dom.js";
import { foldWhenLeft } from "./fold-up.js";

/** @typedef {import("./table-reader.js").Head} Head */

export class ColumnChooser {
  /**
   * @param {readonly Head[]} heads
   * @param {() => void} changed
   * @param {AbortSignal} signal
   */
  constructor(heads, changed, signal) {
    this.heads = heads;
    this.boxes = heads.map(({ heading, header }) => {
      const box = make("input", { type: "checkbox", class: "rb-facet__box" });
      box.checked = !header.hidden;
      box.addEventListener("change", () => {
        header.hidden = !box.checked;
        this.#keepOne();
        changed();
      }, { signal });
      return { box, label: heading.label };
    });
    const rows = this.boxes.map(({ box, label }) =>
      make("label", { class: "rb-facet__choice" }, box, make("span", {}, label))
    );
    this.node = make(
      "details",
      { class: "rb-facet" },
      make("summary", { class: "rb-facet__summary" }, texts.columns),
      make(
        "div",
        { class: "rb-facet__panel", role: "group", "aria-label": texts.columns },
        ...rows,
      ),
    );
    foldWhenLeft(this.node, signal);
    this.#keepOne();
  }

  /** A table without columns would be nothing to come back from. */
  #keepOne() {
    const on = this.boxes.filter(({ box }) => box.checked);
    for (const { box } of this.boxes) box.disabled = on.length === 1 && box.checked;
  }

  /**
   * Hide in a row what is hidden in the head, and nothing else: a row may have been away while columns changed.
   * @param {HTMLTableRowElement} row
   */
  dress(row) {
    this.heads.forEach(({ header }, at) => {
      const cell = row.cells[at];
      if (cell && cell.hidden !== header.hidden) cell.hidden = header.hidden;
    });
  }
}
