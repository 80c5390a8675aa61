/** The rows of the desk go in; they leave it as a table, a summary, a CSV file or a review, redacted unless told not to. */

import { csvText } from "../../logic/csv.js";
import { evidenceRules } from "../../logic/evidence.js";
import { redactTable } from "../../logic/exporting.js";
import { markdownTable } from "../../logic/markdown-table.js";
import { recordsTable } from "../../logic/records-csv.js";
import { reasonGroups, reviewJson } from "../../logic/review-json.js";
import { summaryMarkdown } from "../../logic/summary.js";
import { exporting } from "../../logic/texts/exporting.js";
import { triage as texts } from "../../logic/texts/triage.js";
import { make, makeButton, today } from "../dom.js";
import { CopyButton } from "../shared/copy-button.js";
import { ExportGate } from "../shared/export-gate.js";
import { labelled } from "../shared/fields.js";
import { saveFile } from "../shared/save-file.js";

/** @typedef {import("../../logic/exporting.js").Redact} Redact */
/** @typedef {import("./session-bench.js").SessionBench} SessionBench */

/** What a table of records has, in its order; score, points and team come after them. */
const FIELDS = /** @type {const} */ ([
  "decision",
  "device",
  "app",
  "location",
  "signed_in",
  "trusted_device",
  "owner_can_confirm",
  "current_session",
  "owner",
  "reviewer",
  "evidence",
]);

/** A row of no team is kept like a row of a team that may keep nothing. */
const NOBODY = { keeps: [] };

export class SessionExports {
  #bench;
  #said = "";

