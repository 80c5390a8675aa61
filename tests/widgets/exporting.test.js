/** Holds what happens to a table before it leaves the page. */

import { deepEqual, equal } from "node:assert/strict";
import { redactTable } from "../../overrides/widgets/logic/exporting.js";

/** @param {string} text */
const redact = (text) => ({
  text: text.replaceAll(/secret/g, "[key]"),
  findings: [...text.matchAll(/secret/g)],
});

Deno.test("every cell goes through redaction, the heads too, and every find counts", () => {
  deepEqual(
    redactTable(
      { heads: ["A secret", "B"], rows: [["secret", "secret secret"], ["x", "secret"]] },
      redact,
    ),
    { heads: ["A [key]", "B"], rows: [["[key]", "[key] [key]"], ["x", "[key]"]], finds: 5 },
  );
});

Deno.test("a text that stands in many rows is looked at once", () => {
  let runs = 0;
  const table = { heads: ["A"], rows: Array.from({ length: 1000 }, () => ["secret"]) };
  const { finds } = redactTable(table, (text) => {
    runs += 1;
    return redact(text);
  });
  deepEqual([runs, finds], [2, 1000]);
});

Deno.test("where a cell cannot be redacted, there is no table", () => {
  /** @returns {never} */
  const broken = () => {
    throw new RangeError("no rules");
  };
  let caught = "";
  try {
    redactTable({ heads: ["A"], rows: [] }, broken);
  } catch (error) {
    caught = String(error);
  }
  equal(caught, "RangeError: no rules");
});
