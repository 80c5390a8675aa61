/** The words of the tables that readers filter and sort. */

import { grouped, plural, quoted } from "./words.js";

/** @typedef {import("../store.js").Heading} Heading */
/** @typedef {import("../query.js").Problem} Problem */
/** @typedef {import("../sorting.js").Direction} Direction */

/** How many values of a closed list a message names. */
const MOST_NAMED = 8;

/** A value as it is typed: in quotes where it has blanks. @param {string} value */
const typed = (value) => {
  const low = value.toLowerCase();
  return /[\s,"]/.test(low) ? `"${low.replace(/["\\]/g, "\\$&")}"` : low;
};

/** @param {Heading} heading */
const valueExample = ({ key, type, vocabulary }) => {
  if (type === "number") return `${key}>=5`;
  if (type === "date") return `${key}>=2026-06-01`;
  return `${key}:${typed(vocabulary?.[0] ?? "lisbon")}`;
};

export const table = {
  /** @param {string} name */
  search: (name) => `Search ${name}`,
  placeholder: "Search all columns",
  narrow: "Filters and tools",
  sort: "Sort",
  reset: "Reset filters",
  again: "Filter again",
  emptyTitle: "Nothing matches",
  emptyNext: "Try fewer words, or reset the filters to see every row.",
  loading: "Loading all rows\u2026",
  /** @param {number} shown */
  notLoaded: (shown) =>
    `The other rows could not be loaded. These are the first ${
      grouped(shown)
    }; load the page again to try once more.`,
  /** @param {number} rows */
  count: (rows) => grouped(rows),
  /** @param {number} shown @param {number} total @param {string} one @param {string} many */
  showing: (shown, total, one, many) =>
    shown === total
      ? `Showing all ${plural(total, one, many)}`
      : `Showing ${grouped(shown)} of ${plural(total, one, many)}`,
  /** @param {string} label @param {readonly string[]} chosen */
  facet: (label, chosen) => {
    if (chosen.length === 0) return label;
    return `${label}: ${chosen.length === 1 ? chosen[0] : `${chosen.length} chosen`}`;
  },
  /** @param {number} more @param {string} key */
  moreValues: (more, key) => `and ${grouped(more)} more: search for them with ${key}:\u2026`,
  /** @param {string} query @param {readonly (readonly [string, readonly string[]])[]} facets */
  applied: (query, facets) => {
    const parts = facets.map(([label, values]) => `${label}: ${values.join(" or ")}`);
    if (query) parts.unshift(quoted(query));
    return `Filtered by ${parts.join("; ")}`;
  },
  /** @param {readonly { label: string, direction: Direction }[]} sorts */
  sorted: (sorts) =>
    sorts.length === 0
      ? "In the original order"
      : `Sorted by ${
        sorts.map(({ label, direction }) => `${label}, ${direction}`).join(", then by ")
      }`,
  sortMore: "Sort; with Shift, sort by this column too",
  columns: "Columns",
  copyLink: "Copy link",
  linkCopied: "Link to this view copied; it holds the filter and no row",
  noLink:
    "Not copied: the filter holds what looks like a secret, or that could not be checked, and the link would carry it.",
  /** @param {number} left @param {number} printed */
  leftOut: (left, printed) =>
    `The first ${grouped(printed)} rows are printed; ${
      plural(left, "row is", "rows are")
    } left out. ` +
    "Filter them, or save them as CSV.",
  help: "Search help",
  helpTitle: "What you can type; press an example to try it",
  keysTitle: "Keys",
  /** @param {string | undefined} shortcut @returns {[string, string][]} */
  keys: (shortcut) => [
    ...(shortcut
      ? /** @type {[string, string][]} */ ([[shortcut, "to the search"], ["?", "this help"]])
      : []),
    ["\u2193", "from the search to the first row; on a row, to the next"],
    ["\u2191", "to the row before; from the first, back to the search"],
    ["Home / End", "to the first and the last row"],
    ["Page Up / Page Down", "a page of rows up or down"],
    ["Enter", "into the row, to its first link or field"],
    ["Esc", "out of a field of a row; in the search, empty it"],
    ["Shift + click", "on a column: sort by this column too"],
  ],
  /**
   * Examples for the columns that there are, each with what it means.
   * @param {readonly Heading[]} headings
   * @returns {[string, string][]}
   */
  examples: (headings) => {
    /** @param {(heading: Heading) => boolean} test */
    const first = (test) => headings.find(test);
    const listed = first(({ vocabulary, type }) =>
      type === "text" && (vocabulary?.length ?? 0) > 1
    );
    const free = first(({ vocabulary, type }) => !vocabulary && type === "text");
    const number = first(({ type }) => type === "number");
    const day = first(({ type }) => type === "date");
    /** @type {[string, string][]} */
    const examples = [
      ["chrome lisbon", "both words, in any column and order"],
      ['"on macos"', "these words as they stand here"],
      ["-unknown", "not this word"],
    ];
    if (listed?.vocabulary) {
      examples.push([valueExample(listed), `${listed.label} is this, or begins like it`]);
      const [one, other] = listed.vocabulary.map(typed);
      examples.push([`${listed.key}:${one},${other}`, `${listed.label} is one of these`]);
      examples.push([`-${listed.key}:${one}`, `${listed.label} is anything else`]);
    }
    if (free) examples.push([`${free.key}:mac`, `${free.label} has this in it`]);
    if (number) {
      examples.push([
        `${number.key}>=5`,
        `${number.label} is 5 or more, a range by its upper end; also < <= >`,
      ]);
      examples.push([`${number.key}:2..4`, `${number.label} is from 2 to 4`]);
    }
    if (day) {
      examples.push([`${day.key}<2026-06-01`, `${day.label} is before this day`]);
      examples.push([`${day.key}:2026-06`, `${day.label} is in this month`]);
    }
    const last = free ?? headings[0];
    if (last) {
      examples.push([`no:${last.key}`, `${last.label} is empty; has:${last.key} is the opposite`]);
    }
    return examples;
  },
  /** @param {Problem} problem */
  problem: ({ problem, at, written, heading }) => {
    const still = " The rows are still those of the search before.";
    const example = heading ? valueExample(heading) : "";
    switch (problem) {
      case "quote":
        return `The quotation mark at character ${at + 1} is not closed: add " at the end.${still}`;
      case "field":
        return `No column is called ${quoted(written)}. ${
          heading ? `For ${quoted(heading.label)}, write ${example}. ` : ""
        }To search for it as a word, write it in quotation marks.${still}`;
      case "value":
        return `${quoted(written)} says no ${
          heading ? `value, such as ${example}` : "column; write its name after it"
        }.${still}`;
      case "unknown": {
        const all = heading?.vocabulary ?? [];
        const some = all.slice(0, MOST_NAMED).join(", ");
        const more = all.length > MOST_NAMED ? ", \u2026" : "";
        return `${heading?.label} has no value ${quoted(written)}. It has: ${some}${more}.${still}`;
      }
      case "number":
        return `${heading?.label} takes a number, such as ${example}, not ${
          quoted(written)
        }.${still}`;
      case "day":
        return `${heading?.label} takes a day, a month or a year, such as ${example}, not ${
          quoted(written)
        }.${still}`;
      case "order":
        return `${heading?.label} has no order to compare by; write ${example}.${still}`;
    }
  },
};
