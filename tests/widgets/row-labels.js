/**
 * The browser's reading of rows as a filter, for tests in Python: the first line of the input has the
 * ruleset, each other line rows and the places of a team; each line of the output what the rows answer.
 */

import { normalized, RowReader } from "../../overrides/widgets/logic/row-labels.js";

/** @typedef {{ rows: Record<string, string>[], places: string[] }} Question */

/** @type {RowReader | undefined} */
let reader;

/** @param {string} line */
function answer(line) {
  const value = JSON.parse(line);
  if (reader === undefined) {
    reader = new RowReader(value);
    return;
  }
  const { rows, places } = /** @type {Question} */ (value);
  const listed = new Set(places.map(normalized));
  const found = [];
  for (const row of rows) found.push(reader.read(row, listed));
  console.log(JSON.stringify(found));
}

let rest = "";
for await (const piece of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {
  const lines = (rest + piece).split("\n");
  rest = lines.pop() ?? "";
  lines.forEach(answer);
}
