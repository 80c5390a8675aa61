/** Decisions go in; a bar comes out that sets fields of many rows at once, and takes back what was set. */

import { triage as texts } from "../../logic/texts/triage.js";
import { make, makeButton, Status } from "../dom.js";
import { labelled } from "../shared/fields.js";
import { keepingFocus } from "../shared/keep-focus.js";
import { flagText } from "./note-flags.js";

/** @typedef {import("../../logic/session-portal.js").Decision} Decision */
/** @typedef {import("../../logic/triage.js").Changes} Changes */
/** @typedef {import("../../logic/triage.js").Triage} Triage */
/** @typedef {{ selected: number, hidden: number, shown: number }} Count `hidden` are selected and do not show */

/** The value of the list that sets nothing: no id has a blank. */
const UNCHANGED = " ";

export class TriageBar {
  /**
   * @param {{
   *   decisions: readonly Decision[],
   *   alone: boolean,
   *   apply: (changes: Changes) => void,
   *   undo: () => void,
   *   redo: () => void,
   *   select: (shown: boolean) => void,
   *   clear: () => void,
   *   flags: (note: string, redacted: (note: string) => void) => readonly Node[],
   * }} options with `alone` there is nothing to set but decisions
   * @param {AbortSignal} signal
   */
  constructor(options, signal) {
    this.options = options;
    this.status = new Status("rb-triage__status", signal);
    this.decision = make("select", { class: "rb-field" });
    const none = make("option", { value: UNCHANGED }, texts.unchanged);
    const undecided = make("option", { value: "" }, texts.undecided);
    const known = options.decisions.map(({ id, label }) => make("option", { value: id }, label));
    this.decision.append(none, undecided, ...known);
    this.reviewer = make("input", { class: "rb-field", autocomplete: "off" });
    this.note = make("input", {
      class: "rb-field",
      autocomplete: "off",
      placeholder: texts.notePlaceholder,
    });
    this.apply = makeButton("", () => this.#apply(), signal, {
      class: "rb-button rb-button--main",
    });
    this.undo = makeButton("", options.undo, signal);
    this.redo = makeButton("", options.redo, signal);
    this.none = makeButton(texts.selectNone, () => options.select(false), signal);
    this.flagged = make("div", { class: "rb-triage__flags" });
    this.note.addEventListener("input", () => this.#flag(), { signal });
    this.node = make(
      "div",
      { class: "rb-triage", role: "group", "aria-label": texts.name, tabindex: -1 },
      labelled(texts.fields.decision, this.decision),
      ...options.alone ? [] : [
        labelled(texts.fields.reviewer, this.reviewer),
        labelled(texts.fields.evidence, this.note, "rb-triage__note"),
      ],
      this.apply,
      makeButton(texts.selectShown, () => options.select(true), signal),
      this.none,
      this.undo,
      this.redo,
      ...options.alone ? [] : [makeButton(texts.clear, options.clear, signal)],
      this.flagged,
      make("p", { class: "rb-triage__said" }, ...this.status.nodes),
    );
  }

  #flag() {
    const redacted = (/** @type {string} */ note) => {
      this.note.value = note;
      this.note.focus();
      this.#flag();
    };
    const flags = this.options.flags(this.note.value, redacted);
    this.flagged.replaceChildren(...flags);
    this.status.announce(flagText(flags));
  }

  #apply() {
    const { decision, reviewer, note } = this;
    /** @type {{ -readonly [Field in keyof Changes]: Changes[Field] }} */
    const changes = {};
    if (decision.value !== UNCHANGED) changes.decision = decision.value;
    if (reviewer.value !== "") changes.reviewer = reviewer.value.trim();
    if (note.value !== "") changes.evidence = note.value.trim();
    this.options.apply(changes);
  }

  /**
   * @param {Count} count
   * @param {Triage} triage
   */
  show(count, triage) {
    keepingFocus(() => this.#show(count, triage));
  }

  /**
   * @param {Count} count
   * @param {Triage} triage
   */
  #show({ selected, hidden, shown }, { canUndo, canRedo, nextUndo, nextRedo }) {
    this.apply.textContent = selected > 0
      ? texts.applySelected(selected, hidden)
      : texts.applyShown(shown);
    this.apply.disabled = selected === 0 && shown === 0;
    this.none.hidden = selected === 0;
    this.undo.textContent = texts.undo(null);
    this.redo.textContent = texts.redo(null);
    this.undo.title = texts.undo(nextUndo);
    this.redo.title = texts.redo(nextRedo);
    this.undo.disabled = !canUndo;
    this.redo.disabled = !canRedo;
  }
}
