/** A place to paste or drop a text comes out; what is in it is told whenever it changes. */

import { textOf } from "../../logic/text-file.js";
import { redactor as texts } from "../../logic/texts/index.js";
import { make, makeButton, uniqueId } from "../dom.js";

/** A character of UTF-8 is four bytes at most. */
const MOST_BYTES_OF_A_CHARACTER = 4;

/**
 * @typedef {{
 *   most: number,
 *   changed: () => void,
 *   refused: (reason: string) => void,
 *   cleared: () => void,
 *   scrolled: () => void,
 * }} Options
 */

export class RedactorInput {
  /** Counts up whenever a file that is still being read has become unwanted. */
  #reading = 0;

  /**
   * @param {Options} options
   * @param {AbortSignal} signal
   */
  constructor(options, signal) {
    this.options = options;
    this.signal = signal;
    this.id = uniqueId("redactor");
    this.hint = make("p", { id: `${this.id}-hint`, class: "rb-redactor__hint" }, texts.hint);
    this.field = this.#field();
    this.chooser = make("input", { type: "file", hidden: true, "aria-label": texts.choose });
    this.chooser.addEventListener("change", () => this.#take(this.chooser.files), { signal });
    const choose = makeButton(texts.choose, () => this.chooser.click(), signal);
    this.clearButton = makeButton(texts.clear, options.cleared, signal, { disabled: true });
    this.node = make(
      "div",
      { class: "rb-redactor__side" },
      make(
        "div",
        { class: "rb-redactor__head" },
        make("label", { for: this.id, class: "rb-redactor__title" }, texts.input),
        make("div", { class: "rb-redactor__actions" }, choose, this.clearButton, this.chooser),
      ),
      this.field,
      this.hint,
    );
    this.#listenForDrops();
  }

  get text() {
    return this.field.value;
  }

  /** How far the text is scrolled, from 0 to 1. */
  get scrolled() {
    const { scrollHeight, clientHeight, scrollTop } = this.field;
    return scrollHeight > clientHeight ? scrollTop / (scrollHeight - clientHeight) : 0;
  }

  /** Forget the text. A new field, since the old one could bring it back with 'undo'. */
  clear() {
    this.#reading += 1;
    this.chooser.value = "";
    this.field.value = "";
    const field = this.#field();
    this.field.replaceWith(field);
    this.field = field;
    this.clearButton.disabled = true;
  }

  /**
   * Show a find where it stands.
   * @param {number} start
   * @param {number} end
   */
  select(start, end) {
    const { field } = this;
    // A browser scrolls to the selection of a field when that gets the focus.
    field.setSelectionRange(start, start);
    field.blur();
    field.focus();
    field.setSelectionRange(start, end);
    field.scrollIntoView({ block: "nearest" });
  }

  /** Nothing of the page, the browser or its helpers is to look at the text, keep it or send it. */
  #field() {
    const field = make("textarea", {
      id: this.id,
      class: "rb-redactor__text",
      rows: 14,
      placeholder: texts.placeholder,
      autocomplete: "off",
      autocapitalize: "off",
      autocorrect: "off",
      spellcheck: "false",
      writingsuggestions: "false",
      translate: "no",
      "data-gramm": "false",
      "aria-describedby": this.hint.id,
    });
    field.addEventListener("input", () => this.#changed(), { signal: this.signal });
    field.addEventListener("scroll", this.options.scrolled, { signal: this.signal });
    return field;
  }

  #changed() {
    this.#reading += 1;
    this.clearButton.disabled = this.text === "";
    this.options.changed();
  }

  /** A file that misses the field must not open in the place of the page. */
  #listenForDrops() {
    const { signal } = this;
    /** @param {DragEvent} event */
    const hasFiles = (event) => event.dataTransfer?.types.includes("Files") ?? false;
    /** @param {boolean} on */
    const mark = (on) => this.node.classList.toggle("rb-redactor__side--drop", on);
    document.addEventListener("dragover", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      mark(true);
    }, { signal });
    document.addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) mark(false);
    }, { signal });
    document.addEventListener("drop", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      mark(false);
      this.#take(event.dataTransfer?.files);
    }, { signal });
  }

  /** @param {FileList | null | undefined} files */
  async #take(files) {
    const { most, refused } = this.options;
    const [file, second] = files ?? [];
    if (!file) return;
    if (second) return refused(texts.oneFile);
    if (file.size > most * MOST_BYTES_OF_A_CHARACTER) return refused(texts.fileTooLong(most));
    this.#reading += 1;
    const reading = this.#reading;
    const text = await file.arrayBuffer().then(
      (bytes) => textOf(new Uint8Array(bytes)),
      () => null,
    );
    this.chooser.value = "";
    if (reading !== this.#reading || this.signal.aborted) return;
    if (text === null) return refused(texts.noText);
    if (text.length > most) return refused(texts.fileTooLong(most));
    this.field.value = text;
    this.#changed();
  }
}
