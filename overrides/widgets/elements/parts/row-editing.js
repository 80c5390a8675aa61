/** A bench goes in; its rows are set where they stand, by what is typed and chosen in them and by single keys. */

import { takesText } from "../dom.js";
import { flagText } from "./note-flags.js";

/** @typedef {import("./session-bench.js").SessionBench} SessionBench */

export class RowEditing {
  #bench;

  /** @param {SessionBench} bench */
  constructor(bench) {
    this.#bench = bench;
    const { signal } = bench;
    const { body } = bench.view.options;
    body.addEventListener("input", ({ target }) => this.#input(target), { signal });
    body.addEventListener("keydown", (event) => this.#press(event), { signal });
    document.addEventListener("keydown", (event) => this.#step(event), { signal });
  }

  /** @param {KeyboardEvent} event */
  #step(event) {
    const { key, target, ctrlKey, metaKey, shiftKey } = event;
    if (!(ctrlKey || metaKey) || !/^[zy]$/i.test(key)) return;
    // A list takes text and has no undo of its own.
    if (takesText(target) && !(target instanceof HTMLSelectElement)) return;
    event.preventDefault();
    this.#bench.step(key.toLowerCase() === "z" && !shiftKey);
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const { key, target, altKey, ctrlKey, metaKey } = event;
    // The keys of the table itself have been seen to.
    if (event.defaultPrevented || altKey || ctrlKey || metaKey) return;
    if (target instanceof HTMLTableRowElement && this.#set(target, key)) event.preventDefault();
  }

  /**
   * What a key does to a row; whether it does anything.
   * @param {HTMLTableRowElement} line
   * @param {string} key
   */
  #set(line, key) {
    const bench = this.#bench;
    const { desk } = bench;
    const row = Number(line.dataset.row);
    if (key === "u" || key === "U") bench.step(key === "u");
    else if (key === "n") {
      const note = line.querySelector(".rb-note--evidence");
      if (note instanceof HTMLElement) note.focus();
      return true;
    } else if (key === "x") {
      desk.select(row, !desk.selected.has(row));
      bench.changed([row]);
    } else if (/^[0-9]$/.test(key)) {
      const decision = key === "0" ? "" : desk.portal.decisions[Number(key) - 1]?.id;
      if (decision === undefined) return false;
      bench.changed(desk.triage.set([row], { decision }));
    } else return false;
    bench.view.focusRow(row);
    return true;
  }

  /** @param {EventTarget | null} target */
  #input(target) {
    const line = target instanceof Element ? target.closest("tr") : null;
    if (!line) return;
    const { desk } = this.#bench;
    const row = Number(line.dataset.row);
    if (target instanceof HTMLSelectElement) {
      desk.triage.set([row], { decision: target.value });
      const tone = desk.portal.decisions.find(({ id }) => id === target.value)?.tone;
      target.className = `rb-decide rb-tone--${tone ?? "incomplete"}`;
    } else if (target instanceof HTMLInputElement) {
      if (target.type === "checkbox") {
        desk.select(row, target.checked);
        line.classList.toggle("rb-selected", target.checked);
      } else this.#type(row, target);
    }
    this.#bench.edited(row);
  }

  /**
   * @param {number} row
   * @param {HTMLInputElement} field
   */
  #type(row, field) {
    const { desk, notes, bar } = this.#bench;
    const cell = /** @type {HTMLElement} */ (field.closest("td"));
    const { key = "" } = cell.dataset;
    desk.triage.set([row], { [key]: field.value }, { merge: true, key: `${key} ${row}` });
    cell.dataset.said = field.value;
    if (key !== "evidence") return;
    for (const flag of cell.querySelectorAll(".rb-flag")) flag.remove();
    const flags = notes.inCell(field.value);
    cell.append(...flags);
    bar.status.announce(flagText(flags));
  }
}
