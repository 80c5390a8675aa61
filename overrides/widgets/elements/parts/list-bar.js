/** How many steps are done goes in; the bar above the list comes out: progress, copy and reset. */

import { checklist as texts } from "../../logic/texts/index.js";
import { make, Status } from "../dom.js";
import { AskTwice } from "../shared/ask-twice.js";
import { CopyButton } from "../shared/copy-button.js";

/** @typedef {{ reset: () => void, markdown: () => string }} Actions */

export class ListBar {
  /**
   * @param {string} title
   * @param {Actions} actions
   * @param {AbortSignal} signal
   */
  constructor(title, actions, signal) {
    this.status = new Status("rb-list__count", signal);
    const name = texts.progressName(title);
    this.meter = make("progress", { class: "rb-list__meter", "aria-label": name });
    this.copy = new CopyButton(
      { label: texts.copy, copied: texts.copied, text: actions.markdown },
      signal,
    );
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
        ...this.copy.status.nodes,
        this.copy.button,
        ...this.reset.nodes,
      ),
      this.warning,
      this.copy.byHand,
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
    this.copy.clear();
    this.reset.show(done);
  }

  /** @param {string} text */
  warn(text) {
    if (this.warning.textContent !== text) this.warning.textContent = text;
  }
}
