/** Numbers and words go in; they come out as sentences need them. */

/** @param {number} count @param {string} one @param {string} many */
export const plural = (count, one, many) => `${grouped(count)} ${count === 1 ? one : many}`;

/** @param {number} points */
export const total = (points) => String(points).replace("-", "\u2212");

/** @param {number} points */
export const signed = (points) => (points > 0 ? `+${points}` : total(points));

/** @param {number} points */
export const pointsText = (points) => (Math.abs(points) === 1 ? "point" : "points");

/** @param {number} points */
export const counted = (points) => `${total(points)} ${pointsText(points)}`;

/** @param {string} text */
export const quoted = (text) => `\u201c${text}\u201d`;

/** @param {readonly string[]} words */
export const either = (words) =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;

/** @param {number} count */
export const grouped = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ",");
