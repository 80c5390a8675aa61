/**
 * Holds that the filter engine says of any table what its cells say, looked at one by one.
 *
 * Queries are made as terms, written down as somebody would type them, and judged here from the cells of each row:
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
import { columnOf, Store } from "../../overrides/widgets/logic/store.js";

/** @typedef {import("../../overrides/widgets/logic/store.js").Entry} Entry */
/** @typedef {import("../../overrides/widgets/logic/store.js").Heading} Heading */
/** @typedef {import("../../overrides/widgets/logic/filtering.js").Chosen} Chosen */
/** @typedef {import("../../overrides/widgets/logic/sorting.js").Sort} Sort */
/** A row: its cells by the keys of their columns. @typedef {Record<string, Entry>} Row */
/** A term as it is typed, and which rows it means. @typedef {{ text: string, means: (row: Row) => boolean }} Asked */

/** A source of numbers that are the same in every run. */
class Dice {
  /** @param {number} seed */
  constructor(seed) {
    this.state = seed + 1;
  }

  /** A whole number from 0 to before `sides`. @param {number} sides */
  roll(sides) {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * sides);
  }

  /** @template T @param {readonly T[]} faces @returns {T} */
  pick(faces) {
    return faces[this.roll(faces.length)];
  }

  /** @template T @param {number} most @param {() => T} make */
  several(most, make) {
    return Array.from({ length: this.roll(most + 1) }, make);
  }
}

const DECISIONS = ["Keep", "Keep a copy", "Review", "Rotate credentials", "Löschen"];
const TAGS = ["web", "Web app", "CLI", "é"];
/** @type {Heading[]} */
const HEADINGS = [
  { key: "decision", label: "Decision", type: "text", facet: true, vocabulary: DECISIONS },
  { key: "place", label: "Place", type: "text", facet: true, vocabulary: null },
  { key: "tags", label: "Tags", type: "text", facet: true, vocabulary: null },
  { key: "score", label: "Score", type: "number", facet: false, vocabulary: null },
  { key: "day", label: "Day", type: "date", facet: false, vocabulary: null },
];
const PLACES = ["Zürich", "ZURICH 10", "zurich 9", 'say "hi"', "a\\b", "Lisbon, PT", "row 10", ""];
const NUMBERS = ["0", "3", "10", "\u22122", "-2", "2.5", "1,000", "\u22122 to 4", "n/a", ""];
const DAYS = ["2025-12-31", "2026-01-01", "2026-06-01 12:30", "2026-06-30", "never", ""];
const BOUNDS = ["2025", "2026", "2026-06", "2026-01-01", "2026-06-30"];
const WORDS = [
  "zur",
  "zuric",
  "ü",
  "10",
  "1",
  "hi",
  "keep",
  "web",
  "2026",
  "-06",
  "c",
  "a",
  "pt",
  "\u2212",
];

/** @type {Record<string, (dice: Dice) => Entry>} */
const CELLS = {
  decision: (dice) => {
    const text = dice.pick([...DECISIONS, ""]);
    return dice.roll(4) > 0
      ? { text, sort: String(text.length) }
      : { text: `${text}!`, value: text };
  },
  place: (dice) => ({ text: dice.pick(PLACES) + dice.pick(["", "", ` ${dice.roll(12)}`]) }),
  tags: (dice) => {
    const values = dice.several(3, () => dice.pick(TAGS));
    return { text: values.join(", ") || "none", values };
  },
  score: (dice) => {
    const text = dice.pick(NUMBERS);
    return dice.roll(5) > 0
      ? { text }
      : { text: `${text} points`, sort: text.replace("\u2212", "-") };
  },
  day: (dice) => {
    const text = dice.pick(DAYS);
    return dice.roll(3) > 0 ? { text } : { text: "some day", value: text };
  },
};

/** @param {Dice} dice @returns {Row} */
const rowOf = (dice) => Object.fromEntries(HEADINGS.map(({ key }) => [key, CELLS[key](dice)]));

/** @param {readonly Row[]} rows */
const storeOf = (rows) =>
  new Store(
    HEADINGS.map((heading) => columnOf(heading, rows.length, (row) => rows[row][heading.key])),
    rows.length,
  );

/** @type {Map<string, string>} */
const readings = new Map();

