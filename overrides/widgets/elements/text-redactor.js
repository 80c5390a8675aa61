/** A pasted text goes in; the text without addresses, secrets and ids, and what was found, come out. */

import { byClass, pieces } from "../logic/findings.js";
import { readRedactionRules, redact } from "../logic/redaction.js";
import { redactor as texts } from "../logic/texts/index.js";
import { make, Status, Widget } from "./dom.js";
import { loadData } from "./shared/data-script.js";
import { RedactorFinds } from "./parts/redactor-finds.js";
import { RedactorInput } from "./parts/redactor-input.js";
import { RedactorOutput } from "./parts/redactor-output.js";

/** @typedef {import("../logic/redaction.js").Rules} Rules */

/** @typedef {{ input: RedactorInput, output: RedactorOutput, finds: RedactorFinds, status: Status }} Parts */

/** What a browser lays out without a stutter; longer texts are the command line's. */
const MOST_CHARACTERS = 300_000;
/** How many labels are marked in the redacted text. */
const MOST_MARKS = 2_000;
/** Typing waits for no redaction: it comes when the reader pauses, for long texts later. */
const PAUSE_MILLISECONDS = 120;
const PAUSES_OF_A_RUN = 3;

export class TextRedactor extends Widget {
  /** @type {Parts | null} */
  #parts = null;
  /** @type {Rules | null} */
  #rules = null;
  /** Why there are no rules. */
  #missing = texts.loading;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** How long the last run took. */
  #took = 0;
  /** The redacted text of what is in the field, or null where there is none yet. @type {string | null} */
  #redacted = null;

  /**
   * @override
   * @param {AbortSignal} signal
   */
  build(signal) {
    const input = new RedactorInput({
      most: MOST_CHARACTERS,
      changed: () => this.#later(),
      refused: (reason) => status.say(reason),
      cleared: () => this.#clear(texts.cleared),
      scrolled: () => output.scroll(input.scrolled),
    }, signal);
    const output = new RedactorOutput({
      copied: () => this.#now(),
      again: () => this.#load(signal),
    }, signal);
    const finds = new RedactorFinds((start, end) => input.select(start, end));
    const status = new Status("rb-redactor__status", signal);
    this.#parts = { input, output, finds, status };
    output.node.append(make("div", { class: "rb-redactor__result" }, ...status.nodes));
    this.append(
      this.made(make("div", { class: "rb-redactor" }, input.node, output.node, finds.node)),
    );
    signal.addEventListener("abort", () => clearTimeout(this.#timer));
    // A page that is left can come back out of the browser's memory, with all that was typed.
    addEventListener("pagehide", () => this.#clear(""), { signal });
    addEventListener("beforeprint", () => this.#now(), { signal });
    this.#load(signal);
  }

  /** @override */
  dismantle() {
    this.#clear("");
    this.#parts = null;
  }

  /** @param {AbortSignal} signal */
  async #load(signal) {
    this.#missing = texts.loading;
    this.#now();
    try {
      this.#read(await loadData(this.getAttribute("data-rules") ?? ""));
    } catch {
      this.#missing = texts.failed;
    }
    if (!signal.aborted) this.#now();
  }

  /** @param {unknown} data */
  #read(data) {
    try {
      this.#rules = readRedactionRules(data);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.#missing = texts.unusable;
    }
  }

  #later() {
    this.#redacted = null;
    clearTimeout(this.#timer);
    const pause = Math.max(PAUSE_MILLISECONDS, PAUSES_OF_A_RUN * this.#took);
    this.#timer = setTimeout(() => this.#now(), pause);
  }

  /** Redact what is in the field. */
  #now() {
    clearTimeout(this.#timer);
    if (!this.#parts) return null;
    if (this.#redacted === null) {
      const begun = performance.now();
      this.#show(this.#parts.input.text, this.#parts);
      this.#took = performance.now() - begun;
    }
    return this.#redacted;
  }

  /**
   * @param {string} text
   * @param {Parts} parts
   */
  #show(text, { input, output, finds, status }) {
    const reason = this.#obstacle(text);
    if (reason || !this.#rules) {
      const failed = reason !== texts.empty && reason !== texts.loading;
      output.say(reason, { failed, again: reason === texts.failed });
      finds.show([], "");
      status.say("", reason === texts.empty ? "" : reason);
      return;
    }
    const redaction = redact(this.#rules, text);
    const groups = byClass(text, redaction.findings, this.#rules.classes);
    this.#redacted = redaction.text;
    output.show(pieces(text, redaction, MOST_MARKS));
    output.scroll(input.scrolled);
    finds.show(groups, texts.next);
    if (groups.length === 0) return status.say(texts.nothingFound);
    const found = texts.found(redaction.findings.length);
    const counts = groups.map(({ label, places }) => /** @type {const} */ ([label, places.length]));
    status.say(found, `${found}. ${texts.foundSpoken(counts)}`);
  }

  /**
   * Why a text cannot be redacted; empty where it can.
   * @param {string} text
   */
  #obstacle(text) {
    if (!this.#rules && (text !== "" || this.#missing !== texts.loading)) return this.#missing;
    if (text === "") return texts.empty;
    return text.length > MOST_CHARACTERS ? texts.tooLong(text.length, MOST_CHARACTERS) : "";
  }

  /** @param {string} said */
  #clear(said) {
    if (!this.#parts) return;
    const { input, output, status } = this.#parts;
    input.clear();
    output.copy.clear();
    this.#redacted = null;
    this.#now();
    status.say(said);
    if (said) input.field.focus();
  }
}
