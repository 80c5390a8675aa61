/** The finds of a text by class go in; their counts, and the way to each of them, come out. */

import { redactor as texts } from "../../logic/texts/index.js";
import { make, makeButton } from "../dom.js";

/** @typedef {import("../../logic/findings.js").Group} Group */

/** How many places of a class are listed: more are not looked at one by one. */
const MOST_PLACES = 50;

export class RedactorFinds {
  /** @type {AbortController | null} */
  #listeners = null;

  /** @param {(start: number, end: number) => void} open leads to a find in the text */
  constructor(open) {
    this.open = open;
    this.list = make("ul", { class: "rb-finds", "aria-label": texts.finds });
    this.next = make("p", { class: "rb-redactor__next" });
    this.node = make("div", { class: "rb-redactor__finds" }, this.next, this.list);
  }

  /**
   * @param {readonly Group[]} groups
   * @param {string} next what is left to do for whoever shares the text
   */
  show(groups, next) {
    this.#listeners?.abort();
    const { signal } = this.#listeners = new AbortController();
    this.list.replaceChildren(...groups.map((group) => this.#group(group, signal)));
    this.list.hidden = groups.length === 0;
    this.next.textContent = next;
    this.node.hidden = groups.length === 0 && next === "";
  }

  /**
   * @param {Group} group
   * @param {AbortSignal} signal
   */
  #group({ label, places }, signal) {
    const listed = places.slice(0, MOST_PLACES).map(({ start, end, line, column }) => {
      const button = makeButton("", () => this.open(start, end), signal, { class: "rb-link" });
      const unseen = make("span", { class: "rb-visually-hidden" }, texts.line);
      button.append(unseen, texts.place(line, column));
      return button;
    });
    const more = places.length - listed.length;
    return make(
      "li",
      { class: "rb-finds__group" },
      make(
        "span",
        { class: "rb-finds__chip" },
        label,
        " ",
        make("span", { class: "rb-finds__count" }, String(places.length)),
      ),
      make(
        "span",
        { class: "rb-finds__places" },
        texts.at,
        ...listed,
        ...(more > 0 ? [texts.more(more)] : []),
      ),
    );
  }
}
