/** A ruleset in an attribute goes in; its questions, and the verdict on the answers, come out. */

import { readRuleset } from "../logic/ruleset.js";
import { evaluate, lowerings } from "../logic/scoring.js";
import { calculator as texts } from "../logic/texts.js";
import { make, Widget } from "./dom.js";
import { Questions } from "./parts/questions.js";
import { Verdict } from "./parts/verdict.js";

/** @typedef {import("../logic/scoring.js").Ruleset} Ruleset */

export class ScoreCalculator extends Widget {
  /** @type {Record<string, string>} */
  #answers = {};

  /**
   * @override
   * @param {AbortSignal} signal
   */
  build(signal) {
    const ruleset = this.#ruleset();
    if (!ruleset) {
      this.prepend(this.made(make("p", { class: "rb-calc__broken" }, texts.broken)));
      return;
    }
    const questions = new Questions(ruleset, (name, answer) => {
      this.#answers = { ...this.#answers, [name]: answer };
      show();
    }, signal);
    const verdict = new Verdict(ruleset, {
      open: (name) => questions.focus(name),
      reset: () => {
        this.#answers = {};
        questions.show(this.#answers);
        show();
        questions.focus(ruleset.inputs[0].name);
      },
    }, signal);
    const show = () => {
      const result = evaluate(ruleset, this.#answers);
      verdict.show(result, lowerings(ruleset, this.#answers), Object.keys(this.#answers).length);
    };
    questions.show(this.#answers);
    show();
    this.prepend(this.made(make("div", { class: "rb-calc" }, questions.node, verdict.node)));
  }

  /** A ruleset that cannot be used leaves the page's own tables to be read. */
  #ruleset() {
    try {
      const ruleset = readRuleset(this.getAttribute("data-ruleset"));
      evaluate(ruleset, this.#answers);
      return ruleset;
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw error;
    }
  }
}