/** A plain reading of a text, for the letters that these tables have. @param {string} text */
function plain(text) {
  const known = readings.get(text);
  if (known !== undefined) return known;
  const reading = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  readings.set(text, reading);
  return reading;
}

/** All that a cell shows and counts as. @param {Entry} entry */
const said = (
  { text, value, values },
) => [text, ...value === undefined ? [] : [value], ...values ?? []];

/** What a cell counts as. @param {Entry} entry */
const counted = ({ text, value = text, values = [value] }) => values.filter((one) => one !== "");

/** @param {Entry} entry @param {string} part */
const holds = (entry, part) => said(entry).some((text) => plain(text).includes(plain(part)));

/** The number of a cell, or null. @param {Entry} entry */
function numberOf({ text, sort = text }) {
  const number = Number(sort.replace("\u2212", "-").replace(",", "") || "none");
  return Number.isNaN(number) ? null : number;
}

/** What a cell counts as at most, or null. @param {Entry} entry */
function mostOf(entry) {
  const most = / to (\d+)$/.exec(entry.text);
  return most ? Number(most[1]) : numberOf(entry);
}

/** The day of a cell, or null. @param {Entry} entry */
const dayOf = ({ text, value = text }) => value.startsWith("20") ? value.slice(0, 10) : null;

/** @type {Record<string, (order: number) => boolean>} */
const OPERATORS = {
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

/** How a day stands to a day, a month or a year. @param {string} day @param {string} bound */
const dayOrder = (day, bound) => {
  const [one, other] = [day.slice(0, bound.length), bound].map((text) => text.replaceAll("-", ""));
  return Number(one) - Number(other);
};

/** A text as it is typed after a column, in quotes where it needs them. @param {string} text */
const quoted = (text) =>
  /[\s,"\\]/.test(text) ? `"${text.replace(/["\\]/g, (sign) => `\\${sign}`)}"` : text;

/** @type {((dice: Dice) => Asked)[]} */
const TERMS = [
  (dice) => {
    const word = dice.pick(WORDS.filter((word) => !word.startsWith("-")));
    return { text: word, means: (row) => Object.values(row).some((entry) => holds(entry, word)) };
  },
  (dice) => {
    const phrase = dice.pick([...PLACES.slice(0, -1), "web, cli", "-06", "keep a"]);
    const text = `"${phrase.replace(/["\\]/g, (sign) => `\\${sign}`)}"`;
    return { text, means: (row) => Object.values(row).some((entry) => holds(entry, phrase)) };
  },
  (dice) => {
    const key = dice.pick(["place", "tags"]);
    const parts = [
      dice.pick(WORDS),
      ...dice.several(2, () => dice.pick([...PLACES.slice(0, -1), ...TAGS])),
    ];
    return {
      text: `${key}:${parts.map(quoted).join(",")}`,
      means: (row) => parts.some((part) => holds(row[key], part)),
    };
  },
  (dice) => {
    const chosen = [dice.pick(DECISIONS), ...dice.several(1, () => dice.pick(DECISIONS))];
    return {
      text: `Decision:${chosen.map((one) => quoted(one.toUpperCase())).join(",")}`,
      means: (row) => counted(row.decision).some((one) => chosen.includes(one)),
    };
  },
  (dice) => {
    const begun = dice.pick(["k", "ke", "r", "ro", "rev", "los"]);
    return {
      text: `decision:${begun}`,
      means: (row) => counted(row.decision).some((one) => plain(one).startsWith(begun)),
    };
  },
  (dice) => {
    const bound = dice.pick([-2, 0, 2.5, 3, 1000]);
    const operator = dice.pick(Object.keys(OPERATORS));
    return {
      text: `score${operator}${bound}`,
      means: ({ score }) => {
        const number = mostOf(score);
        return number !== null && OPERATORS[operator](number - bound);
      },
    };
  },
  (dice) => {
    const [from, to] = [dice.pick(["*", "", "-2", "0", "3"]), dice.pick(["*", "5", "10"])];
    const [low, high] = [Number(from) || (from === "0" ? 0 : -Infinity), Number(to) || Infinity];
    return {
      text: `score:${from}..${to}`,
      means: ({ score }) => {
        const number = mostOf(score);
        return number !== null && number >= low && number <= high;
      },
    };
  },
  (dice) => {
    const bound = dice.pick(BOUNDS);
    const operator = dice.pick(Object.keys(OPERATORS));
    return {
      text: `day${operator}${bound}`,
      means: (row) => {
        const day = dayOf(row.day);
        return day !== null && OPERATORS[operator](dayOrder(day, bound));
      },
    };
  },
  (dice) => {
    const [from, to] = [dice.pick(BOUNDS), dice.pick(BOUNDS)];
    return {
      text: `day:${from}..${to}`,
      means: (row) => {
        const day = dayOf(row.day);
        return day !== null && dayOrder(day, from) >= 0 && dayOrder(day, to) <= 0;
      },
    };
  },
  (dice) => {
    const bound = dice.pick(BOUNDS);
    return { text: `day:${bound}`, means: (row) => holds(row.day, bound) };
  },
  (dice) => {
    const { key } = dice.pick(HEADINGS);
    const empty = dice.roll(2) === 0;
    return {
      text: `${empty ? "no" : "has"}:${key}`,
      means: (row) => (counted(row[key]).length === 0) === empty,
    };
  },
];

