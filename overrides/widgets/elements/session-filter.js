/**
 * The address of the portal's vocabularies and rules goes in; a bench comes out on which session rows are taken in,
 * scored, filtered, decided and taken along. Nothing of them leaves the page but by the reader's own hand.
 */

import { readLink, viewLink } from "../logic/filter-link.js";
import { checkNote } from "../logic/note-check.js";
import { readRedactionRules } from "../logic/redaction.js";
import { FOLDED, sessionEntry, sessionHeadings } from "../logic/session-columns.js";
import { readPortal } from "../logic/session-portal.js";
import { importing } from "../logic/texts/importing.js";
import { table } from "../logic/texts/table.js";
import { triage as texts } from "../logic/texts/triage.js";
import { make, makeButton, takesText, Widget } from "./dom.js";
import { deskFor } from "./parts/session-desk.js";
import { SessionExports } from "./parts/session-exports.js";
import { SessionImport } from "./parts/session-import.js";
import { sessionRow } from "./parts/session-row.js";
import { flagText, TriageBar } from "./parts/triage-bar.js";
import { CopyButton } from "./shared/copy-button.js";
import { loadData } from "./shared/data-script.js";
import { FilterView } from "./table/filter-view.js";

/** @typedef {import("../logic/session-portal.js").Portal} Portal */
/** @typedef {import("../logic/redaction.js").Rules} Rules */
/** @typedef {import("../logic/triage.js").Changes} Changes */
/** @typedef {import("../logic/session-scoring.js").SessionRecord} SessionRecord */
/** @typedef {import("./parts/session-desk.js").SessionDesk} SessionDesk */

const LINKED = "session-rows";

/** How much of a note is looked at while somebody types, in characters; all of what leaves the page is. */
const MOST_CHECKED = 10_000;

/** One reading of the portal's data, so that its desk is found again. @type {Map<unknown, Portal>} */
const portals = new Map();

export class SessionFilter extends Widget {
  /** @type {Rules | null} */
  #rules = null;

