/** How many steps are done goes in; the bar above the list comes out: progress, copy and reset. */

import { checklist as texts } from "../../logic/texts.js";
import { make, makeButton, Status } from "../dom.js";
import { AskTwice } from "./ask-twice.js";
import { CopyByHand } from "./copy-by-hand.js";

/** @typedef {{ reset: () => void, markdown: () => string }} Actions */

export class ListBar {
  /**
   * @param {string} title
   * @param {Actions} actions
   * @param {AbortSignal} signal
   */
  constructor(title, actions, signal) {
    this.actions = actions;
    this.status = new Status("rb-list__count", signal);
    this.message = new Status("rb-list__message", signal);
    const name = texts.progressName(title);
    this.meter = make("progress", { class: "rb-list__meter", "aria-label": name });
    this.copy = makeButton(texts.copy, () => this.#copy(), signal);
    this.byHand = new CopyByHand(() => this.copy.focus(), signal);
    this.reset = new AskTwice(
      { ask: texts.reset, name: texts.confirmName, confirm: texts.confirm, keep: texts.keep },
      actions.reset,
      signal,
    );
    this.warning = make("p", { class: "rb-list__warning", role: "status" });
    this.node = this.#node();
  }

  #node() {
    return make(
      "div",
      { class: "rb-list__bar" },
      make("div", { class: "rb-list__progress" }, this.meter, ...this.status.nodes),
      make(
        "div",
        { class: "rb-list__actions" },
        ...this.message.nodes,
        this.copy,
        ...this.reset.nodes,
      ),
      this.warning,
      this.byHand.node,
    );
  }

  /**
   * @param {number} done
   * @param {number} total
   */
  show(done, total) {
    this.meter.max = total;
    this.meter.value = done;
    this.status.say(texts.progress(done, total));
    this.message.say("");
    this.reset.show(done);
  }

  /** @param {string} text */
  warn(text) {
    if (this.warning.textContent !== text) this.warning.textContent = text;
  }

  async #copy() {
    const markdown = this.actions.markdown();
    try {
      await navigator.clipboard.writeText(markdown);
      this.byHand.hide();
      this.message.say(texts.copied);
    } catch {
      // Refused, or absent: a page from a disk or over plain HTTP has no clipboard.
      this.byHand.offer(markdown);
    }
  }
}
