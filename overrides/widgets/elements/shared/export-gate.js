/** What a reader takes along goes in; it comes out redacted, or a line says why nothing leaves the page. */

import { redact } from "../../logic/redaction.js";
import { exporting as texts } from "../../logic/texts/exporting.js";
import { Status } from "../dom.js";

/** @typedef {import("../../logic/exporting.js").Redact} Redact */
/** @typedef {import("./redaction-rules.js").RedactionRules} RedactionRules */
/** @typedef {import("../../logic/redaction.js").Rules} Rules */

export class ExportGate {
  #rules;
  #node;

  /**
   * @param {RedactionRules} rules
   * @param {HTMLElement} node shows whether the last export failed
   * @param {AbortSignal} signal
   */
  constructor(rules, node, signal) {
    this.#rules = rules;
    this.#node = node;
    this.status = new Status("rb-export__status", signal);
  }

  /**
   * What is made by means of the rules; null, and the reason said, where that cannot be.
   * @template Made
   * @param {(clean: Redact) => Made} make
   * @param {(rules: Rules) => Rules} [choose] which of the rules
   */
  async redacted(make, choose = (all) => all) {
    try {
      const rules = choose(await this.#rules.load());
      return make((text) => redact(rules, text));
    } catch {
      // Not there, or not to be used: either way nothing has been redacted.
      return this.refuse(texts.noRules);
    }
  }

  /** @param {string} reason */
  refuse(reason) {
    this.say(reason, true);
    return null;
  }

  /** @param {string} text @param {boolean} [failed] */
  say(text, failed = false) {
    this.#node.classList.toggle("rb-export--failed", failed);
    this.status.say(text);
  }
}
