/**
 * How far a list is scrolled goes in; which of its rows are laid out, and how much room stands for the others,
 * comes out.
 */

/** Up to so many rows all stand in the page; laying out more than that is what makes a keystroke slow. */
export const ALL_IN_PAGE = 300;

/** So many rows at most are laid out of a longer list: those that are seen, and a few before and after them. */
export const MOST_ROWS = 60;
const SPARE = 8;

/** Browsers lay nothing out beyond some ten million pixels; what is longer is scrolled faster. */
const TALLEST = 12_000_000;

/**
 * @typedef {{ first: number, last: number, before: number, after: number }} Span rows from `first` to before
 *   `last`, and the heights of the room before and after them in pixels
 */

/**
 * @param {{ count: number, rowHeight: number, scrolled: number, height: number }} list in rows and in pixels
 * @returns {Span}
 */
export function rowSpan({ count, rowHeight, scrolled, height }) {
  const whole = count * rowHeight;
  const tall = Math.min(whole, TALLEST);
  const seen = Math.min(Math.ceil(height / rowHeight) + 1, MOST_ROWS);
  const most = Math.max(tall - height, 1);
  const top = tall < whole ? Math.min(scrolled / most, 1) * (whole - height) : scrolled;
  const spare = Math.min(SPARE, Math.floor((MOST_ROWS - seen) / 2));
  const rows = seen + 2 * spare;
  const wanted = Math.floor(top / rowHeight) - spare;
  const first = Math.max(0, Math.min(wanted, count - rows));
  const last = Math.min(count, first + rows);
  const before = Math.min(tall, Math.max(0, first * rowHeight - (top - scrolled)));
  return { first, last, before, after: Math.max(0, tall - before - (last - first) * rowHeight) };
}

/**
 * How far to scroll so that a row is seen, from where the list stands now.
 * @param {{ count: number, rowHeight: number, scrolled: number, height: number }} list
 * @param {number} place
 */
export function scrolledTo(list, place) {
  const { count, rowHeight, scrolled, height } = list;
  const whole = count * rowHeight;
  const factor = whole > TALLEST ? (TALLEST - height) / (whole - height) : 1;
  const top = place * rowHeight;
  return Math.max(Math.min(scrolled, top * factor), (top + rowHeight - height) * factor);
}
