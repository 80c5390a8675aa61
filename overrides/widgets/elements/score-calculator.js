/** Questions of the page and their ruleset go in; boxes to pick, and the verdict on them, come out. */

import { readRuleset } from "../logic/ruleset.js";
import { scoreMarkdown } from "../logic/score-markdown.js";
import { evaluate, smallestChanges } from "../logic/scoring.js";
import { calculator as texts } from "../logic/texts/index.js";
import { looksLikeVector, readVector, vectorString } from "../logic/vector-string.js";
import { make, Widget } from "./dom.js";
import { KeepBar } from "./parts/keep-bar.js";
import { Questions } from "./parts/questions.js";
import { VectorNotice } from "./parts/vector-notice.js";
import { Verdict } from "./parts/verdict.js";

/** @typedef {import("../logic/scoring.js").Ruleset} Ruleset */
/** @typedef {import("../logic/scoring.js").Answers} Answers */

/**
 * @typedef {{
 *   ruleset: Ruleset,
 *   questions: Questions,
 *   verdict: Verdict,
 *   keep: KeepBar,
 *   notice: VectorNotice,
 * }} Parts
 */

export class ScoreCalculator extends Widget {
  /** @type {Answers} */
  #answers = {};
  /** @type {Parts | null} */
  #parts = null;

  /**
   * @override
   * @param {AbortSignal} signal
   */
  build(signal) {
    const form = this.querySelector(".rb-calc");
    const ruleset = this.#ruleset();
    this.#showSum(!ruleset);
    if (!form || !ruleset) {
      this.prepend(this.made(make("p", { class: "rb-calc__broken" }, texts.broken)));
      return;
    }
    const questions = new Questions(this, form, (name, answer) => {
      this.#answer({ ...this.#answers, [name]: answer });
    }, signal);
    const verdict = new Verdict(ruleset, (name) => questions.focus(name), signal);
    const keep = new KeepBar({
      reset: () => this.#reset(),
      markdown: () => this.#markdown(ruleset),
      link: () => this.#link(ruleset),
    }, signal);
    const notice = new VectorNotice(ruleset, signal);
    this.#parts = { ruleset, questions, verdict, keep, notice };
    form.before(this.made(notice.node));
    form.append(this.made(verdict.node), this.made(keep.node));
    addEventListener("hashchange", () => this.#follow(), { signal });
    // Without this element, a link with a vector leads to its row in the table of all combinations, and
    // the browser goes there once the page has loaded.
    if (this.#restore()) {
      addEventListener("load", () => this.#comeIntoView(), { signal });
      requestAnimationFrame(() => requestAnimationFrame(() => this.#comeIntoView()));
    } else this.#show();
  }

  /** @override */
  dismantle() {
    this.#parts = null;
    this.#showSum(true);
  }

  /**
   * What a reader adds up by hand gives way to the verdict.
   * @param {boolean} shown
   */
  #showSum(shown) {
    for (const node of this.querySelectorAll(".rb-calc__sum")) {
      node.toggleAttribute("hidden", !shown);
    }
  }

  /** A ruleset that cannot be used leaves the page's own points to be added up. */
  #ruleset() {
    try {
      const ruleset = readRuleset(this.getAttribute("data-ruleset"));
      evaluate(ruleset, {});
      return ruleset;
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw error;
    }
  }

  /** Take over the answers of the address, where it has some. */
  #restore() {
    const text = fragment();
    if (!this.#parts || !looksLikeVector(text)) return false;
    const { ruleset, questions, notice } = this.#parts;
    const reading = readVector(ruleset, text);
    this.#answers = reading.state === "unreadable" ? {} : reading.answers;
    notice.show(text, reading);
    questions.show(this.#answers);
    this.#show();
    return true;
  }

  /** The address has changed: to other answers, to none, or to another place of the page. */
  #follow() {
    if (this.#restore()) this.#comeIntoView();
    else if (fragment() === "" && this.#parts) {
      this.#parts.notice.hide();
      this.#answers = {};
      this.#show();
    }
  }

  #comeIntoView() {
    const { top } = this.getBoundingClientRect();
    if (top < 0 || top > innerHeight) this.scrollIntoView();
  }

  /** @param {Answers} answers */
  #answer(answers) {
    this.#answers = answers;
    this.#parts?.notice.answered();
    this.#show();
    this.#remember();
  }

  #reset() {
    if (!this.#parts) return;
    const { ruleset, questions, notice } = this.#parts;
    notice.hide();
    questions.show({});
    this.#answer({});
    questions.focus(ruleset.inputs[0].name);
  }

  #show() {
    if (!this.#parts) return;
    const { ruleset, questions, verdict, keep, notice } = this.#parts;
    const vector = vectorString(ruleset, this.#answers);
    questions.show(this.#answers);
    notice.update(vector, this.#answers);
    keep.show(this.#answered ? vector : "");
    verdict.show(evaluate(ruleset, this.#answers), smallestChanges(ruleset, this.#answers));
  }

  /** Keep the answers in the address, and nowhere else; it is not sent to the server. */
  #remember() {
    if (!this.#parts) return;
    const vector = vectorString(this.#parts.ruleset, this.#answers);
    const address = this.#answered ? `#${vector}` : location.pathname + location.search;
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // Some browsers refuse many changes in a short time; the next answer is kept again.
    }
  }

  get #answered() {
    return Object.keys(this.#answers).length > 0;
  }

  /**
   * The address that opens these answers, whatever the page's own address is by now.
   * @param {Ruleset} ruleset
   */
  #link(ruleset) {
    const address = new URL(location.href);
    address.hash = vectorString(ruleset, this.#answers);
    return address.href;
  }

  /** @param {Ruleset} ruleset */
  #markdown(ruleset) {
    const vector = vectorString(ruleset, this.#answers);
    return scoreMarkdown(ruleset, this.#answers, evaluate(ruleset, this.#answers), vector);
  }
}

/** The address's fragment as text; one that cannot be decoded stays as it is. */
function fragment() {
  const text = location.hash.slice(1);
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
