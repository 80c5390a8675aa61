/** Holds what happens to a table before it leaves the page. */

import { deepEqual, equal, ok } from "node:assert/strict";
import { visible } from "../../overrides/widgets/logic/visible.js";
import { Cleaner, redactTable } from "../../overrides/widgets/logic/exporting.js";
import { hostileRows } from "./hostile-cells.js";

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

Deno.test("a reader who turns redaction off gets the table as it is, and no find", () => {
  const table = { heads: ["A"], rows: [["secret"], ["a\nb"]] };
  deepEqual(redactTable(table, null), { ...table, finds: 0 });
});

Deno.test("a text on one line has single spaces, and nothing that nobody sees", () => {
  equal(visible(" a\t\u00a0b\r\n\u2028c\u0085d "), "a b c d");
  equal(visible("s\u200be\u00adc\ufeffr\0et\ud800"), "secret");
  equal(visible("\u{1f512} \u00e9"), "\u{1f512} \u00e9");
  equal(visible("\u200b \u2060"), "");
});

Deno.test("what nobody sees inside a secret does not hide it", () => {
  equal(new Cleaner(redact).line("the se\u200bcret"), "the [key]");
});

Deno.test("several lines are looked at with their breaks, and as the one line that they become", () => {
  /** @type {string[]} */
  const seen = [];
  const cleaner = new Cleaner((text) => {
    seen.push(text);
    return { text: text.replace("top secret", "[key]"), findings: [] };
  });
  equal(cleaner.line("a  top\r\nsecret"), "a [key]");
  deepEqual(seen, ["a top\nsecret", "a top secret"]);
});

Deno.test("whatever a text holds, it becomes one line that stays as it is", () => {
  for (let seed = 0; seed < 200; seed += 1) {
    for (const cell of hostileRows(seed).flat()) {
      const line = new Cleaner(null).line(cell);
      equal(new Cleaner(null).line(line), line);
      ok(!/[\n\r\t\ufeff]/.test(line));
    }
  }
});
