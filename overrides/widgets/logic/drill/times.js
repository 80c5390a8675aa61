/** Times go in; how they are read comes out: on a clock, by the hour, or by a machine. */

const SECOND = 1_000;
const MINUTE = 60_000;

/** @typedef {{ wall: number, zone: number }} Hour milliseconds since 1970, and the minutes of the zone ahead of UTC */

/** @param {number} number */
const two = (number) => String(number).padStart(2, "0");

/**
 * A length of time as clocks show it: `04:07`, from an hour on `1:04:07`.
 * @param {number} milliseconds
 */
export function clockText(milliseconds) {
  const seconds = Math.floor(Math.abs(milliseconds) / SECOND);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = `${two(minutes)}:${two(seconds % 60)}`;
  const sign = milliseconds <= -SECOND ? "\u2212" : "";
  return `${sign}${hours > 0 ? `${hours}:` : ""}${rest}`;
}

/**
 * The hour where it happened: `10:42`, or with seconds `10:42:07`.
 * @param {Hour} hour
 * @param {boolean} [seconds]
 */
export function hourText(hour, seconds = false) {
  return isoText(hour).slice(11, seconds ? 19 : 16);
}

/**
 * The day where it happened.
 * @param {Hour} hour
 */
export function dayText(hour) {
  return isoText(hour).slice(0, 10);
}

/**
 * Two hours, each with its day where they are not of one: from 10:03 to 10:20 may be a day later.
 * @param {Hour} from
 * @param {Hour} to
 * @returns {[from: string, to: string]}
 */
export function spanTexts(from, to) {
  const days = dayText(from) !== dayText(to);
  const text = (/** @type {Hour} */ hour) => `${days ? `${dayText(hour)} ` : ""}${hourText(hour)}`;
  return [text(from), text(to)];
}

/**
 * The moment as ISO 8601 with its offset: `2026-11-29T10:42:07+01:00`.
 * @param {Hour} hour
 */
export function isoText({ wall, zone }) {
  const local = new Date(wall + zone * MINUTE).toISOString().slice(0, 19);
  const minutes = Math.abs(zone);
  return `${local}${zone < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/**
 * The day that was so many days before another.
 * @param {string} day
 * @param {number} days
 */
export function daysBefore(day, days) {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() - days);
  return moment.toISOString().slice(0, 10);
}
