/** A table of texts goes in; buttons that take it along, redacted, as Markdown or as CSV come out. */

import { csvText } from "../../logic/csv.js";
import { redactTable } from "../../logic/exporting.js";
import { markdownTable } from "../../logic/markdown-table.js";
import { readRedactionRules, redact } from "../../logic/redaction.js";
import { exporting as texts } from "../../logic/texts/index.js";
import { make, makeButton, Status, today } from "../dom.js";
import { CopyButton } from "../shared/copy-button.js";
import { loadData } from "../shared/data-script.js";
import { saveFile } from "../shared/save-file.js";

/** @typedef {import("../../logic/exporting.js").Texts} Texts */

/**
 * @typedef {{
 *   rules: string,
 *   name: string,
 *   noun: string,
 *   nouns: string,
 *   table: () => Texts,
 * }} Options `rules` is the address of the redaction rules
 */

export class ExportBar {
  /** What the last copy was of. */
  #copied = "";

  /**
   * @param {Options} options
   * @param {AbortSignal} signal
   */
  constructor(options, signal) {
    this.options = options;
    this.status = new Status("rb-export__status", signal);
    this.copy = new CopyButton({
      label: texts.copy,
      copied: () => this.#copied,
      text: () => this.#markdown(),
    }, signal);
    const save = makeButton(texts.save, () => this.#save(), signal);
    this.node = make(
      "div",
      { class: "rb-export", role: "group", "aria-label": texts.name },
      this.copy.button,
      save,
      ...this.copy.status.nodes,
      ...this.status.nodes,
      this.copy.byHand,
    );
  }

  async #markdown() {
    const table = await this.#redacted();
    if (!table) return null;
    this.#copied = texts.copied(table.rows.length, table.finds, ...this.#nouns);
    return markdownTable(table.heads, table.rows);
  }

  async #save() {
    const table = await this.#redacted();
    if (!table) return;
    const { heads, rows, finds } = table;
    saveFile(csvText([heads, ...rows]), texts.file(this.options.name, today()), "text/csv");
    this.status.say(texts.saved(rows.length, finds, ...this.#nouns));
  }

  /** @returns {[one: string, many: string]} */
  get #nouns() {
    return [this.options.noun, this.options.nouns];
  }

  /** The shown rows, redacted; null where that is not possible, and nothing may leave the page. */
  async #redacted() {
    this.copy.clear();
    this.#say("");
    const table = this.options.table();
    if (table.rows.length === 0) return this.#refuse(texts.noRows);
    try {
      const rules = readRedactionRules(await loadData(this.options.rules));
      return redactTable(table, (text) => redact(rules, text));
    } catch {
      // Not there, or not to be used: either way nothing has been redacted.
      return this.#refuse(texts.noRules);
    }
  }

  /** @param {string} reason */
  #refuse(reason) {
    this.#say(reason, true);
    return null;
  }

  /** @param {string} text @param {boolean} [failed] */
  #say(text, failed = false) {
    this.node.classList.toggle("rb-export--failed", failed);
    this.status.say(text);
  }
}
