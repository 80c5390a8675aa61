/**
 * What a table says, told from its cells one by one and without the engine: a cell, a row or rows go in; what they
 * hold and count as, the places of the rows that pass, and the order of the rows come out.
 */

/** @typedef {import("../../overrides/widgets/logic/store.js").Entry} Entry */
/** @typedef {import("../../overrides/widgets/logic/filtering.js").Chosen} Chosen */
/** @typedef {import("../../overrides/widgets/logic/sorting.js").Sort} Sort */
/** A row: its cells by the keys of their columns. @typedef {Record<string, Entry>} Row */

/** @type {Map<string, string>} */
const readings = new Map();

/** A plain reading of a text, for the letters that these tables have. @param {string} text */
export function plain(text) {
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
export const counted = ({ text, value = text, values = [value] }) =>
  values.filter((one) => one !== "");

/** @param {Entry} entry @param {string} part */
export const holds = (entry, part) => said(entry).some((text) => plain(text).includes(plain(part)));

/** The number of a cell, or null. @param {Entry} entry */
function numberOf({ text, sort = text }) {
  const number = Number(sort.replace("\u2212", "-").replace(",", "") || "none");
  return Number.isNaN(number) ? null : number;
}

/** What a cell counts as at most, or null. @param {Entry} entry */
export function mostOf(entry) {
  const most = / to (\d+)$/.exec(entry.text);
  return most ? Number(most[1]) : numberOf(entry);
}

/** The day of a cell, or null. @param {Entry} entry */
export const dayOf = ({ text, value = text }) => value.startsWith("20") ? value.slice(0, 10) : null;

/** @type {Record<string, (order: number) => boolean>} */
export const OPERATORS = {
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

/** How a day stands to a day, a month or a year. @param {string} day @param {string} bound */
export const dayOrder = (day, bound) => {
  const [one, other] = [day.slice(0, bound.length), bound].map((text) => text.replaceAll("-", ""));
  return Number(one) - Number(other);
};

/** @param {Row} row @param {Chosen} chosen @param {string} [except] */
export const isChosen = (row, chosen, except) =>
  [...chosen].every(([key, values]) =>
    key === except || values.size === 0 || counted(row[key]).some((value) => values.has(value))
  );

/** @param {readonly Row[]} rows @param {(row: Row) => boolean} test */
export const placesOf = (rows, test) => rows.flatMap((row, place) => (test(row) ? [place] : []));

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
export function naiveOrder(rows, sorts) {
  return rows.map((_, place) => place).sort((one, other) => {
    for (const { key, direction } of sorts) {
      const { by, last } = order(rows[one][key], rows[other][key], key === "score");
      if (by !== 0) return direction === "ascending" || last ? by : -by;
    }
    return one - other;
  });
}
