/** A count goes in; a button that asks once more before it does what cannot be taken back comes out. */

import { make, makeButton } from "../dom.js";

/**
 * @typedef {{
 *   ask: string,
 *   name: string,
 *   confirm: (count: number) => string,
 *   keep: string,
 * }} Words
 */

export class AskTwice {
  /**
   * @param {Words} words
   * @param {() => void} act
   * @param {AbortSignal} signal
   */
  constructor(words, act, signal) {
    this.words = words;
    this.first = makeButton(words.ask, () => this.#ask(), signal);
    this.confirm = makeButton(
      "",
      () => {
        this.#turn(false);
        act();
      },
      signal,
      { class: "rb-button rb-button--danger" },
    );
    this.keep = makeButton(words.keep, () => this.#back(), signal);
    this.pair = make(
      "span",
      { class: "rb-ask", role: "group", "aria-label": words.name, hidden: true },
      this.confirm,
      this.keep,
    );
    this.pair.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#back();
    }, { signal });
    this.nodes = [this.first, this.pair];
  }

  /** @param {number} count how much would be lost */
  show(count) {
    this.first.disabled = count === 0;
    this.confirm.textContent = this.words.confirm(count);
    if (count === 0) this.#turn(false);
  }

  /** @param {boolean} asking */
  #turn(asking) {
    this.pair.hidden = !asking;
    this.first.hidden = asking;
  }

  #ask() {
    this.#turn(true);
    // The harmless answer has the focus, so that pressing a key twice loses nothing.
    this.keep.focus();
  }

  #back() {
    this.#turn(false);
    this.first.focus();
  }
}
