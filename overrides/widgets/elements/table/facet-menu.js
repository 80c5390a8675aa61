/** A column and its values go in; a folded menu of boxes with counts comes out. */

import { table as texts } from "../../logic/texts/index.js";
import { make } from "../dom.js";
import { foldWhenLeft } from "./fold-up.js";

/**
 * @typedef {{ value: string, box: HTMLInputElement, count: HTMLElement, row: HTMLElement }} Choice
 */

/** More boxes than these are no menu any more; the search finds the others. */
const MOST_CHOICES = 100;

export class FacetMenu {
  /** @type {Choice[]} */
  #choices = [];
  #label;
  /** @type {ReadonlySet<string>} */
  #chosen = new Set();

  /**
   * @param {{ key: string, label: string }} heading
   * @param {{
   *   group: string,
   *   chosen: (key: string, value: string, on: boolean) => void,
   *   counts: (key: string) => ReadonlyMap<string, number>,
   * }} options `group` is the name that lets only one menu be open; counts are asked for while it is open
   * @param {AbortSignal} signal
   */
  constructor(heading, options, signal) {
    this.heading = heading;
    this.options = options;
    this.signal = signal;
    this.#label = heading.label;
    this.summary = make("summary", { class: "rb-facet__summary" }, heading.label);
    this.panel = make("div", {
      class: "rb-facet__panel",
      role: "group",
      "aria-label": heading.label,
    });
    this.node = make(
      "details",
      { class: "rb-facet", name: options.group },
      this.summary,
      this.panel,
    );
    this.node.addEventListener("toggle", () => this.#count(), { signal });
    foldWhenLeft(this.node, signal);
  }

  /**
   * The values to choose from; the menu is away where there are none.
   * @param {readonly string[]} values
   */
  offer(values) {
    this.#choices = values.slice(0, MOST_CHOICES).map((value) => this.#choice(value));
    this.panel.replaceChildren(...this.#choices.map(({ row }) => row));
    const more = values.length - MOST_CHOICES;
    if (more > 0) {
      this.panel.append(
        make("p", { class: "rb-facet__more" }, texts.moreValues(more, this.heading.key)),
      );
    }
    this.node.hidden = values.length === 0;
    this.show(this.#chosen);
  }

  /**
   * @param {string} value
   * @returns {Choice}
   */
  #choice(value) {
    const { options: { chosen }, signal } = this;
    const box = make("input", { type: "checkbox", class: "rb-facet__box" });
    const count = make("span", { class: "rb-facet__count" });
    const text = make("span", { class: "rb-facet__value" }, value);
    // The space keeps value and count apart in the box's name.
    const row = make("label", { class: "rb-facet__choice" }, box, text, " ", count);
    box.addEventListener("change", () => chosen(this.heading.key, value, box.checked), { signal });
    return { value, box, count, row };
  }

  /** @param {ReadonlySet<string> | undefined} chosen */
  show(chosen = new Set()) {
    this.#chosen = chosen;
    for (const { value, box } of this.#choices) box.checked = chosen.has(value);
    this.summary.textContent = texts.facet(this.#label, [...chosen]);
    this.node.classList.toggle("rb-facet--on", chosen.size > 0);
    this.#count();
  }

  /** Counts are worked out for whoever sees them. */
  #count() {
    if (!this.node.open) return;
    const counts = this.options.counts(this.heading.key);
    for (const { value, count, row } of this.#choices) {
      const rows = counts.get(value) ?? 0;
      count.textContent = texts.count(rows);
      row.classList.toggle("rb-facet__choice--none", rows === 0);
    }
  }
}
