/** A text that somebody imports goes in; what reads its rows comes out, with their heading, or why it has none. */

import { clipped } from "./cell-values.js";
import { readDelimited } from "./delimited.js";
import { looksLikeJson, readJson } from "./json-rows.js";
import { readHeading } from "./session-rows.js";
import { importing as texts } from "./texts/importing.js";

/** @typedef {import("./delimited.js").Batch} Batch */
/** @typedef {NonNullable<ReturnType<typeof readHeading>>} Heading */

/**
 * What can be read as often as somebody asks. `json`: the names of its columns are no row; `unit`: what its lines
 * count; `length` is in characters.
 * @typedef {{
 *   open: () => Iterable<Batch>,
 *   length: number,
 *   unit: "line" | "record",
 *   json: boolean,
 *   heading: Heading,
 * }} Source
 */

/** What a browser can hold beside the page, in characters. */
export const LONGEST = 100_000_000;

/**
 * @param {string} text
 * @param {(header: string) => string | null} fieldOf
 * @returns {Source | string} what is wrong, in words, where there is nothing to read
 */
export function sourceIn(text, fieldOf) {
  if (text.trim() === "") return texts.empty;
  if (text.length > LONGEST) return texts.tooLong(LONGEST);
  const json = looksLikeJson(text) ? readJson(text) : null;
  if (json && "problem" in json) {
    const { line, column } = { line: undefined, column: undefined, ...json };
    const place = line === undefined || column === undefined ? null : { line, column };
    return json.problem === "not-json" ? texts.notJson(place) : texts.noJsonRows;
  }
  /** @returns {Iterable<Batch>} */
  const open = () => json ? json.batches : readDelimited(text);
  const heading = readHeading(open(), fieldOf);
  if (!heading) return texts.noRows;
  heading.headers = heading.headers.map(clipped);
  const { length } = text;
  return { open, length, unit: json?.unit ?? "line", json: json !== null, heading };
}
