/** What was read from a link goes in; a notice comes out, where the link is not of these very rules. */

import { calculator as texts } from "../../logic/texts.js";
import { make } from "../dom.js";

/** @typedef {import("../../logic/scoring.js").Ruleset} Ruleset */
/** @typedef {import("../../logic/vector-string.js").Reading} Reading */

export class VectorNotice {
  /** @param {Ruleset} ruleset */
  constructor(ruleset) {
    this.ruleset = ruleset;
    this.title = make("p", { class: "rb-notice__title" });
    this.body = make("div", {});
    this.current = make("code", {});
    // There from the beginning, so that a screen reader hears of a link that is opened later.
    this.node = make("div", { class: "rb-notice", role: "status", hidden: true });
  }

  /**
   * @param {string} text the vector as the address has it
   * @param {Reading} reading
   */
  show(text, reading) {
    if (reading.state === "own") return this.hide();
    this.node.hidden = false;
    if (reading.state === "unreadable") {
      this.#say(
        texts.unreadableTitle,
        make("p", {}, texts.unreadable),
        this.#line(texts.inLink, text),
      );
      return;
    }
    const { code, hash } = this.ruleset;
    const same = reading.rules === code;
    const differ = same
      ? texts.otherVersion(reading.version, hash.slice(0, reading.version.length))
      : texts.otherRules(reading.rules, code);
    const taken = Object.keys(reading.answers).length > 0;
    this.#say(
      texts.foreignTitle,
      make("p", {}, taken ? `${differ} ${texts.check}` : differ),
      this.#line(texts.inLink, text),
      make("p", {}, `${texts.now} `, this.current),
      ...(same && reading.lost.length > 0 ? [make("p", {}, texts.lost(reading.lost))] : []),
    );
  }

  /** @param {string} vector what the answers are called under the rules of this page */
  showCurrent(vector) {
    this.current.textContent = vector;
  }

  hide() {
    this.node.hidden = true;
    this.node.replaceChildren();
  }

  /**
   * @param {string} title
   * @param {...Node} lines
   */
  #say(title, ...lines) {
    this.node.replaceChildren(make("p", { class: "rb-notice__title" }, title), ...lines);
  }

  /**
   * @param {string} name
   * @param {string} vector
   */
  #line(name, vector) {
    return make("p", {}, `${name} `, make("code", {}, vector));
  }
}
