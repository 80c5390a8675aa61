/** A step that would end sessions goes in; a warning comes out while their rows are not written down. */

import { drill } from "../../logic/texts/drill.js";
import { make, makeButton } from "../dom.js";

const texts = drill.response;

export class CaptureWarning {
  #signal;

  /** @param {AbortSignal} signal */
  constructor(signal) {
    this.#signal = signal;
    this.node = make("div", {
      class: "rb-caution rb-run__warning",
      role: "alert",
      hidden: true,
    });
  }

  /**
   * @param {() => void} back goes to the step that comes first
   * @param {() => void} anyway is done where the sessions are ended already
   */
  ask(back, anyway) {
    const answer = (/** @type {string} */ text, /** @type {() => void} */ act, look = "") =>
      makeButton(
        text,
        () => {
          this.node.hidden = true;
          this.node.replaceChildren();
          act();
        },
        this.#signal,
        { class: `rb-button ${look}` },
      );
    const first = answer(texts.back, back, "rb-button--main");
    const said = make("p", {}, texts.captureFirst);
    this.node.replaceChildren(said, first, " ", answer(texts.anyway, anyway));
    this.node.hidden = false;
    this.node.scrollIntoView({ block: "center" });
    first.focus({ preventScroll: true });
  }
}