  /**
   * @override
   * @param {AbortSignal} signal
   */
  build(signal) {
    const said = this.made(make("p", { class: "rb-muted", role: "status" }, texts.loading));
    this.append(said);
    this.#open(signal).then(() => said.remove(), () => {
      said.textContent = texts.failed;
    });
  }

  /** @param {AbortSignal} signal */
  async #open(signal) {
    // Notes are looked at wherever the rules are there; what leaves the page asks for them once more.
    const rules = this.#redaction().catch(() => null);
    const data = await loadData(this.dataset.portal ?? "");
    await rules;
    const portal = portals.get(data) ?? readPortal(data);
    portals.set(data, portal);
    if (signal.aborted) return;
    this.#build(portal, deskFor(portal), signal);
  }

  /** The rules, ready to be run. */
  async #redaction() {
    this.#rules ??= readRedactionRules(await loadData(this.dataset.rules ?? ""));
    return this.#rules;
  }

  /**
   * @param {Portal} portal
   * @param {SessionDesk} desk
   * @param {AbortSignal} signal
   */
  #build(portal, desk, signal) {
    const { view, body, frame } = this.#makeView(portal, signal);
    const bar = this.#makeBar(portal, desk, view, body, signal);
    const exports = new SessionExports({
      desk,
      shown: () => view.rows,
      applied: () => view.applied,
      rules: () => this.#redaction(),
      show: (rows) => {
        desk.selected = new Set(rows);
        this.#changed(desk, view, bar, Array.from({ length: desk.size }, (_, row) => row));
        view.restore({ query: "selected:yes", chosen: new Map(), sorts: [] });
      },
      saved: () => desk.triage.markSaved(),
    }, signal);
    const input = this.#makeImport(portal, desk, view, exports, signal);
    const empty = make("p", { class: "rb-session__empty" }, texts.empty);
    const parts = [view.bar.node, bar.node, view.paper, frame, view.empty, exports.node];
    const bench = make("div", {}, ...parts);
    this.append(this.made(make("div", { class: "rb-session" }, input.node, empty, bench)));
    const filled = () => {
      const none = desk.size === 0;
      empty.hidden = !none;
      for (const node of [view.bar.node, frame, exports.node]) node.hidden = none;
      // What was taken back can be done again.
      bar.node.hidden = none && !desk.triage.canUndo && !desk.triage.canRedo;
      bar.show(desk.selected.size, view.rows.length, desk.triage);
    };
    view.options.changed = filled;
    input.box.open = desk.size === 0;
    this.#hold(desk, view);
    const linked = readLink(location.hash, LINKED);
    if (linked) view.restore(linked);
    filled();
  }

  /**
   * @param {Portal} portal
   * @param {AbortSignal} signal
   */
  #makeView(portal, signal) {
    const heads = sessionHeadings(portal).map((heading) => ({
      heading,
      header: make(
        "th",
        { scope: "col", "data-key": heading.key, hidden: FOLDED.has(heading.key) },
        heading.label,
      ),
      look: undefined,
    }));
    const body = make("tbody");
    const whole = make(
      "table",
      { class: "rb-sessions" },
      make("caption", { class: "rb-visually-hidden" }, texts.tableName),
      make("thead", {}, make("tr", {}, ...heads.map(({ header }) => header))),
      body,
    );
    const frame = make(
      "div",
      { class: "rb-table", role: "region", tabindex: 0, "aria-label": texts.tableName },
      whole,
    );
    /** @type {CopyButton} */
    const link = new CopyButton({
      label: table.copyLink,
      copied: table.linkCopied,
      text: async () => {
        const address = await this.#link(view.state);
        if (address === null) link.status.say(table.noLink);
        return address;
      },
      rows: 2,
    }, signal);
    /** @type {FilterView} */
    const view = new FilterView({
      host: this,
      table: whole,
      body,
      scroller: frame,
      heads,
      name: texts.tableName,
      noun: texts.noun,
      nouns: texts.nouns,
      shortcut: "/",
      tools: [link.button, ...link.status.nodes, link.byHand],
      keys: texts.keys,
      pressed: (key, row) => this.#pressed(key, row),
    }, signal);
    return { view, body, frame };
  }

  /**
   * The address of what is shown; null where it would carry a secret, or nobody can tell.
   * @param {import("./table/filter-view.js").State} state
   */
  async #link(state) {
    const [page] = location.href.split("#");
    try {
      const rules = await this.#redaction();
      const chosen = [...state.chosen.values()].flatMap((values) => [...values]);
      const secret = [state.query, ...chosen].some((text) => checkNote(rules, text).ids.length > 0);
      return secret ? null : page + viewLink(LINKED, state);
    } catch {
      // Nobody can say what the filter holds.
      return null;
    }
  }

  /**
   * @param {Portal} portal
   * @param {SessionDesk} desk
   * @param {FilterView} view
   * @param {HTMLElement} body
   * @param {AbortSignal} signal
   */
  #makeBar(portal, desk, view, body, signal) {
    /** @param {readonly number[]} rows */
    const changed = (rows) => this.#changed(desk, view, bar, rows);
    /** @param {boolean} back */
    const step = (back) => this.#step(desk, view, bar, back);
    /** @type {TriageBar} */
    const bar = new TriageBar({
      decisions: portal.decisions,
      apply: (changes) => {
        const rows = desk.selected.size > 0 ? desk.selected : view.rows;
        const done = desk.triage.set(rows, changes);
        changed(done);
        bar.status.say(texts.applied(done.length));
      },
      undo: () => step(true),
      redo: () => step(false),
      select: (shown) => {
        const before = [...desk.selected];
        desk.selected = new Set(shown ? view.rows : []);
        changed([...new Set([...before, ...desk.selected])]);
      },
      clear: () => {
        const count = desk.triage.clear().length;
        desk.build();
        this.#hold(desk, view);
        bar.status.say(texts.cleared(count));
      },
      flags: (note, redacted) => this.#flags(note, redacted, signal),
    }, signal);
    this.#pressed = (key, row) => this.#rowKey(key, row, desk, view, changed, step);
    this.#listen(body, desk, view, bar, signal);
    document.addEventListener("keydown", (event) => {
      const { key, ctrlKey, metaKey, shiftKey } = event;
      if (!(ctrlKey || metaKey) || !/^[zy]$/i.test(key)) return;
      // A list takes text and has no undo of its own.
      if (takesText(event.target) && !(event.target instanceof HTMLSelectElement)) return;
      event.preventDefault();
      step(key.toLowerCase() === "z" && !shiftKey);
    }, { signal });
    return bar;
  }

  /** @type {(key: string, row: HTMLTableRowElement) => boolean} */
  #pressed = () => false;

  /**
   * @param {string} key
   * @param {HTMLTableRowElement} line
   * @param {SessionDesk} desk
   * @param {FilterView} view
   * @param {(rows: readonly number[]) => void} changed
   * @param {(back: boolean) => void} step
   */
  #rowKey(key, line, desk, view, changed, step) {
    const row = Number(line.dataset.row);
    if (key === "u" || key === "U") step(key === "u");
    else if (key === "n") {
      const note = line.querySelector(".rb-note--evidence");
      if (note instanceof HTMLElement) note.focus();
      return true;
    } else if (key === "x") {
      if (!desk.selected.delete(row)) desk.selected.add(row);
      changed([row]);
    } else if (/^[0-9]$/.test(key)) {
      const decision = key === "0" ? "" : desk.portal.decisions[Number(key) - 1]?.id;
      if (decision === undefined) return false;
      changed(desk.triage.set([row], { decision }));
    } else return false;
    view.focusRow(row);
    return true;
  }

  /**
   * What is set in the rows themselves.
   * @param {HTMLElement} body
   * @param {SessionDesk} desk
   * @param {FilterView} view
   * @param {TriageBar} bar
   * @param {AbortSignal} signal
   */
  #listen(body, desk, view, bar, signal) {
    body.addEventListener("input", ({ target }) => {
      const line = target instanceof Element ? target.closest("tr") : null;
      const cell = target instanceof Element ? target.closest("td") : null;
      if (!line || !cell) return;
      const row = Number(line.dataset.row);
      const key = cell.dataset.key ?? "";
      if (target instanceof HTMLInputElement && target.type === "checkbox") {
        if (target.checked) desk.selected.add(row);
        else desk.selected.delete(row);
        line.classList.toggle("rb-selected", target.checked);
      } else if (target instanceof HTMLSelectElement) {
        desk.triage.set([row], { decision: target.value });
        const tone = desk.portal.decisions.find(({ id }) => id === target.value)?.tone;
        target.className = `rb-decide rb-tone--${tone ?? "incomplete"}`;
      } else if (target instanceof HTMLInputElement) {
        const how = { merge: true, key: `${key} ${row}` };
        desk.triage.set([row], { [key]: target.value }, how);
        cell.dataset.said = target.value;
        if (key === "evidence") bar.status.announce(this.#flagCell(cell, target, signal));
      }
      desk.update([row]);
      bar.show(desk.selected.size, view.rows.length, desk.triage);
      view.outdated();
    }, { signal });
  }

  /**
   * @param {HTMLElement} cell
   * @param {HTMLInputElement} field
   * @param {AbortSignal} signal
   */
  #flagCell(cell, field, signal) {
    const flags = this.#flags(field.value, (note) => this.#redactRow(cell, note), signal);
    for (const flag of cell.querySelectorAll(".rb-flag")) flag.remove();
    cell.append(...flags);
    return flagText(flags);
  }

  /**
   * What a note must not hold, and the way to take it out.
   * @param {string} note
   * @param {(note: string) => void} redacted
   * @param {AbortSignal} signal
   */
  #flags(note, redacted, signal) {
    const rules = this.#rules;
    if (!rules) return [];
    const { ids, classes } = checkNote(rules, note.slice(0, MOST_CHECKED));
    if (ids.length === 0) return [];
    const held = ids.map((id, at) => texts.noteHolds(id, classes[at])).join(" ");
    return [make(
      "p",
      { class: "rb-flag" },
      `${held} `,
      makeButton(texts.redactNote, () => redacted(checkNote(rules, note).redacted), signal),
    )];
  }

  /**
   * @param {SessionDesk} desk
   * @param {FilterView} view
   * @param {TriageBar} bar
   * @param {boolean} back
   */
  #step(desk, view, bar, back) {
    const { triage } = desk;
    const next = back ? triage.nextUndo : triage.nextRedo;
    if (!next) return;
    const rows = back ? triage.undo() : triage.redo();
    if (next.kind === "set") this.#changed(desk, view, bar, rows);
    else {
      desk.build();
      this.#hold(desk, view);
    }
    bar.status.say(back ? texts.undone(next) : texts.redone(next));
  }

  /**
   * Rows of the desk have changed.
   * @param {SessionDesk} desk
   * @param {FilterView} view
   * @param {TriageBar} bar
   * @param {readonly number[]} rows
   */
  #changed(desk, view, bar, rows) {
    desk.update(rows);
    view.changed(rows);
    bar.show(desk.selected.size, view.rows.length, desk.triage);
  }

  /**
   * @param {SessionDesk} desk
   * @param {FilterView} view
   */
  #hold(desk, view) {
    const { heads } = view.options;
    view.hold(desk.store, (number) => {
      const row = desk.row(number);
      const line = sessionRow({
        portal: desk.portal,
        heads,
        row,
        number: number + 1,
        entryOf: (key) => sessionEntry(desk.portal, key, row),
        flags: (note) => this.#flags(note, (clean) => this.#redactRow(line, clean), view.signal),
      });
      return line;
    });
  }

  /**
   * @param {HTMLElement} line
   * @param {string} clean
   */
  #redactRow(line, clean) {
    const field = line.querySelector(".rb-note--evidence");
    if (!(field instanceof HTMLInputElement)) return;
    field.value = clean;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }

  /**
   * @param {Portal} portal
   * @param {SessionDesk} desk
   * @param {FilterView} view
   * @param {SessionExports} exports
   * @param {AbortSignal} signal
   */
  #makeImport(portal, desk, view, exports, signal) {
    /** @param {readonly SessionRecord[]} records @param {SessionRecord} [before] */
    const take = (records, before) => {
      const { nextUndo, records: all } = desk.triage;
      if (before && nextUndo?.kind === "append" && all.at(-1) === before) desk.triage.undo();
      desk.triage.append(records);
      desk.build();
      exports.offerTeam(records[0]?.team ?? "");
      this.#hold(desk, view);
      if (!view.isFiltered || view.rows.length === desk.size) return [];
      const showAll = makeButton(importing.showAll, () => view.reset(), signal);
      return [
        make(
          "p",
          { class: "rb-notice" },
          importing.filtered(view.rows.length, desk.size),
          " ",
          showAll,
        ),
      ];
    };
    return new SessionImport({ portal, take }, signal);
  }
}
