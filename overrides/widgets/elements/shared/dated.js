/** The dates of an element go in; how they stand today, as a tone and in words, comes out. */

import { dueState } from "../../logic/dates.js";
import { exceptionDays } from "../../logic/exceptions.js";
import { dates } from "../../logic/texts/index.js";
import { today } from "../dom.js";

const SOON_DAYS = 7;

/** @typedef {import("../../logic/dates.js").DueState} DueState */
/** @typedef {{ tone: DueState, state: string, days: number, words: string }} Standing */

/**
 * How many days still count as soon, as the page says it.
 * @param {HTMLElement} element
 */
export function soonOf(element) {
  const soon = Number.parseInt(element.dataset.soon ?? "", 10);
  return Number.isNaN(soon) ? SOON_DAYS : soon;
}

/**
 * How the date of an element stands today; null where it is none, since a wrong word is worse than no word.
 * @param {HTMLElement} element with `data-date` and, for an exception, the day of its approval in `data-from`
 * @returns {Standing | null}
 */
export function standing(element) {
  const { date = "", from, kind } = element.dataset;
  try {
    return kind === "exception"
      ? ofException(from ?? "", date, soonOf(element))
      : ofDate(date, soonOf(element));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** @param {string} date @param {number} soon @returns {Standing} */
function ofDate(date, soon) {
  const { state, days } = dueState(date, today(), soon);
  return { tone: state, state: dates.state(state), days, words: dates.due(days) };
}

/** @param {string} approvedOn @param {string} expires @param {number} soon @returns {Standing} */
function ofException(approvedOn, expires, soon) {
  const { state, days } = exceptionDays({ approvedOn, expires }, today());
  const tone = state === "not-yet" ? "later" : dueState(expires, today(), soon).state;
  return { tone, state: dates.state(state), days, words: dates.exception(state, days) };
}
