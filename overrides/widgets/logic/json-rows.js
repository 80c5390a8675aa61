/**
 * A JSON text goes in: published reviews, a list of rows, an object around one, or a row on each line; the cells of its
 * records come out as those of a table whose first row has the names, or what the text lacks.
 */

import { clipped, LONGEST_ROW } from "./cell-values.js";
import { brokenPlace } from "./json-place.js";

/** @typedef {import("./delimited.js").Batch} Batch */
/** @typedef {import("./delimited.js").Misread} Misread */

/**
 * `unit`: what the lines of the rows count. The problem of a text is where it stops to be JSON, if that
 * can be known, or that it has no rows.
 * @typedef {{ batches: Iterable<Batch>, unit: "line" | "record" }} JsonTable
 * @typedef {{ problem: "not-json", line?: number, column?: number } | { problem: "no-rows" }} JsonProblem
 */

/** @typedef {Record<string, unknown>} Values */
/** @typedef {{ line: number, value: unknown, shared: Values }} Found */
/** @typedef {{ line: number, value: Values, shared: Values }} Row */

/** What a review says once for all of its rows. */
const SHARED = ["team", "date", "reviewer"];

/** More names are no table: a column for each would take hostile rows squared. */
const MOST_COLUMNS = 1_000;
const BATCH = 1_000;

/**
 * Whether a text begins as JSON does, and no line of column names.
 * @param {string} text
 */
