/**
 * Calendar days as ISO texts go in; how far apart they are, and what is due, come out.
 * Days have no time zone: they are counted as days, so that no clock change makes one shorter.
 */

/** @typedef {"overdue" | "today" | "soon" | "later"} DueState */

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_IN_MILLISECONDS = 86_400_000;

/**
 * The number of a day, counted from 1970-01-01.
 * @param {string} day
 */
function dayNumber(day) {
  const match = ISO_DAY.exec(day);
  const [year, month, date] = match ? match.slice(1).map(Number) : [0, 0, 0];
  // Date.UTC reads the years 0 to 99 as 1900 to 1999; setUTCFullYear does not.
  const moment = new Date(0).setUTCFullYear(year, month - 1, date);
  if (!match || year === 0 || new Date(moment).toISOString().slice(0, 10) !== day) {
    throw new RangeError(`'${day}' is not a day of the calendar, as 2026-06-25`);
  }
  return Math.round(moment / DAY_IN_MILLISECONDS);
}

/**
 * Whole days from one day to another; negative where the other has passed.
 * @param {string} asOf
 * @param {string} day
 */
export function daysFrom(asOf, day) {
  return dayNumber(day) - dayNumber(asOf);
}

/**
 * How a day stands on the day `asOf`. A thing is due on its day and overdue from the day after.
 * @param {string} day
 * @param {string} asOf
 * @param {number} soon how many days still count as soon
 * @returns {{ state: DueState, days: number }}
 */
export function dueState(day, asOf, soon) {
  const days = daysFrom(asOf, day);
  if (days < 0) return { state: "overdue", days };
  if (days === 0) return { state: "today", days };
  return { state: days <= soon ? "soon" : "later", days };
}

/**
 * How many of several days are overdue, and how many are due today or soon.
 * @param {readonly string[]} days
 * @param {string} asOf
 * @param {number} soon
 */
export function tally(days, asOf, soon) {
  const states = days.map((day) => dueState(day, asOf, soon).state);
  const overdue = states.filter((state) => state === "overdue").length;
  const later = states.filter((state) => state === "later").length;
  return { overdue, soon: states.length - overdue - later };
}
