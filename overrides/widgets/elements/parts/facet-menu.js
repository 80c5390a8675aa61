/** A column and its values go in; a folded menu of boxes with counts comes out. */

import { table as texts } from "../../logic/texts/index.js";
import { make } from "../dom.js";

/**
 * @typedef {{ value: string, box: HTMLInputElement, count: HTMLElement, row: HTMLElement }} Choice
 */

export class FacetMenu {
  /**
   * @param {{ key: string, label: string }} column
   * @param {readonly string[]} values
   * @param {{ group: string, chosen: (key: string, value: string, on: boolean) => void }} options
   *   `group` is the name that lets only one menu be open
   * @param {AbortSignal} signal
   */
  constructor(column, values, options, signal) {
    this.column = column;
    this.choices = values.map((value) => this.#choice(value, options.chosen, signal));
    this.summary = make("summary", { class: "rb-facet__summary" }, column.label);
    this.panel = make(
      "div",
      { class: "rb-facet__panel", role: "group", "aria-label": column.label },
      ...this.choices.map((choice) => choice.row),
    );
    this.node = make(
      "details",
      { class: "rb-facet", name: options.group },
      this.summary,
      this.panel,
    );
    this.node.addEventListener("toggle", () => this.#stayInWindow(), { signal });
    this.#closeWhenLeft(signal);
  }

  #stayInWindow() {
    this.node.classList.remove("rb-facet--end");
    const { right } = this.panel.getBoundingClientRect();
    const { clientWidth } = document.documentElement;
    this.node.classList.toggle("rb-facet--end", this.node.open && right > clientWidth);
  }

  /**
   * @param {string} value
   * @param {(key: string, value: string, on: boolean) => void} chosen
   * @param {AbortSignal} signal
   * @returns {Choice}
   */
  #choice(value, chosen, signal) {
    const box = make("input", { type: "checkbox", class: "rb-facet__box" });
    const count = make("span", { class: "rb-facet__count" });
    const text = make("span", { class: "rb-facet__value" }, value);
    // The space keeps value and count apart in the box's name.
    const row = make("label", { class: "rb-facet__choice" }, box, text, " ", count);
    box.addEventListener("change", () => chosen(this.column.key, value, box.checked), { signal });
    return { value, box, count, row };
  }

  /** @param {AbortSignal} signal */
  #closeWhenLeft(signal) {
    const { node, summary } = this;
    node.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !node.open) return;
      event.stopPropagation();
      node.open = false;
      summary.focus();
    }, { signal });
    node.addEventListener("focusout", (event) => {
      if (event.relatedTarget instanceof Node && !node.contains(event.relatedTarget)) {
        node.open = false;
      }
    }, { signal });
    document.addEventListener("pointerdown", (event) => {
      if (event.target instanceof Node && !node.contains(event.target)) node.open = false;
    }, { signal });
  }

  /**
   * @param {ReadonlyMap<string, number> | undefined} counts
   * @param {ReadonlySet<string> | undefined} chosen
   */
  show(counts, chosen) {
    for (const { value, box, count, row } of this.choices) {
      const rows = counts?.get(value) ?? 0;
      box.checked = chosen?.has(value) ?? false;
      count.textContent = String(rows);
      row.classList.toggle("rb-facet__choice--none", rows === 0);
    }
    const values = this.choices.map((choice) => choice.value).filter((value) => chosen?.has(value));
    this.summary.textContent = texts.facet(this.column.label, values);
    this.node.classList.toggle("rb-facet--on", values.length > 0);
  }
}