  /** @param {SessionBench} bench */
  constructor(bench) {
    this.#bench = bench;
    const { desk, rules, signal } = bench;
    this.node = make("div", {
      class: "rb-export rb-export--rows",
      role: "group",
      "aria-label": texts.exportName,
    });
    this.gate = new ExportGate(rules, this.node, signal);
    this.reasons = make("ul", { class: "rb-export__reasons" });
    this.scope = make("select", { class: "rb-field" });
    this.scope.append(
      make("option", { value: "shown" }, texts.scopeShown),
      make("option", { value: "all" }, texts.scopeAll),
    );
    this.team = make("select", { class: "rb-field" });
    for (const { id, name } of desk.portal.teams) {
      this.team.append(make("option", { value: id }, name));
    }
    this.redacts = make("input", { type: "checkbox" });
    this.redacts.checked = true;
    const warning = make("p", { class: "rb-caution", hidden: true }, texts.redactOff);
    this.redacts.addEventListener("change", () => {
      warning.hidden = this.redacts.checked;
    }, { signal });
    this.copies = [
      this.#copy(texts.copyTable, (clean) => this.#table(clean, markdownTable)),
      this.#copy(texts.copySummary, (clean) => this.#summary(clean)),
    ];
    this.node.append(
      labelled(texts.scope, this.scope),
      ...this.copies.map(({ button }) => button),
      makeButton(texts.saveCsv, () => this.#saveCsv(), signal),
      labelled(texts.chooseTeam, this.team),
      makeButton(texts.saveReview, () => this.#saveReview(), signal),
      make("label", { class: "rb-check" }, this.redacts, texts.redact),
      warning,
      ...this.copies.flatMap(({ status, byHand }) => [...status.nodes, byHand]),
      ...this.gate.status.nodes,
      this.reasons,
    );
  }

  /**
   * A review is of one team: most likely that of the rows.
   * @param {string} team
   */
  offerTeam(team) {
    if (team !== "") this.team.value = team;
  }

  /**
   * @param {string} label
   * @param {(clean: Redact) => string} text
   */
  #copy(label, text) {
    return new CopyButton({
      label,
      copied: () => this.#said,
      text: () => this.#leave(text),
    }, this.#bench.signal);
  }

  /** The rows that are meant. */
  get #rows() {
    const { desk, view } = this.#bench;
    return this.scope.value === "all"
      ? Array.from({ length: desk.size }, (_, row) => row)
      : [...view.filtered.rows];
  }

  /**
   * Make a text of the rows, through the rules; null, and the reason said, where that cannot be.
   * `team` is the team that the text is of, where it is of one.
   * @param {(clean: Redact) => string | null} make
   * @param {string} [team]
   */
  #leave(make, team) {
    this.reasons.replaceChildren();
    for (const copy of this.copies) copy.clear();
    this.gate.say("");
    if (this.#rows.length === 0) return this.gate.refuse(exporting.noRows);
    return this.gate.redacted(make, (rules) => evidenceRules(rules, this.#evidence(team)));
  }

  /**
   * What the policy says of the evidence in an export: of one team, or of all whose rows are meant.
   * @param {string | undefined} team
   */
  #evidence(team) {
    const { portal, triage } = this.#bench.desk;
    const names = team === undefined ? this.#rows.map((row) => triage.records[row].team) : [team];
    return {
      redacts: this.redacts.checked,
      neverKept: portal.neverKept,
      teams: [...new Set(names)].map((name) =>
        portal.teams.find(({ id }) => id === name) ?? NOBODY
      ),
      asOf: today(),
    };
  }

  /**
   * @param {Redact} clean
   * @param {(heads: readonly string[], rows: readonly (readonly string[])[]) => string} write
   * @param {(count: number, finds: number, redacts: boolean) => string} [done] what is said then
   */
  #table(clean, write, done = texts.copied) {
    const { desk } = this.#bench;
    const { decisions, teams } = desk.portal;
    const names = {
      fields: FIELDS.map((key) => /** @type {const} */ ([key, texts.columns[key]])),
      decisions: new Map(decisions.map(({ id, label }) => [id, label])),
      teams: new Map(teams.map(({ id, name }) => [id, name])),
    };
    const table = recordsTable(this.#rows.map((row) => desk.row(row)), names);
    const { heads, rows, finds } = redactTable(table, clean);
    this.#said = done(rows.length, finds, this.redacts.checked);
    return write(heads, rows);
  }

  /** @param {Redact} clean */
  #summary(clean) {
    const { desk, view } = this.#bench;
    const rows = this.#rows;
    const { text, finds } = summaryMarkdown({
      title: texts.summaryTitle(today()),
      rows: rows.map((row) => desk.row(row)),
      total: desk.size,
      filter: this.scope.value === "all" ? "" : view.filtered.applied,
      decisions: desk.portal.decisions.toReversed(),
      redact: clean,
    });
    this.#said = texts.copied(rows.length, finds, this.redacts.checked);
    return text;
  }

  async #saveCsv() {
    const text = await this.#leave((clean) =>
      this.#table(clean, (heads, rows) => csvText([heads, ...rows]), texts.saved)
    );
    if (text !== null) this.#save(text, "csv", "text/csv", this.#said);
  }

  async #saveReview() {
    const { desk } = this.#bench;
    const rows = this.#rows;
    const text = await this.#leave((clean) => {
      const { apps, decisions } = desk.portal;
      const records = rows.map((row) => desk.triage.records[row]);
      const made = reviewJson({
        records,
        team: this.team.value,
        date: today(),
        reviewer: records.find(({ reviewer }) => reviewer !== "")?.reviewer ?? "",
        apps: apps.map(({ label }) => label),
        decisions: decisions.map(({ id }) => id),
        redact: clean,
      });
      if (made.text === null) this.#explain(rows, made.reasons);
      this.#said = texts.saved(rows.length, made.finds, this.redacts.checked);
      return made.text;
    }, this.team.value);
    if (text === null) return;
    this.#save(text, "json", "application/json", this.#said);
    // Rows that are in no file would be lost.
    if (rows.length === desk.size) desk.triage.markSaved();
  }

  /**
   * @param {string} text
   * @param {string} extension
   * @param {string} type
   * @param {string} said
   */
  #save(text, extension, type, said) {
    saveFile(text, texts.file(texts.tableName, today(), extension), type);
    this.gate.say(said);
  }

  /**
   * Why there is no review, and the way to the rows that are the reason.
   * @param {readonly number[]} rows
   * @param {readonly import("../../logic/review-json.js").Reason[]} reasons
   */
  #explain(rows, reasons) {
    const items = reasonGroups(reasons).map(({ problem, rows: found }) => {
      const item = make("li", {}, texts.reason(problem, found.length));
      if (found.length > 0) {
        const show = () => this.#bench.showOnly(found.map((row) => rows[row]));
        item.append(" ", makeButton(texts.showRows(found.length), show, this.#bench.signal));
      }
      return item;
    });
    this.reasons.replaceChildren(...items);
    this.gate.refuse(texts.notSaved);
  }
}
