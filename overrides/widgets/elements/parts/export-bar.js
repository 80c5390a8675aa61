/** A table of texts goes in; buttons that take it along, redacted, as Markdown or as CSV come out. */

import { csvText } from "../../logic/csv.js";
import { redactTable } from "../../logic/exporting.js";
import { markdownTable } from "../../logic/markdown-table.js";
import { exporting as texts } from "../../logic/texts/index.js";
import { make, makeButton, today } from "../dom.js";
import { CopyButton } from "../shared/copy-button.js";
import { ExportGate } from "../shared/export-gate.js";
import { RedactionRules } from "../shared/redaction-rules.js";
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
    this.node = make("div", { class: "rb-export", role: "group", "aria-label": texts.name });
    this.gate = new ExportGate(new RedactionRules(options.rules), this.node, signal);
    this.copy = new CopyButton({
      label: texts.copy,
      copied: () => this.#copied,
      text: () => this.#markdown(),
    }, signal);
    const save = makeButton(texts.save, () => this.#save(), signal);
    this.node.append(
      this.copy.button,
      save,
      ...this.copy.status.nodes,
      ...this.gate.status.nodes,
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
    this.gate.say(texts.saved(rows.length, finds, ...this.#nouns));
  }

  /** @returns {[one: string, many: string]} */
  get #nouns() {
    return [this.options.noun, this.options.nouns];
  }

  /** The shown rows, redacted; null where that is not possible, and nothing may leave the page. */
  #redacted() {
    this.copy.clear();
    this.gate.say("");
    const table = this.options.table();
    if (table.rows.length === 0) return this.gate.refuse(texts.noRows);
    return this.gate.redacted((clean) => redactTable(table, clean));
  }
}
