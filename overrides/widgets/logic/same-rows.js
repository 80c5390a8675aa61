/**
 * Records that are added, and those that are there already, go in; how many of the added ones are the same as another
 * in every column comes out.
 */

import { FIELDS } from "./session-rows.js";

/** @typedef {import("./session-scoring.js").SessionRecord} SessionRecord */

/**
 * `before`: added records that are the same as one which was there; `among`: those of the others that repeat one of
 * the added. Whether they are of one session is the reader's to say.
 * @typedef {{ before: number, among: number }} Same
 */

/** How many records are compared in a step. */
const STEP = 4_096;

/**
 * Compare in steps, which take a few milliseconds each.
 * @param {readonly SessionRecord[]} added
 * @param {readonly SessionRecord[]} there
 * @returns {Generator<void, Same, void>}
 */
export function* sameRows(added, there) {
  const known = new Set();
  for (const [row, record] of there.entries()) {
    known.add(textOf(record));
    if (row % STEP === 0) yield;
  }
  const found = new Set();
  const same = { before: 0, among: 0 };
  for (const [row, record] of added.entries()) {
    const text = textOf(record);
    if (known.has(text)) same.before += 1;
    else if (found.has(text)) same.among += 1;
    else found.add(text);
    if (row % STEP === 0) yield;
  }
  return same;
}

/** @param {SessionRecord} record */
function textOf(record) {
  return JSON.stringify(FIELDS.map((field) => record[field]));
}
