/** A desk goes in; its rows come out to be filtered, selected, decided and taken along, one by one and many at once. */

import { sessionEntry } from "../../logic/session-columns.js";
import { importing } from "../../logic/texts/importing.js";
import { triage as texts } from "../../logic/texts/triage.js";
import { make, makeButton } from "../dom.js";
import { FilterView } from "../table/filter-view.js";
import { NoteFlags } from "./note-flags.js";
import { SessionExports } from "./session-exports.js";
import { linkButton, linkedState } from "./session-link.js";
import { sessionRow } from "./session-row.js";
import { sessionTable } from "./session-table.js";
import { TriageBar } from "./triage-bar.js";

/** @typedef {import("../dom.js").Widget} Widget */
/** @typedef {import("../../logic/session-scoring.js").SessionRecord} SessionRecord */
/** @typedef {import("../../logic/triage.js").Changes} Changes */
/** @typedef {import("../shared/redaction-rules.js").RedactionRules} RedactionRules */
/** @typedef {import("./session-desk.js").SessionDesk} SessionDesk */

export class SessionBench {
  /** @type {FilterView} */
  view;
  #exports;

  /**
   * @param {{
   *   host: Widget, desk: SessionDesk, rules: RedactionRules, name?: string, decided?: () => void,
   * }} parts with `decided` the bench is there for decisions alone, and whoever made it is told of them
   * @param {AbortSignal} signal
   */
  constructor({ host, desk, rules, name = texts.tableName, decided }, signal) {
    this.desk = desk;
    this.decided = decided;
    this.rules = rules;
    this.signal = signal;
    this.notes = new NoteFlags(rules, signal);
    const link = linkButton(() => this.view.filtered.state, rules, signal);
    this.view = new FilterView({
      host,
      ...sessionTable(desk.portal),
      name,
      noun: texts.noun,
      nouns: texts.nouns,
      shortcut: "/",
      tools: decided ? [] : [link.button, ...link.status.nodes, link.byHand],
      keys: texts.keys,
      changed: () => this.#filled(),
    }, signal);
    this.bar = new TriageBar({
      decisions: desk.portal.decisions,
      alone: decided !== undefined,
      apply: (changes) => this.#apply(changes),
      undo: () => this.step(true),
      redo: () => this.step(false),
      select: (shown) => this.#select(shown),
      clear: () => this.#clear(),
      flags: (note, redacted) => this.notes.of(note, redacted),
    }, signal);
    this.#exports = new SessionExports(this);
    this.empty = make("p", { class: "rb-session__empty" }, texts.empty);
    const { view, bar } = this;
    const { scroller } = view.options;
    this.node = make(
      "div",
      {},
      ...[view.bar.node, bar.node, view.paper, scroller, view.empty],
      ...decided ? [] : [this.#exports.node],
    );
  }

  /** Show the rows of the desk, as the page's address says. */
  open() {
    this.#hold();
    const linked = linkedState();
    if (linked) this.view.restore(linked);
    this.#filled();
  }

  /** Other rows show than before, or none at all. */
  #filled() {
    const { view, bar, desk: { size, triage } } = this;
    const none = size === 0;
    this.empty.hidden = !none;
    const { scroller } = view.options;
    for (const node of [view.bar.node, scroller, this.#exports.node]) node.hidden = none;
    // What was taken back can be done again.
    bar.node.hidden = none && !triage.canUndo && !triage.canRedo;
    this.#count();
  }

  /**
   * Rows of the desk have changed.
   * @param {readonly number[]} rows
   * @param {readonly string[]} [keys] of the columns that may have changed
   */
  changed(rows, keys) {
    this.desk.update(rows, keys);
    this.view.changed(rows);
    this.#count();
  }

  /**
   * A row has changed, and its line shows it already.
   * @param {number} row
   */
  edited(row) {
    this.desk.update([row]);
    this.#count();
    this.view.outdated();
  }

  /** @param {boolean} back whether a step is taken back, or done again */
  step(back) {
    const { triage } = this.desk;
    const next = back ? triage.nextUndo : triage.nextRedo;
    if (!next) return;
    const rows = back ? triage.undo() : triage.redo();
    if (next.kind === "set") this.changed(rows, next.fields);
    else this.#rebuild();
    this.bar.status.say(back ? texts.undone(next) : texts.redone(next));
  }

  /**
   * Select some rows, and show no other.
   * @param {readonly number[]} rows
   */
  showOnly(rows) {
    const { desk } = this;
    desk.selected = new Set(rows);
    this.changed(Array.from({ length: desk.size }, (_, row) => row));
    this.view.restore({ query: "selected:yes", chosen: new Map(), sorts: [] });
  }

  /**
   * Take records in, in steps.
   * @param {readonly SessionRecord[]} records
   * @param {readonly SessionRecord[]} [before] those whose place they take, where that can be
   * @returns {Generator<number, { kept: number, news: Node[] }, void>} how many rows they stand beside, and what else
   *   there is to say
   */
  *take(records, before) {
    const { desk, view } = this;
    const { kept, beside, same } = yield* desk.add(records, before);
    this.#exports.offerTeam(records[0]?.team ?? "");
    this.#hold();
    const news = [
      beside > 0 ? importing.beside(records.length, beside) : "",
      importing.same(records.length, same),
    ].filter(Boolean).map((text) => make("p", { class: "rb-notice" }, text));
    const { isFiltered, rows } = view.filtered;
    if (isFiltered && rows.length < desk.size) {
      const said = importing.filtered(rows.length, desk.size);
      const showAll = makeButton(importing.showAll, () => view.reset(), this.signal);
      news.push(make("p", { class: "rb-notice" }, said, " ", showAll));
    }
    return { kept, news };
  }

  /** @param {Changes} changes */
  #apply(changes) {
    const { desk, view, bar } = this;
    const rows = desk.selected.size > 0 ? desk.selected : view.filtered.rows;
    const done = desk.triage.set(rows, changes);
    this.changed(done, Object.keys(changes));
    bar.status.say(texts.applied(done.length));
  }

  /** @param {boolean} shown whether all that show are selected, or none */
  #select(shown) {
    const { desk, view } = this;
    const before = desk.selected;
    desk.selected = new Set(shown ? view.filtered.rows : []);
    this.changed([...before, ...desk.selected], ["selected"]);
  }

  #clear() {
    const count = this.desk.triage.clear().length;
    this.#rebuild();
    this.bar.status.say(texts.cleared(count));
  }

  #count() {
    const { desk, view, bar } = this;
    this.decided?.();
    const { selected, triage } = desk;
    const { rows } = view.filtered;
    const seen = selected.size > 0
      ? rows.reduce((sum, row) => sum + Number(selected.has(row)), 0)
      : 0;
    const count = { selected: selected.size, hidden: selected.size - seen, shown: rows.length };
    bar.show(count, triage);
  }

  /** The rows have become others. */
  #rebuild() {
    this.desk.build();
    this.#hold();
  }

  #hold() {
    const { desk, view, notes } = this;
    const { portal } = desk;
    const { heads } = view.options;
    view.hold(desk.store, (number) => {
      const row = desk.row(number);
      return sessionRow({
        portal,
        heads,
        row,
        number: number + 1,
        entryOf: (key) => sessionEntry(portal, key, row),
        flags: (note) => notes.inCell(note),
      });
    });
  }
}
