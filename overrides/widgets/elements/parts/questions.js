/** The page's questions go in; a button to pick each answer appears in them. */

import { make, uniqueId } from "../dom.js";

/** @typedef {import("../dom.js").Widget} Widget */
/** @typedef {import("../../logic/scoring.js").Answers} Answers */
/** @typedef {(name: string, answer: string) => void} Answered */

export class Questions {
  /** @type {Map<string, HTMLInputElement[]>} */
  #radios = new Map();

  /**
   * @param {Widget} owner
   * @param {Element} form
   * @param {Answered} answered
   * @param {AbortSignal} signal
   */
  constructor(owner, form, answered, signal) {
    for (const question of form.querySelectorAll("[data-input]")) {
      const name = question.getAttribute("data-input") ?? "";
      const group = uniqueId(name);
      const radios = [...question.querySelectorAll("[data-answer]")].map((label) => {
        const value = label.getAttribute("data-answer") ?? "";
        const radio = make("input", {
          type: "radio",
          name: group,
          value,
          class: "rb-answer__radio",
        });
        radio.addEventListener("change", () => answered(name, value), { signal });
        label.prepend(owner.made(radio));
        return radio;
      });
      this.#radios.set(name, radios);
    }
  }

  /** @param {Answers} answers */
  show(answers) {
    for (const [name, radios] of this.#radios) {
      for (const radio of radios) radio.checked = answers[name] === radio.value;
    }
  }

  /** @param {string} name */
  focus(name) {
    const radios = this.#radios.get(name) ?? [];
    const radio = radios.find((radio) => radio.checked) ?? radios[0];
    // Shown to those who came with a mouse, too: they must see which question it is.
    /** @type {FocusOptions & { focusVisible: boolean }} */
    const options = { focusVisible: true };
    radio?.focus(options);
    radio?.closest("[data-input]")?.scrollIntoView({ block: "nearest" });
  }
}
