/**
 * Holds that the filter engine says of any table what its cells say, looked at one by one.
 *
 * Queries are made as terms, written down as somebody would type them, and judged from the cells of each row:
 * nothing of the engine but `parseQuery` stands between what is typed and what is expected.
 */

import { deepEqual } from "node:assert/strict";
import {
  chosenRows,
  facetCounts,
  Filter,
  inOrder,
} from "../../overrides/widgets/logic/filtering.js";
import { parseQuery } from "../../overrides/widgets/logic/query.js";
import { sortOrder } from "../../overrides/widgets/logic/sorting.js";
import { counted, holds, isChosen, naiveOrder, placesOf } from "./naive-filter.js";
import { ask, CELLS, choose, forMany, HEADINGS, storeOf } from "./random-tables.js";

/** @typedef {import("../../overrides/widgets/logic/sorting.js").Sort} Sort */

/** @param {Uint8Array} flags */
const placesIn = (flags) => [...flags].flatMap((flag, place) => (flag ? [place] : []));

/** @param {string} text */
function termsOf(text) {
  const { terms, problems } = parseQuery(text, HEADINGS);
  deepEqual(problems, [], text);
  return terms;
}

Deno.test("a query shows exactly the rows whose cells hold all of its terms", () => {
  forMany(200, (dice, rows) => {
    const filter = new Filter(storeOf(rows));
    for (let query = 0; query < 4; query += 1) {
      const asked = dice.several(3, () => ask(dice));
      const text = asked.map(({ text }) => text).join(" ");
      const expected = placesOf(rows, (row) => asked.every(({ means }) => means(row)));
      deepEqual(placesIn(filter.matching(termsOf(text))), expected, text);
    }
  });
});

Deno.test("chosen values show the rows that have them, and each facet counts under all other filters", () => {
  forMany(120, (dice, rows) => {
    const store = storeOf(rows);
    const { text, means } = ask(dice);
    const chosen = choose(dice);
    const matching = new Filter(store).matching(termsOf(text));
    const shown = placesOf(rows, (row) => means(row) && isChosen(row, chosen));
    deepEqual(placesIn(chosenRows(store, matching, chosen)), shown);
    for (const key of ["decision", "place", "tags"]) {
      /** @type {Record<string, number>} */
      const counts = {};
      for (const row of rows.filter((row) => means(row) && isChosen(row, chosen, key))) {
        for (const value of new Set(counted(row[key]))) counts[value] = (counts[value] ?? 0) + 1;
      }
      deepEqual(Object.fromEntries(facetCounts(store, matching, chosen, key)), counts, key);
    }
  });
});

Deno.test("rows sort by any columns as a stable sort that compares two rows at a time sorts them", () => {
  forMany(120, (dice, rows) => {
    const store = storeOf(rows);
    /** @type {Sort[]} */
    const sorts = dice.several(3, () => ({
      key: dice.pick(HEADINGS).key,
      direction: dice.pick(/** @type {const} */ (["ascending", "descending"])),
    }));
    const expected = naiveOrder(rows, sorts);
    const sorted = sortOrder(store, sorts);
    deepEqual([...sorted], expected, JSON.stringify(sorts));
    const found = Uint8Array.from(rows, () => dice.roll(2));
    deepEqual([...inOrder(sorted, found)], expected.filter((row) => found[row] === 1));
  });
});

Deno.test("typing letter by letter, deleting and editing cells in between never changes what a query shows", () => {
  forMany(40, (dice, rows) => {
    const store = storeOf(rows);
    const filter = new Filter(store);
    let typed = "";
    for (let step = 0; step < 30; step += 1) {
      const word = dice.pick(["zurich 10", "web app", "-keep", "place:zurich", "decision:ke"]);
      if (dice.roll(5) === 0) typed = typed.slice(0, dice.roll(typed.length + 1));
      else {typed = word.startsWith(typed) && typed !== word
          ? word.slice(0, typed.length + 1)
          : word[0];}
      if (rows.length > 0 && dice.roll(4) === 0) {
        const [place, { key }] = [dice.roll(rows.length), dice.pick(HEADINGS)];
        rows[place][key] = dice.roll(2) > 0
          ? CELLS[key](dice)
          : { text: `zurich ${dice.roll(99)}` };
        store.byKey.get(key)?.set(place, rows[place][key]);
        const sorts = [{ key, direction: /** @type {const} */ ("ascending") }];
        deepEqual([...sortOrder(store, sorts)], naiveOrder(rows, sorts), key);
      }
      const { terms } = parseQuery(typed, HEADINGS);
      deepEqual(filter.matching(terms), new Filter(storeOf(rows)).matching(terms), typed);
      if (/^[a-z]+( [a-z0-9]+)*$/.test(typed)) {
        const words = typed.split(" ");
        const expected = placesOf(
          rows,
          (row) => words.every((one) => Object.values(row).some((entry) => holds(entry, one))),
        );
        deepEqual(placesIn(filter.matching(terms)), expected, typed);
      }
    }
  });
});
