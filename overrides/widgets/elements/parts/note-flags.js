/** A note goes in; what it must not hold comes out in words, with a button that takes it out of the note. */

import { checkNote } from "../../logic/note-check.js";
import { triage as texts } from "../../logic/texts/triage.js";
import { make, makeButton } from "../dom.js";

/** @typedef {import("../shared/redaction-rules.js").RedactionRules} RedactionRules */

/** How much of a note is looked at while somebody types, in characters; all of what leaves the page is. */
const MOST_CHECKED = 10_000;

export class NoteFlags {
  #rules;
  #signal;

  /**
   * @param {RedactionRules} rules
   * @param {AbortSignal} signal
   */
  constructor(rules, signal) {
    this.#rules = rules;
    this.#signal = signal;
  }

  /**
   * @param {string} note
   * @param {(note: string) => void} redacted takes the note without what it must not hold
   */
  of(note, redacted) {
    const rules = this.#rules.known;
    if (!rules) return [];
    const { ids, classes } = checkNote(rules, note.slice(0, MOST_CHECKED));
    if (ids.length === 0) return [];
    const held = ids.map((id, at) => texts.noteHolds(id, classes[at])).join(" ");
    return [make(
      "p",
      { class: "rb-flag" },
      `${held} `,
      makeButton(texts.redactNote, () => redacted(checkNote(rules, note).redacted), this.#signal),
    )];
  }

  /**
   * The flags of a note whose field is in the same cell.
   * @param {string} note
   */
  inCell(note) {
    const flags = this.of(note, (clean) => {
      const field = flags[0].parentElement?.querySelector("input");
      if (!field) return;
      field.value = clean;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
    });
    return flags;
  }
}

/** What flags say, without their buttons. @param {readonly Node[]} flags */
export const flagText = (flags) => flags.map((flag) => flag.firstChild?.textContent ?? "").join("");
