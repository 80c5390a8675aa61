/** A date on the page goes in; how far away it is, in words, appears after it. */

import { dueState } from "../logic/dates.js";
import { dates } from "../logic/texts/index.js";
import { make, onNewDay, today, Widget } from "./dom.js";

const SOON_DAYS = 7;

export class DueDate extends Widget {
  /**
   * @override
   * @param {AbortSignal} signal
   */
  build(signal) {
    const node = this.made(make("span"));
    if (!this.#say(node)) return;
    this.append(node);
    onNewDay(() => this.#say(node), signal);
  }

  /**
   * A date that is none stays as the page has it.
   * @param {HTMLElement} node
   */
  #say(node) {
    const soon = Number.parseInt(this.dataset.soon ?? "", 10);
    try {
      const due = dueState(
        this.dataset.date ?? "",
        today(),
        Number.isNaN(soon) ? SOON_DAYS : soon,
      );
      const kind = this.dataset.kind === "exception" ? "exception" : "review";
      node.className = `rb-due rb-due--${due.state}`;
      node.textContent = dates.due(kind, due.days);
      return true;
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  }
}
