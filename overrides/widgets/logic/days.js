/**
 * The time of a sign-in goes in, as an export writes it; its day comes out, as it was written.
 * Python's twin is generator/anonymization/days.py; tests/vectors/days.json holds both.
 */

import { showsNothing } from "./cell-values.js";
import { visible } from "./visible.js";
import { daysFrom } from "./dates.js";

/** @typedef {"unreadable-day" | "no-such-day" | "ambiguous-day"} DayProblem */
/** @typedef {{ day: string } | { problem: DayProblem }} ReadDay */

const LONGEST = 80;

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const MONTH = "(?<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|" +
  "aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const WEEKDAY = String.raw`(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?\s)?`;
const YEAR = "(?<year>[0-9]{4})";
const DAY = "(?<day>[0-9]{1,2})";
const ZONE = String
  .raw`(?:\s?(?:z|[a-z]{3,4}|(?:utc|gmt)?[+-][0-9]{2}:?(?:[0-9]{2})?)(?:\s?\([a-z .]{1,40}\))?)?`;
const CLOCK = String.raw`[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?(?:\s?[ap]m)?`;
const TIME = String.raw`(?:(?:t|,?\s(?:at\s)?)${CLOCK}${ZONE})?`;

const WRITTEN = [
  "(?<year>[0-9]{4})(?<month>[0-9]{2})(?<day>[0-9]{2})(?:t[0-9]{4,6}z?)?",
  String.raw`${YEAR}(?<mark>[-/.])(?<month>[0-9]{1,2})\k<mark>${DAY}${TIME}`,
  String.raw`${WEEKDAY}${DAY}[\s-]${MONTH}\.?,?[\s-]${YEAR}${TIME}`,
  String.raw`${WEEKDAY}${MONTH}\.?\s${DAY},?\s${YEAR}${TIME}`,
  String.raw`(?<first>[0-9]{1,2})(?<mark>[-/.])(?<second>[0-9]{1,2})\k<mark>${YEAR}${TIME}`,
].map((pattern) => new RegExp(`^(?:${pattern})$`));
const SINCE_1970 = /^([0-9]{10})(?:[0-9]{3})?(?:\.[0-9]{1,9})?$/;
const ASCII = /^[ -~]*$/;

/**
 * The ISO day of a date or a time, or what is wrong with it; null where nothing is shown.
 * @param {string} text
 * @returns {ReadDay | null}
 */
export function readDay(text) {
  const written = visible(text).toLowerCase();
  if (showsNothing(written)) return null;
  if (written.length > LONGEST || !ASCII.test(written)) return { problem: "unreadable-day" };
  const seconds = SINCE_1970.exec(written);
  if (seconds) return { day: new Date(Number(seconds[1]) * 1000).toISOString().slice(0, 10) };
  for (const pattern of WRITTEN) {
    const parts = pattern.exec(written)?.groups;
    if (parts) return dayOf(parts);
  }
  return { problem: "unreadable-day" };
}

/**
 * @param {Record<string, string>} parts
 * @returns {ReadDay}
 */
function dayOf({ year, month, day, name, first, second }) {
  if (name) return ofCalendar(year, MONTHS.indexOf(name.slice(0, 3)) + 1, Number(day));
  if (!first) return ofCalendar(year, Number(month), Number(day));
  const [low, high] = [Number(first), Number(second)].sort((one, other) => one - other);
  if (high <= 12 && low !== high) return { problem: "ambiguous-day" };
  return ofCalendar(year, low, high);
}

/**
 * @param {string} year
 * @param {number} month
 * @param {number} date
 * @returns {ReadDay}
 */
function ofCalendar(year, month, date) {
  const day = [year, month, date].map((part) => String(part).padStart(2, "0")).join("-");
  try {
    daysFrom(day, day);
    return { day };
  } catch {
    return { problem: "no-such-day" };
  }
}
