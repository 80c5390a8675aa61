/**
 * The text of a CSV or TSV file goes in; the cells of its records come out in batches, each record with
 * its line, and what cannot be understood with the line at which it begins.
 */

import Papa from "papaparse";
import { clipped, LONGEST_ROW } from "./cell-values.js";

/** @typedef {{ cells: readonly string[], line: number }} TableRow `line` counts from 1 */

/**
 * What could not be read, with the beginning of its text.
 * @typedef {{ line: number, problem: string, text: string }} Misread
 */

/**
 * `read`: how much of the text is done, in characters.
 * @typedef {{ rows: TableRow[], problems: Misread[], read: number }} Batch
 */

/** What may stand between cells; the first ones are those of generator/raw_rows/delimited.py. */
export const DELIMITERS = [",", ";", "\t", "|", Papa.RECORD_SEP, Papa.UNIT_SEP];

/** How much is read at once, in characters: few enough for a page to stay alive in between. */
const WINDOW = 2 ** 18;

/** How much may be read again after broken quotes, in characters, and the least that one of them takes. */
const AGAIN = 2 ** 26;
const AGAIN_ONCE = 2 ** 16;

/**
 * Nothing is dropped: a text is all in the rows and the problems. Where quotes are broken, the line at
 * which their record begins is a problem, and reading goes on with the next line.
 * @param {string} source
 * @param {string} [delimiter] without one, the first line tells it
 * @returns {Generator<Batch, void, void>}
 */
export function* readDelimited(source, delimiter) {
  const dialect = dialectOf(source, delimiter);
  let { at, line } = dialect;
  let [rest, size, again] = ["", WINDOW, AGAIN];
  while (at < source.length || rest !== "") {
    const end = pieceEnd(source, at + Math.max(0, size - rest.length));
    rest += source.slice(at, end).replace(/\r\n?/g, "\n");
    at = end;
    const last = at === source.length;
    if (last && !rest.endsWith("\n")) rest += "\n";

    const whole = rest.slice(0, rest.lastIndexOf("\n", size - 1) + 1);
    const sound = soundPart(whole, dialect.delimiter);
    const { rows, next } = rowsOf(whole.slice(0, sound.end), dialect.delimiter, line);
    // One record fills all that was looked at, so more of it is needed, within reason.
    const filled = sound.end === 0 && sound.state !== "broken";
    const endless = filled && size === LONGEST_ROW;
    const problem = problemOf(sound.state, endless, last && whole.length === rest.length);
    size = filled && !endless ? size * 2 : WINDOW;
    rest = rest.slice(sound.end);
    line = next;
    const problems = [];
    if (problem) {
      again -= AGAIN_ONCE + sound.seen - sound.end;
      const text = clipped(firstLine(rest));
      problems.push({ line, problem: again > 0 ? problem : "given-up", text });
      line += 1;
      if (!rest.includes("\n")) at = nextLine(source, at);
      rest = rest.slice(firstLine(rest).length + 1);
      if (again <= 0) [rest, at] = ["", source.length];
    }
    yield { rows, problems, read: at - rest.length };
  }
}

/**
 * What keeps the record from being read that begins where reading stopped; null where nothing does, or
 * nothing yet.
 * @param {"sound" | "open" | "broken"} state
 * @param {boolean} endless whether the record is as long as none may be
 * @param {boolean} all whether no text comes after what was looked at
 */
function problemOf(state, endless, all) {
  if (state === "broken" || (state === "open" && (all || endless))) return "quotes";
  return endless ? "too-long" : null;
}

/**
 * The delimiter that is most frequent in a line, outside quotation marks.
 * @param {string} line
 */
export function delimiterOf(line) {
  const bare = line.split('"').filter((_, index) => index % 2 === 0).join("");
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))];
}

/**
 * What is between cells, and where they begin: spreadsheets may say the delimiter in a line of its own.
 * @param {string} text
 * @param {string} [chosen]
 */
