/** The state of a redaction goes in; the redacted text, or why there is none, comes out. */

import { redactor as texts } from "../../logic/texts/index.js";
import { make, makeButton } from "../dom.js";
import { CopyButton } from "../shared/copy-button.js";

/** @typedef {import("../../logic/findings.js").Piece} Piece */

/**
 * @typedef {{ copied: () => string | null, again: () => void }} Actions `copied` gives the text to
 *   copy, redacted to its last letter; `again` tries to load the rules once more
 */

export class RedactorOutput {
  /**
   * @param {Actions} actions
   * @param {AbortSignal} signal
   */
  constructor(actions, signal) {
    this.copy = new CopyButton(
      { label: texts.copy, copied: texts.copied, text: actions.copied },
      signal,
    );
    this.text = make("pre", { class: "rb-redactor__redacted", translate: "no" });
    this.message = make("p", { class: "rb-redactor__message" });
    this.again = makeButton(
      texts.again,
      () => {
        this.pane.focus();
        actions.again();
      },
      signal,
      { hidden: true },
    );
    this.pane = make(
      "div",
      { class: "rb-redactor__pane", role: "group", "aria-label": texts.output, tabindex: 0 },
      this.text,
      this.message,
      this.again,
    );
    const title = make("h2", { class: "rb-redactor__title" }, texts.output);
    this.node = make(
      "div",
      { class: "rb-redactor__side" },
      make(
        "div",
        { class: "rb-redactor__head" },
        title,
        make(
          "div",
          { class: "rb-redactor__actions" },
          ...this.copy.status.nodes,
          this.copy.button,
        ),
      ),
      this.pane,
      this.copy.byHand,
    );
  }

  /** @param {readonly Piece[]} pieces */
  show(pieces) {
    this.#reset(true);
    this.text.replaceChildren(
      ...pieces.map(({ text, label }) =>
        label ? make("mark", { class: "rb-redactor__label" }, text) : text
      ),
    );
  }

  /**
   * @param {string} message why there is no redacted text
   * @param {{ again?: boolean, failed?: boolean }} [state]
   */
  say(message, { again = false, failed = false } = {}) {
    this.#reset(false);
    this.message.textContent = message;
    this.message.classList.toggle("rb-redactor__message--failed", failed);
    this.again.hidden = !again;
  }

  /**
   * Keep a find and its label side by side.
   * @param {number} share how far the text is scrolled, from 0 to 1
   */
  scroll(share) {
    this.pane.scrollTop = share * (this.pane.scrollHeight - this.pane.clientHeight);
  }

  /** @param {boolean} done */
  #reset(done) {
    this.copy.clear();
    this.copy.button.disabled = !done;
    this.text.replaceChildren();
    this.text.hidden = !done;
    this.message.hidden = done;
    this.again.hidden = true;
  }
}
