/** A text goes in; a button that copies it, and a field to copy it from by hand, come out. */

import { copying as texts } from "../../logic/texts/index.js";
import { make, makeButton, Status, uniqueId } from "../dom.js";

/**
 * `text` gives what to copy, at once or later, or null where there is nothing to copy after all;
 * whoever gives null says why.
 * @typedef {{
 *   label: string,
 *   copied?: string | (() => string),
 *   text: () => string | null | Promise<string | null>,
 *   rows?: number,
 * }} Options
 */

export class CopyButton {
  /**
   * @param {Options} options
   * @param {AbortSignal} signal
   */
  constructor(options, signal) {
    this.options = options;
    this.status = new Status("rb-copy__status", signal);
    this.button = makeButton(options.label, () => this.#copy(), signal);
    const id = uniqueId("copy");
    this.field = make("textarea", {
      id,
      class: "rb-copy__text",
      rows: options.rows ?? 8,
      readonly: true,
    });
    this.byHand = make(
      "div",
      { class: "rb-copy__by-hand", hidden: true },
      make("label", { for: id }, texts.byHand),
      this.field,
      makeButton(texts.close, () => {
        this.byHand.hidden = true;
        this.button.focus();
      }, signal),
    );
  }

  /** Take back an earlier text, and what was said of it. */
  clear() {
    this.status.say("");
    this.byHand.hidden = true;
    this.field.value = "";
  }

  async #copy() {
    const text = await this.options.text();
    if (text === null) return;
    const { copied = texts.copied } = this.options;
    try {
      await navigator.clipboard.writeText(text);
      this.byHand.hidden = true;
      this.status.say(typeof copied === "string" ? copied : copied());
    } catch {
      // Refused, or absent: a page from a disk or over plain HTTP has no clipboard.
      this.#offer(text);
    }
  }

  /** @param {string} text */
  #offer(text) {
    this.byHand.hidden = false;
    this.field.value = text;
    this.field.focus();
    this.field.select();
    this.field.scrollTop = 0;
  }
}