function dialectOf(text, chosen) {
  const start = text.startsWith("\ufeff") ? 1 : 0;
  const said = /^"?sep=([^"\r\n])"?(?:\r\n?|\n|$)/i.exec(text.slice(start, start + 16));
  const at = start + (said?.[0].length ?? 0);
  const beginning = text.slice(at, at + WINDOW);
  const blank = beginning.slice(0, beginning.search(/\S|$/));
  const head = firstLine(
    beginning.slice(Math.max(...["\n", "\r"].map((end) => blank.lastIndexOf(end))) + 1),
  );
  return { delimiter: chosen ?? said?.[1] ?? delimiterOf(head), at, line: said ? 2 : 1 };
}

/**
 * How far records go whose quotes are around whole cells, and what comes then: `open` quotes that end
 * later or never, or `broken` ones; `seen` is how far that was looked for. The parser would go on to any
 * quote that could be the end, over all lines between, and take quadratic time for hostile ones.
 * @param {string} text whole lines
 * @param {string} delimiter
 * @returns {{ end: number, seen: number, state: "sound" | "open" | "broken" }}
 */
function soundPart(text, delimiter) {
  let [end, done] = [0, 0]; // where the record begins, and how far its quotes are closed
  for (let quote = text.indexOf('"'); quote >= 0; quote = text.indexOf('"', done)) {
    const newline = text.slice(done, quote).lastIndexOf("\n");
    if (newline >= 0) end = done + newline + 1;
    const before = text[quote - 1] ?? "\n";
    if (before !== "\n" && before !== delimiter) {
      done = quote + 1; // a quotation mark within a cell that has none around it
      continue;
    }
    const close = closingQuote(text, quote);
    if (close < 0) return { end, seen: text.length, state: "open" };
    done = close + 1;
    while (isPadding(text[done], delimiter)) done += 1;
    if (text[done] !== "\n" && text[done] !== delimiter) {
      return { end, seen: done, state: "broken" };
    }
  }
  return { end: text.length, seen: text.length, state: "sound" };
}

/**
 * @param {string} text
 * @param {number} open
 */
function closingQuote(text, open) {
  let close = text.indexOf('"', open + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  return close;
}

/**
 * Whether a character may stand between a closing quote and what ends its cell.
 * @param {string | undefined} character
 * @param {string} delimiter
 */
function isPadding(character, delimiter) {
  return character !== undefined && character !== "\n" && character !== delimiter &&
    character.trim() === "";
}

/**
 * The records of whole lines whose quotes are sound.
 * @param {string} text
 * @param {string} delimiter
 * @param {number} line
 * @returns {{ rows: TableRow[], next: number }} with the line that comes next
 */
function rowsOf(text, delimiter, line) {
  if (text === "") return { rows: [], next: line };
  // The parser takes a mark of a file from any text; this one is for it to take.
  const { data } = Papa.parse(`\ufeff${text}`, { delimiter, newline: "\n", quoteChar: '"' });
  data.pop(); // what follows the last line end
  const quoted = text.includes('"');
  let next = line;
  const rows = data.map((/** @type {string[]} */ cells) => {
    const row = { cells, line: next };
    next += quoted ? cells.reduce((count, cell) => count + lineEnds(cell), 1) : 1;
    return row;
  });
  return { rows, next };
}

/** @param {string} cell */
function lineEnds(cell) {
  return cell.includes("\n") ? cell.split("\n").length - 1 : 0;
}

/** @param {string} text */
function firstLine(text) {
  return text.slice(0, text.search(/[\r\n]|$/));
}

/**
 * Where a piece of a text ends: never between the two characters of a line end.
 * @param {string} text
 * @param {number} end
 */
function pieceEnd(text, end) {
  const split = text[end - 1] === "\r" && text[end] === "\n";
  return Math.min(split ? end + 1 : end, text.length);
}

/**
 * @param {string} text
 * @param {number} at
 */
function nextLine(text, at) {
  const end = /\r\n?|\n/g;
  end.lastIndex = at;
  return end.test(text) ? end.lastIndex : text.length;
}