export function looksLikeJson(text) {
  return /^\ufeff?\s*(?:\{|\[\s*[[{"\]])/.test(text);
}

/**
 * @param {string} source
 * @returns {JsonTable | JsonProblem}
 */
export function readJson(source) {
  const text = source.replace(/^\ufeff/, "");
  const whole = parsed(text);
  if (whole) {
    const found = recordsIn(whole.value);
    if (!found) return { problem: "no-rows" };
    return { batches: tableOf(number(found), [], text.length), unit: "record" };
  }
  const lines = jsonLines(text);
  if (lines) return { batches: tableOf(lines.found, lines.problems, text.length), unit: "line" };
  return { problem: "not-json", ...brokenPlace(text) };
}

/** @param {string} text */
function parsed(text) {
  try {
    return { value: /** @type {unknown} */ (JSON.parse(text)) };
  } catch {
    return null;
  }
}

/**
 * The records of a value, or null where it is nothing of what is read.
 * @param {unknown} value
 * @returns {Omit<Found, "line">[] | null}
 */
function recordsIn(value) {
  if (Array.isArray(value)) {
    const found = value.flatMap((one) => sessionsOf(one) ?? { value: one, shared: {} });
    return found.length === 0 || found.some((one) => isRecord(one.value)) ? found : null;
  }
  return sessionsOf(value) ?? (isRow(value) ? [{ value, shared: {} }] : null) ?? wrapped(value);
}

/** @param {unknown} value */
function sessionsOf(value) {
  return isRecord(value) && Array.isArray(value.sessions) ? recordsOf(value, value.sessions) : null;
}

/**
 * The one list of objects that an object has beside plain values, whatever it is called.
 * @param {unknown} value
 */
function wrapped(value) {
  if (!isRecord(value)) return null;
  const [list, ...more] = Object.values(value).filter((one) => !isPlain(one));
  const one = Array.isArray(list) && list.length > 0 && list.every(isRecord) && more.length === 0;
  return one ? recordsOf(value, list) : null;
}

/**
 * @param {Values} value
 * @param {readonly unknown[]} list
 */
function recordsOf(value, list) {
  const shared = Object.fromEntries(SHARED.flatMap((name) => {
    const said = value[name];
    return typeof said === "string" ? [[name, said]] : [];
  }));
  return list.map((one) => ({ value: one, shared }));
}

/**
 * @param {unknown} value
 * @returns {value is Values}
 */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {unknown} value */
function isRow(value) {
  return isRecord(value) && Object.keys(value).length > 0 && Object.values(value).every(isPlain);
}

/** @param {unknown} value */
function isPlain(value) {
  return value === null || typeof value !== "object";
}

/**
 * @param {Omit<Found, "line">[]} found
 * @returns {Found[]}
 */
function number(found) {
  return found.map((one, index) => ({ ...one, line: index + 1 }));
}

/**
 * A row, or a review, on each line; null where the first line is neither.
 * @param {string} text
 */
function jsonLines(text) {
  /** @type {Found[]} */
  const found = [];
  /** @type {Misread[]} */
  const problems = [];
  const lines = text.split(/\r\n?|\n/);
  for (const [index, written] of lines.entries()) {
    if (written.trim() === "") continue;
    const value = parsed(written)?.value;
    const first = found.length === 0 && problems.length === 0;
    if (first && !isRecord(value)) return null;
    const line = index + 1;
    if (value === undefined) problems.push({ line, problem: "not-json", text: clipped(written) });
    else {found.push(
        ...(sessionsOf(value) ?? [{ value, shared: {} }]).map((one) => ({ ...one, line })),
      );}
  }
  return found.length + problems.length > 0 ? { found, problems } : null;
}

/**
 * What reads the records of a text, as often as somebody asks.
 * @param {Found[]} found
 * @param {Misread[]} problems
 * @param {number} length
 */
function tableOf(found, problems, length) {
  /** @type {Set<string>} */
  const names = new Set();
  /** @type {Row[]} */
  const rows = [];
  for (const one of found) {
    const problem = take(one, names, rows);
    if (problem) problems.push({ line: one.line, problem, text: clipped(shown(one.value)) });
  }
  return { [Symbol.iterator]: () => batchesOf([...names], rows, problems, length) };
}

/**
 * @param {readonly string[]} heads
 * @param {readonly Row[]} rows
 * @param {Misread[]} problems
 * @param {number} length
 * @returns {Generator<Batch, void, void>}
 */
function* batchesOf(heads, rows, problems, length) {
  yield { rows: heads.length > 0 ? [{ cells: heads, line: 0 }] : [], problems, read: 0 };
  for (let at = 0; at < rows.length; at += BATCH) {
    const batch = rows.slice(at, at + BATCH).map(({ line, value, shared }) => ({
      cells: heads.map((name) => cellOf(name, value, shared)),
      line,
    }));
    yield { rows: batch, problems: [], read: Math.floor((length * at) / rows.length) };
  }
  yield { rows: [], problems: [], read: length };
}

/**
 * @param {string} name
 * @param {...Values} records of plain values; the first that has the name says it
 */
function cellOf(name, ...records) {
  const value = records.find((one) => Object.hasOwn(one, name))?.[name] ?? "";
  return typeof value === "string" ? value : String(value);
}

/**
 * Makes a record a row; what keeps it from being one, if anything does.
 * @param {Found} found
 * @param {Set<string>} names all that rows have; those of the record come to them
 * @param {Row[]} rows
 */
function take({ line, value, shared }, names, rows) {
  if (!isRecord(value)) return "no-object";
  if (!Object.values(value).every(isPlain)) return "nested";
  if (lengthOf(shared) + lengthOf(value) > LONGEST_ROW) return "too-long";
  const own = Object.keys(value);
  const added = [...Object.keys(shared), ...own].filter((name) => !names.has(name));
  if (names.size + added.length > MOST_COLUMNS) return "too-many-names";
  for (const name of added) names.add(name);
  rows.push({ line, value, shared });
  return null;
}

/**
 * How many characters a record has, its names included.
 * @param {Values} values
 */
function lengthOf(values) {
  let length = 0;
  for (const name of Object.keys(values)) length += name.length + `${values[name]}`.length;
  return length;
}

/**
 * The beginning of a value, without what is deep in it.
 * @param {unknown} value
 */
function shown(value) {
  if (Array.isArray(value)) return "[\u2026]";
  if (!isRecord(value)) return String(value);
  const pairs = Object.entries(value).slice(0, 20);
  return pairs.map(([name, one]) => `${name}: ${isPlain(one) ? one : "\u2026"}`).join(", ");
}
