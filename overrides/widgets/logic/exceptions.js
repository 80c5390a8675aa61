/**
 * An exception and a day go in; whether it holds comes out. The twin is `generator/policy/exceptions.py`; nothing else
 * in the widgets decides it.
 */

import { daysFrom } from "./dates.js";

/** @typedef {"not-yet" | "active" | "expired"} ExceptionState */
/** The day of its approval and its last day. @typedef {{ approvedOn: string, expires: string }} Span */

/**
 * Whether an exception holds on a day: from its approval to its last day, both included.
 * A RangeError where one of the days is none.
 * @param {Span} exception
 * @param {string} asOf
 * @returns {ExceptionState}
 */
export function exceptionState({ approvedOn, expires }, asOf) {
  const [untilBegin, untilEnd] = [daysFrom(asOf, approvedOn), daysFrom(asOf, expires)];
  if (untilBegin > 0) return "not-yet";
  return untilEnd >= 0 ? "active" : "expired";
}

/**
 * How far away the next change of an exception is: the days until it begins where it has not, else those until it
 * ends, which are negative once it has.
 * @param {Span} exception
 * @param {string} asOf
 */
export function exceptionDays(exception, asOf) {
  const state = exceptionState(exception, asOf);
  return {
    state,
    days: daysFrom(asOf, state === "not-yet" ? exception.approvedOn : exception.expires),
  };
}

/**
 * How many of several exceptions have expired, and how many end today or soon.
 * @param {readonly Span[]} exceptions
 * @param {string} asOf
 * @param {number} soon how many days still count as soon
 */
export function exceptionTally(exceptions, asOf, soon) {
  const found = exceptions.map((one) => exceptionDays(one, asOf));
  return {
    overdue: found.filter(({ state }) => state === "expired").length,
    soon: found.filter(({ state, days }) => state === "active" && days <= soon).length,
  };
}
