/** The words for days that are due. */

import { plural } from "./words.js";

/** @typedef {"review" | "exception"} Kind */

export const dates = {
  /** @param {Kind} kind @param {number} days negative once the date has passed */
  due: (kind, days) => {
    const away = plural(Math.abs(days), "day", "days");
    if (kind === "exception") {
      if (days < 0) return `ended ${away} ago`;
      return days === 0 ? "ends today" : `ends in ${away}`;
    }
    if (days < 0) return `overdue by ${away}`;
    return days === 0 ? "due today" : `due in ${away}`;
  },
  /** @param {Kind} kind @param {number} count */
  overdue: (kind, count) => `${count} ${kind === "exception" ? "ended" : "overdue"}`,
  /** @param {Kind} kind @param {number} count @param {number} soon */
  soon: (kind, count, soon) => {
    const within = soon === 0 ? "today" : `within ${plural(soon, "day", "days")}`;
    if (kind === "exception") return `${plural(count, "ends", "end")} ${within}`;
    return `${count} due ${within}`;
  },
  /** @param {Kind} kind */
  nothing: (kind) => (kind === "exception" ? "nothing ending" : "nothing due"),
};
