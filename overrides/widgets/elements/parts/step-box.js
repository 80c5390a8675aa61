/** A step of a list goes in; its box, its label and its note come out. */

import { checklist as texts } from "../../logic/texts/index.js";
import { make, uniqueId } from "../dom.js";

/** @typedef {import("../../logic/ticks.js").Step} Step */
/** @typedef {import("../../logic/ticks.js").StepState} StepState */

export class StepBox {
  /**
   * @param {Element} item
   * @param {Step} step
   */
  constructor(item, step) {
    const [id, noteId] = [uniqueId("tick"), uniqueId("note")];
    this.item = item;
    this.step = step;
    this.input = make("input", { type: "checkbox", id, class: "rb-step__box" });
    this.control = make("span", { class: "rb-step__check" }, this.input);
    this.label = make("label", { for: id, class: "rb-step__label" });
    this.note = make("p", { id: noteId, class: "rb-step__note", hidden: true }, texts.reworded);
  }

  /** @param {StepState} state */
  show(state) {
    this.input.checked = state === "done";
    this.item.classList.toggle("rb-step--done", state === "done");
    this.note.hidden = state !== "reworded";
    if (state === "reworded") this.input.setAttribute("aria-describedby", this.note.id);
    else this.input.removeAttribute("aria-describedby");
  }

  clear() {
    this.item.classList.remove("rb-step--done");
  }
}
