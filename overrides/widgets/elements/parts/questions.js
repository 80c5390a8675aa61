/** A ruleset goes in; a group of answers per question, with the points each gives, comes out. */

import { pointsOf } from "../../logic/scoring.js";
import { calculator as texts, signed } from "../../logic/texts.js";
import { make, uniqueId } from "../dom.js";

/** @typedef {import("../../logic/scoring.js").Ruleset} Ruleset */
/** @typedef {import("../../logic/scoring.js").Input} Input */
/** @typedef {import("../../logic/scoring.js").Answer} Answer */
/** @typedef {(name: string, answer: string) => void} Answered */

export class Questions {
  /** @type {Map<string, HTMLInputElement[]>} */
  #radios = new Map();

  /**
   * @param {Ruleset} ruleset
   * @param {Answered} answered
   * @param {AbortSignal} signal
   */
  constructor(ruleset, answered, signal) {
    this.ruleset = ruleset;
    const sets = ruleset.inputs.map((input) => this.#fieldset(input, answered, signal));
    this.node = make(
      "div",
      { class: "rb-calc__questions", role: "group", "aria-label": texts.questions },
      ...sets,
    );
  }

  /**
   * @param {Input} input
   * @param {Answered} answered
   * @param {AbortSignal} signal
   */
  #fieldset(input, answered, signal) {
    const group = uniqueId(input.name);
    /** @type {HTMLInputElement[]} */
    const radios = [];
    const answers = input.answers.map((answer) => {
      const radio = make("input", {
        type: "radio",
        name: group,
        value: answer.id,
        class: "rb-answer__radio",
      });
      radio.addEventListener("change", () => answered(input.name, answer.id), { signal });
      radios.push(radio);
      return this.#answer(input, answer, radio);
    });
    this.#radios.set(input.name, radios);
    return make(
      "fieldset",
      { class: "rb-question", "data-input": input.name },
      make("legend", { class: "rb-question__text" }, input.question),
      ...answers,
    );
  }

  /**
   * @param {Input} input
   * @param {Answer} answer
   * @param {HTMLInputElement} radio
   */
  #answer(input, answer, radio) {
    const { alone, combined } = pointsOf(this.ruleset, input.name, answer.id);
    const points = make("span", { class: "rb-answer__points" });
    // An answer that counts only together with others must not look as if it counted for nothing.
    if (combined.length > 0) {
      points.append(make("small", { class: "rb-answer__combined" }, texts.combined(combined)));
    }
    if (combined.length === 0 || alone !== 0) {
      const zero = alone === 0 ? " rb-answer__number--zero" : "";
      points.append(make("span", { class: `rb-answer__number${zero}` }, signed(alone)));
      points.append(make("span", { class: "rb-visually-hidden" }, ` ${texts.unit(alone)}`));
    }
    const label = make("span", { class: "rb-answer__label" }, answer.label);
    return make("label", { class: "rb-answer" }, radio, label, " ", points);
  }

  /** @param {Readonly<Record<string, string>>} answers */
  show(answers) {
    for (const [name, radios] of this.#radios) {
      for (const radio of radios) radio.checked = answers[name] === radio.value;
    }
  }

  /** @param {string} name */
  focus(name) {
    const radios = this.#radios.get(name) ?? [];
    (radios.find((radio) => radio.checked) ?? radios[0])?.focus();
  }
}
