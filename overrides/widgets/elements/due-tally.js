/** Dates in an attribute go in; how many are overdue and how many are due soon appears before the text. */

import { tally } from "../logic/dates.js";
import { exceptionTally } from "../logic/exceptions.js";
import { dates } from "../logic/texts/index.js";
import { make, onNewDay, today, Widget } from "./dom.js";
import { soonOf } from "./shared/dated.js";

const then = () => make("span", { class: "rb-tallies__then" }, " · ");

export class DueTally extends Widget {
  /**
   * @override
   * @param {AbortSignal} signal
   */
  build(signal) {
    const node = this.made(make("span", { class: "rb-tallies" }));
    if (!this.#say(node)) return;
    this.prepend(node);
    onNewDay(() => this.#say(node), signal);
  }

  /**
   * Dates of which one is none are left as the page has them: a wrong count is worse than no count.
   * @param {HTMLElement} node
   */
  #say(node) {
    const soon = soonOf(this);
    try {
      const parts = this.#parts(this.#count(soon), soon);
      const rest = this.textContent !== node.textContent;
      node.replaceChildren(
        ...parts.flatMap((part) => [part, then()]).slice(0, rest ? undefined : -1),
      );
      return true;
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  }

  /**
   * Exceptions are written as the span that they hold: `2026-09-01/2026-11-30`.
   * @param {number} soon
   */
  #count(soon) {
    const found = (this.dataset.dates ?? "").split(/\s+/).filter(Boolean);
    if (this.dataset.kind !== "exception") return tally(found, today(), soon);
    const spans = found.map((span) => {
      const [approvedOn = "", expires = ""] = span.split("/");
      return { approvedOn, expires };
    });
    return exceptionTally(spans, today(), soon);
  }

  /**
   * @param {{ overdue: number, soon: number }} counts
   * @param {number} soon
   */
  #parts(counts, soon) {
    const kind = this.dataset.kind === "exception" ? "exception" : "review";
    /** @param {string} tone @param {string} text */
    const part = (tone, text) => make("strong", { class: `rb-tally rb-tally--${tone}` }, text);
    const parts = [];
    if (counts.overdue > 0) parts.push(part("overdue", dates.overdue(kind, counts.overdue)));
    if (counts.soon > 0) parts.push(part("soon", dates.soon(kind, counts.soon, soon)));
    return parts.length > 0 ? parts : [part("none", dates.nothing(kind))];
  }
}
