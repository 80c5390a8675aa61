/** Moments and numbers go in; the whole seconds between them, and what is typical of several, come out. */

import { isoText } from "./times.js";

/** @typedef {import("./model.js").Moment} Moment */
/** @typedef {import("./report-model.js").Instant} Instant */
/** @typedef {import("./report-model.js").Spread} Spread */

/**
 * Seconds that have passed in full. All that a report compares are the seconds that it shows, so that whoever reads
 * it comes to the same.
 * @param {number} milliseconds
 */
export const seconds = (milliseconds) => Math.floor(milliseconds / 1_000);

/** @param {Moment} moment @returns {Instant} */
export function instant(moment) {
  return { exercise: seconds(moment.exercise), clock: isoText(moment) };
}

/** @param {Moment | null} moment */
export const instantOrNull = (moment) => (moment ? instant(moment) : null);

/**
 * Seconds by the exercise clock; none where the later one came first.
 * @param {Moment} from
 * @param {Moment} to
 */
export function passed(from, to) {
  return Math.max(0, seconds(to.exercise) - seconds(from.exercise));
}

/**
 * Seconds by the wall clock.
 * @param {number} from milliseconds since the start
 * @param {number} to
 */
export function passedByWall(from, to) {
  return Math.max(0, seconds(to) - seconds(from));
}

/**
 * @param {readonly (Moment | null)[]} moments
 * @returns {Moment | null}
 */
export function earliest(moments) {
  const known = moments.filter((one) => one !== null);
  return known.length === 0
    ? null
    : known.reduce((first, one) => (one.elapsed < first.elapsed ? one : first));
}

/**
 * The one in the middle; of two in the middle, the whole number next to their mean.
 * @param {readonly number[]} values
 */
export function median(values) {
  if (values.length === 0) return null;
  const sorted = values.toSorted((one, other) => one - other);
  const [low, high] = [(values.length - 1) >> 1, values.length >> 1];
  return Math.round((sorted[low] + sorted[high]) / 2);
}

/** @param {readonly number[]} values @returns {Spread} */
export function spread(values) {
  const longest = values.length > 0 ? Math.max(...values) : null;
  return { median: median(values), longest, n: values.length };
}
