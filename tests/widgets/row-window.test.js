/** Holds which rows of a long list are laid out, and where they stand. */

import { deepEqual, equal, ok } from "node:assert/strict";
import { MOST_ROWS, rowSpan, scrolledTo } from "../../overrides/widgets/logic/row-window.js";

const HEIGHT = 600;
const ROW = 30;

/** @param {number} count */
const list = (count, scrolled = 0) => ({ count, rowHeight: ROW, scrolled, height: HEIGHT });

/**
 * Where a row stands in the window, as far as it is laid out.
 * @param {ReturnType<typeof list>} list
 * @param {number} place
 */
function topOf(list, place) {
  const { first, last, before } = rowSpan(list);
  ok(first <= place && place < last, `row ${place} is not among ${first} to ${last}`);
  return before + (place - first) * ROW - list.scrolled;
}

/** How far a list can be scrolled. @param {number} count */
function end(count) {
  const { first, last, before, after } = rowSpan(list(count));
  return before + (last - first) * ROW + after - HEIGHT;
}

Deno.test("a short list is laid out whole, without room around it", () => {
  deepEqual(rowSpan(list(5)), { first: 0, last: 5, before: 0, after: 0 });
  deepEqual(rowSpan(list(0)), { first: 0, last: 0, before: 0, after: 0 });
  deepEqual(rowSpan(list(37, 500)), { first: 0, last: 37, before: 0, after: 0 });
});

Deno.test("of a long list only some rows are laid out, and room stands for all others", () => {
  for (const scrolled of [0, 1, 299, 300, 12_345, 29_999, 30_000]) {
    const { first, last, before, after } = rowSpan(list(1020, scrolled));
    equal(last - first, 37);
    deepEqual([before, after], [first * ROW, (1020 - last) * ROW]);
  }
});

Deno.test("however high the window is, no more rows are laid out than the most", () => {
  for (const height of [100, 900, 1500, 5000]) {
    const { first, last } = rowSpan({ ...list(1000, 9000), height });
    ok(last - first <= MOST_ROWS, `${height}: ${last - first}`);
  }
});

Deno.test("the rows that are seen are laid out, with others before and after them", () => {
  const { first, last } = rowSpan(list(1000, 15_000));
  ok(first <= 493 && last >= 528, `${first} to ${last}`);
  deepEqual([rowSpan(list(1000)).first, rowSpan(list(1000, 1e9)).last], [0, 1000]);
});

Deno.test("rows fill the window at every place of a list, also of one that is too long for a browser", () => {
  for (const count of [61, 1000, 500_000, 2_000_000]) {
    const most = end(count);
    for (let part = 0; part <= 40; part += 1) {
      const at = list(count, most * part / 40);
      const { first, last, before } = rowSpan(at);
      ok(before <= at.scrolled, `${count}, ${part}`);
      ok(before + (last - first) * ROW >= at.scrolled + HEIGHT - 0.001, `${count}, ${part}`);
    }
    equal(rowSpan(list(count, most)).last, count);
  }
});

Deno.test("a list is never higher than what a browser lays out", () => {
  for (const count of [400_001, 1_000_000]) {
    const { first, last, before, after } = rowSpan(list(count, 6_000_000));
    ok(before + (last - first) * ROW + after <= 12_000_000);
  }
});

Deno.test("a row that is seen already needs no scrolling", () => {
  for (const place of [100, 110, 119]) equal(scrolledTo(list(1000, 3000), place), 3000);
  equal(scrolledTo(list(3), 2), 0);
});

Deno.test("a row above the window is scrolled to its top, one below it to its end", () => {
  equal(scrolledTo(list(1000, 3000), 99), 2970);
  equal(scrolledTo(list(1000, 3000), 120), 3030);
  equal(scrolledTo(list(1000, 3000), 0), 0);
});

Deno.test("a row is seen whole after scrolling to it, also in a list that is too long for a browser", () => {
  for (const count of [1000, 500_000, 800_000]) {
    for (const from of [0, end(count) / 2, end(count)]) {
      for (const place of [0, 100, Math.floor(count / 2), count - 2, count - 1]) {
        const scrolled = scrolledTo(list(count, from), place);
        const top = topOf(list(count, scrolled), place);
        ok(scrolled >= 0 && scrolled <= end(count) + 0.001, `${count}: ${place}`);
        ok(top >= -0.01 && top + ROW <= HEIGHT + 0.01, `${count}: ${place} stands at ${top}`);
      }
    }
  }
});