/** @param {Dice} dice @returns {Asked} */
function ask(dice) {
  const { text, means } = dice.pick(TERMS)(dice);
  return dice.roll(4) > 0 ? { text, means } : { text: `-${text}`, means: (row) => !means(row) };
}

/** @param {Dice} dice @returns {Chosen} */
function choose(dice) {
  /** @type {Map<string, Set<string>>} */
  const chosen = new Map();
  for (const [key, values] of /** @type {const} */ ([["decision", DECISIONS], ["tags", TAGS]])) {
    if (dice.roll(2) > 0) chosen.set(key, new Set(dice.several(2, () => dice.pick(values))));
  }
  return chosen;
}

/** @param {Row} row @param {Chosen} chosen @param {string} [except] */
const isChosen = (row, chosen, except) =>
  [...chosen].every(([key, values]) =>
    key === except || values.size === 0 || counted(row[key]).some((value) => values.has(value))
  );

/** @param {readonly Row[]} rows @param {(row: Row) => boolean} test */
const placesOf = (rows, test) => rows.flatMap((row, place) => (test(row) ? [place] : []));

/** @param {Uint8Array} flags */
const placesIn = (flags) => [...flags].flatMap((flag, place) => (flag ? [place] : []));

/** @param {string} text */
function termsOf(text) {
  const { terms, problems } = parseQuery(text, HEADINGS);
  deepEqual(problems, [], text);
  return terms;
}

/**
 * How one cell stands to another of its column when rising: numbers, texts, and then nothing.
 * @param {Entry} one
 * @param {Entry} other
 * @param {boolean} numeric
 */
function order(one, other, numeric) {
  const [a, b] = [one, other].map(({ text, sort }) => {
    const shown = (sort ?? text).trim();
    const number = numeric || sort !== undefined ? numberOf({ text: shown }) : null;
    return { shown, number, group: shown === "" ? 2 : number === null ? 1 : 0 };
  });
  if (a.group !== b.group) return { by: a.group - b.group, last: a.group === 2 || b.group === 2 };
  if (a.number !== null && b.number !== null) return { by: a.number - b.number, last: false };
  return { by: textOrder(plain(a.shown), plain(b.shown)), last: false };
}

/** Texts by their characters, runs of digits by the number that they are. @param {string} one @param {string} other */
function textOrder(one, other) {
  const [a, b] = [one, other].map((text) => text.match(/\d+|\D/gsu) ?? []);
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const [left = "", right = ""] = [a[at], b[at]];
    const numbers = /\d/.test(left) && /\d/.test(right);
    if (numbers && Number(left) !== Number(right)) return Number(left) - Number(right);
    if (!numbers && left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

/** @param {readonly Row[]} rows @param {readonly Sort[]} sorts */
function naiveOrder(rows, sorts) {
  return rows.map((_, place) => place).sort((one, other) => {
    for (const { key, direction } of sorts) {
      const { by, last } = order(rows[one][key], rows[other][key], key === "score");
      if (by !== 0) return direction === "ascending" || last ? by : -by;
    }
    return one - other;
  });
}

/** @param {number} cases @param {(dice: Dice, rows: Row[]) => void} check */
function forMany(cases, check) {
  for (let seed = 0; seed < cases; seed += 1) {
    const dice = new Dice(seed * 7919);
    check(dice, dice.several(40, () => rowOf(dice)));
  }
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
