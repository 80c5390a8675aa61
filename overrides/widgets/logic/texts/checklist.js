/** The words of the checklists. */

import { plural } from "./words.js";

export const checklist = {
  /** @param {number} done @param {number} total */
  progress: (done, total) => `${done} of ${total} done`,
  /** @param {string} title */
  progressName: (title) => `${title}: steps done`,
  reset: "Reset ticks",
  confirmName: "Reset the ticks of this list",
  /** @param {number} count */
  confirm: (count) => `Reset ${plural(count, "tick", "ticks")}?`,
  keep: "Keep",
  copy: "Copy as Markdown",
  copied: "Copied as Markdown",
  reworded: "Reworded since you ticked it. Read it again.",
  notKept:
    "Ticks are not kept: this browser refused to store them. They last until you leave. Copy the " +
    "list before that.",
};
