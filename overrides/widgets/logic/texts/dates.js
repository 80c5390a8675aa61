/** The words for days that are due, and for exceptions that begin and end. */

import { plural } from "./words.js";

/** @typedef {import("../exceptions.js").ExceptionState} ExceptionState */
/** @typedef {import("../dates.js").DueState} DueState */
/** @typedef {"review" | "exception"} Kind */

/** In boards; the generator lists the same words in `pages/due.py`, so that they can be chosen from. */
/** @type {Readonly<Record<DueState | ExceptionState, string>>} */
const STATES = {
  overdue: "Overdue",
  today: "Due soon",
  soon: "Due soon",
  later: "Later",
  expired: "Expired",
  active: "Active",
  "not-yet": "Not yet",
};

/** @param {number} days */
const away = (days) => plural(Math.abs(days), "day", "days");

export const dates = {
  /** @param {number} days negative once the date has passed */
  due: (days) => {
    if (days < 0) return `overdue by ${away(days)}`;
    return days === 0 ? "due today" : `due in ${away(days)}`;
  },
  /** @param {ExceptionState} state @param {number} days */
  exception: (state, days) => {
    if (state === "not-yet") return `begins in ${away(days)}`;
    if (state === "expired") return `expired ${away(days)} ago`;
    return days === 0 ? "ends today" : `ends in ${away(days)}`;
  },
  /** @param {DueState | ExceptionState} state */
  state: (state) => STATES[state],
  /** @param {Kind} kind @param {number} count */
  overdue: (kind, count) => `${count} ${kind === "exception" ? "expired" : "overdue"}`,
  /** @param {Kind} kind @param {number} count @param {number} soon */
  soon: (kind, count, soon) => {
    const within = soon === 0 ? "today" : `within ${plural(soon, "day", "days")}`;
    if (kind === "exception") return `${plural(count, "ends", "end")} ${within}`;
    return `${count} due ${within}`;
  },
  /** @param {number} days since the build */
  old: (days) =>
    `This page was built ${
      away(days)
    } ago; values and dates may have changed since. Load it again. ` +
    "If it stays as old, tell the portal's owner, and ask before you rely on a value.",
  /** @param {number} days since the build */
  oldCopy: (days) =>
    `This copy was built ${
      away(days)
    } ago; values and dates may have changed since. Get a newer one ` +
    "from the portal's owner, and ask before you rely on a value.",
  reload: "Load again",
  /** @param {Kind} kind */
  nothing: (kind) => (kind === "exception" ? "nothing ending" : "nothing due"),
};
