/** Holds which of the rows that are imported are told to be the same as others. */

import { deepEqual, equal, ok } from "node:assert/strict";
import { sameRows } from "../../overrides/widgets/logic/same-rows.js";
import { FIELDS } from "../../overrides/widgets/logic/session-rows.js";
import { importing } from "../../overrides/widgets/logic/texts/importing.js";

/** @typedef {import("../../overrides/widgets/logic/session-scoring.js").SessionRecord} SessionRecord */

/** @param {Partial<SessionRecord>} [cells] */
const row = (cells) => /** @type {SessionRecord} */ ({
  ...Object.fromEntries(FIELDS.map((field) => [field, ""])),
  ...cells,
});

/** @param {SessionRecord[]} added @param {SessionRecord[]} there */
function same(added, there) {
  const steps = sameRows(added, there);
  for (let count = 1;; count += 1) {
    const { done, value } = steps.next();
    if (done) return { ...value, steps: count };
  }
}

/** @param {number} before @param {number} among @param {number} count */
const said = (before, among, count) => importing.same(count, { before, among });

Deno.test("a row is the same as another where every column is, and is counted once", () => {
  const [edge, lynx] = [row({ device: "Edge" }), row({ device: "Lynx" })];
  const { before, among } = same([edge, lynx, { ...lynx }, lynx, { ...edge }, row()], [edge]);
  deepEqual({ before, among }, { before: 2, among: 2 });
  for (const field of FIELDS) {
    const found = same([row({ [field]: "x" })], [row()]);
    deepEqual([found.before, found.among], [0, 0], field);
  }
});

Deno.test("what stands in one column is not the same as what stands in the next", () => {
  const found = same([row({ owner: "a", device: "" })], [row({ owner: "", device: "a" })]);
  equal(found.before, 0);
});

Deno.test("many rows are compared in many steps", () => {
  const rows = Array(20_000).fill(row());
  const { before, steps } = same(rows, rows);
  equal(before, 20_000);
  ok(steps > 8, `${steps} steps`);
});

Deno.test("rows beside others are said to be, and those that are the same are counted", () => {
  equal(importing.imported(5, 0), "5 rows imported");
  equal(importing.imported(0, 5), "0 rows imported");
  equal(importing.imported(5, 1_200), "5 rows imported, beside the 1,200 that were here");
  equal(importing.imported(1, 1), "1 row imported, beside the 1 that was here");
  equal(said(0, 0, 5), "");
  equal(
    said(5, 0, 5),
    "5 of 5 rows are the same in every column as rows that were here. Undo takes this import back.",
  );
  equal(
    said(1, 2, 5),
    "1 of 5 rows is the same in every column as a row that was here. " +
      "2 of 5 rows are the same in every column as others of this import. " +
      "Undo takes this import back.",
  );
});
