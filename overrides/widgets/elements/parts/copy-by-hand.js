/** A text goes in; a field to copy it from, for when the clipboard is refused, comes out. */

import { checklist as texts } from "../../logic/texts.js";
import { make, makeButton, uniqueId } from "../dom.js";

export class CopyByHand {
  /**
   * @param {() => void} closed
   * @param {AbortSignal} signal
   */
  constructor(closed, signal) {
    const id = uniqueId("markdown");
    this.field = make("textarea", { id, class: "rb-list__text", rows: 8, readonly: true });
    this.node = make(
      "div",
      { class: "rb-list__by-hand", hidden: true },
      make("label", { for: id }, texts.copyByHand),
      this.field,
      makeButton(texts.close, () => {
        this.hide();
        closed();
      }, signal),
    );
  }

  hide() {
    this.node.hidden = true;
  }

  /** @param {string} text */
  offer(text) {
    this.node.hidden = false;
    this.field.value = text;
    this.field.focus();
    this.field.select();
    this.field.scrollTop = 0;
  }
}
