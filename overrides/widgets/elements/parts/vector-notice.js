/** What was read from a link goes in; a notice comes out, where the link is not of these very rules. */

import { calculator as texts } from "../../logic/texts/index.js";
import { make, Status } from "../dom.js";

/** @typedef {import("../../logic/scoring.js").Ruleset} Ruleset */
/** @typedef {import("../../logic/scoring.js").Answers} Answers */
/** @typedef {import("../../logic/vector-string.js").Reading} Reading */

export class VectorNotice {
  /** @type {readonly string[]} */
  #lost = [];
  #readable = true;

  /**
   * @param {Ruleset} ruleset
   * @param {AbortSignal} signal
   */
  constructor(ruleset, signal) {
    this.ruleset = ruleset;
    this.current = make("code", {});
    this.lost = make("p", {});
    this.box = make("div", { class: "rb-notice", hidden: true });
    // Read out once and in short; the box itself changes with every answer.
    this.status = new Status("rb-notice__spoken", signal);
    const [, spoken] = this.status.nodes;
    this.node = make("div", {}, this.box, spoken);
  }

  /**
   * @param {string} text the vector as the address has it
   * @param {Reading} reading
   */
  show(text, reading) {
    if (reading.state === "own") return this.hide();
    this.box.hidden = false;
    this.#readable = reading.state === "foreign";
    if (reading.state === "unreadable") {
      this.#say(texts.unreadableTitle, make("p", {}, texts.unreadable), line(texts.inLink, text));
      this.status.announce(texts.unreadableTitle);
      return;
    }
    const { code, hash } = this.ruleset;
    const same = reading.rules === code;
    const differ = same
      ? texts.otherVersion(reading.version, hash.slice(0, reading.version.length))
      : texts.otherRules(reading.rules, code);
    const taken = Object.keys(reading.answers).length > 0;
    this.#lost = same ? reading.lost : [];
    this.#say(
      texts.foreignTitle,
      make("p", {}, taken ? `${differ} ${texts.check}` : differ),
      line(texts.inLink, text),
      make("p", {}, `${texts.now} `, this.current),
      this.lost,
    );
    this.status.announce(texts.foreignSpoken);
  }

  /**
   * What the answers are called under the rules of this page, and what of the link is still not answered.
   * @param {string} vector
   * @param {Answers} answers
   */
  update(vector, answers) {
    this.current.textContent = vector;
    const open = this.#lost.flatMap((pair) => {
      const input = this.ruleset.inputs.find(({ code }) => pair.startsWith(`${code}:`));
      if (!input) return [pair];
      return Object.hasOwn(answers, input.name) ? [] : [`${input.question} (${pair})`];
    });
    this.lost.textContent = texts.lost(open);
    this.lost.hidden = open.length === 0;
  }

  /** An answer was given: a link that could not be read has nothing to say any more. */
  answered() {
    if (!this.#readable) this.hide();
  }

  hide() {
    this.#lost = [];
    this.#readable = true;
    this.box.hidden = true;
    this.box.replaceChildren();
  }

  /**
   * @param {string} title
   * @param {...Node} lines
   */
  #say(title, ...lines) {
    this.box.replaceChildren(make("p", { class: "rb-notice__title" }, title), ...lines);
  }
}

/**
 * @param {string} name
 * @param {string} vector
 */
function line(name, vector) {
  return make("p", {}, `${name} `, make("code", {}, vector));
}
