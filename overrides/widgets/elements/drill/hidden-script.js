/**
 * The facilitator's script of a page goes in; it folds away while the widget runs the drill, opens on paper, and is taken
 * off the page while participants look at it.
 */

import { drill as texts } from "../../logic/texts/drill.js";
import { make } from "../dom.js";
import { unfoldOnPaper } from "../shared/unfold-on-paper.js";

/** @typedef {import("../dom.js").Widget} Widget */

export class HiddenScript {
  #script;
  #away = document.createComment("script");

  /**
   * @param {Widget} host
   * @param {AbortSignal} signal
   */
  constructor(host, signal) {
    this.#script = host.querySelector(".rb-script");
    const summary = host.made(make("summary", {}, texts.script));
    const details = make("details", { class: "rb-run__script" }, summary);
    if (this.#script) host.wrapContent(this.#script, details);
    unfoldOnPaper(host, signal);
  }

  /** @param {boolean} shown */
  show(shown) {
    if (shown) this.back();
    else this.#script?.replaceWith(this.#away);
  }

  /** Put the script where it was. */
  back() {
    if (this.#script && this.#away.isConnected) this.#away.replaceWith(this.#script);
  }
}
