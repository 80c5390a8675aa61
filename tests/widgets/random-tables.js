/**
 * Tables, queries and choices that look random and are the same in every run: a number goes in; rows of cells, terms
 * as somebody would type them with the rows that each means, and values chosen in facets come out.
 */

import { columnOf, Store } from "../../overrides/widgets/logic/store.js";
import { counted, dayOf, dayOrder, holds, mostOf, OPERATORS, plain } from "./naive-filter.js";

/** @typedef {import("../../overrides/widgets/logic/store.js").Entry} Entry */
/** @typedef {import("../../overrides/widgets/logic/store.js").Heading} Heading */
/** @typedef {import("../../overrides/widgets/logic/filtering.js").Chosen} Chosen */
/** @typedef {import("./naive-filter.js").Row} Row */
/** A term as it is typed, and which rows it means. @typedef {{ text: string, means: (row: Row) => boolean }} Asked */

/** A source of numbers that are the same in every run. */
export class Dice {
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
export const HEADINGS = [
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
export const CELLS = {
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
export const storeOf = (rows) =>
  new Store(
    HEADINGS.map((heading) => columnOf(heading, rows.length, (row) => rows[row][heading.key])),
    rows.length,
  );

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
export function ask(dice) {
  const { text, means } = dice.pick(TERMS)(dice);
  return dice.roll(4) > 0 ? { text, means } : { text: `-${text}`, means: (row) => !means(row) };
}

/** @param {Dice} dice @returns {Chosen} */
export function choose(dice) {
  /** @type {Map<string, Set<string>>} */
  const chosen = new Map();
  for (const [key, values] of /** @type {const} */ ([["decision", DECISIONS], ["tags", TAGS]])) {
    if (dice.roll(2) > 0) chosen.set(key, new Set(dice.several(2, () => dice.pick(values))));
  }
  return chosen;
}

/** @param {number} cases @param {(dice: Dice, rows: Row[]) => void} check */
export function forMany(cases, check) {
  for (let seed = 0; seed < cases; seed += 1) {
    const dice = new Dice(seed * 7919);
    check(dice, dice.several(40, () => rowOf(dice)));
  }
}
