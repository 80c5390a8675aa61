/** The headings of a table go in; a folded help comes out: what can be typed, by example, and which keys there are. */

import { table as texts } from "../../logic/texts/index.js";
import { make, makeButton } from "../dom.js";
import { foldWhenLeft } from "./fold-up.js";
import { onPageKey } from "./row-keys.js";

/** @typedef {import("../../logic/store.js").Heading} Heading */

export class QueryHelp {
  #filled = false;

  /**
   * @param {{
   *   headings: readonly Heading[],
   *   keys: readonly (readonly [keys: string, does: string])[],
   *   shortcut: string | undefined,
   *   tried: (query: string) => void,
   * }} options `tried` takes an example that somebody pressed
   * @param {AbortSignal} signal
   */
  constructor(options, signal) {
    this.summary = make("summary", { class: "rb-facet__summary" }, texts.help);
    this.panel = make("div", { class: "rb-facet__panel rb-help__panel" });
    this.node = make("details", { class: "rb-facet rb-help" }, this.summary, this.panel);
    this.node.addEventListener("toggle", () => this.#fill(options, signal), { signal });
    foldWhenLeft(this.node, signal);
    if (options.shortcut) onPageKey("?", () => this.#toggle(), signal);
  }

  #toggle() {
    if (this.node.checkVisibility?.() === false) return false;
    this.node.open = !this.node.open;
    if (this.node.open) this.summary.focus();
    return true;
  }

  /**
   * @param {ConstructorParameters<typeof QueryHelp>[0]} options
   * @param {AbortSignal} signal
   */
  #fill({ headings, keys, tried }, signal) {
    if (this.#filled) return;
    this.#filled = true;
    const examples = texts.examples(headings).map(([query, meaning]) =>
      make(
        "div",
        { class: "rb-help__row" },
        make("dt", {}, makeButton(query, () => tried(query), signal, { class: "rb-help__query" })),
        make("dd", {}, meaning),
      )
    );
    const pressed = keys.map(([key, does]) =>
      make(
        "div",
        { class: "rb-help__row" },
        make("dt", {}, make("kbd", {}, key)),
        make("dd", {}, does),
      )
    );
    this.panel.append(
      make("p", { class: "rb-help__title" }, texts.helpTitle),
      make("dl", { class: "rb-help__list" }, ...examples),
      make("p", { class: "rb-help__title" }, texts.keysTitle),
      make("dl", { class: "rb-help__list" }, ...pressed),
    );
  }
}
