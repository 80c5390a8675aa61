/** Holds the Markdown table that rows are copied as. */

import { deepEqual, equal } from "node:assert/strict";
import { markdownTable } from "../../overrides/widgets/logic/markdown-table.js";
import { hostileRows } from "./hostile-cells.js";

/**
 * The texts of a table: cells end at a pipe without a backslash, and a backslash before punctuation
 * is no part of the text. Whatever else means something in Markdown is a fault.
 * @param {string} markdown
 */
function parsed(markdown) {
  return markdown.trimEnd().split("\n").map((line) => {
    const inside = /^\| ?(.*) ?\|$/.exec(line)?.[1] ?? `no row: ${line}`;
    const cells = inside.match(/(?:^|\|)((?:\\.|[^\\|])*)/g) ?? [];
    return cells.map((cell) => {
      const written = cell.replace(/^\|/, "").trim();
      const bare = written.replace(/\\[!-/:-@[-`{-~]/g, "\0");
      equal(/[`*[\]<>~\\|]|(?<![^\W_])_|_(?![^\W_])|&#?\w+;/.exec(bare), null, written);
      return written.replace(/\\([!-/:-@[-`{-~])/g, "$1");
    });
  });
}

Deno.test("a table has its heads, a line, and a row for each row", () => {
  equal(markdownTable(["A", "B"], [["x", ""]]), "| A | B |\n| --- | --- |\n| x |  |\n");
});

Deno.test("a cell stays one cell on one line, and nothing in it is markup", () => {
  equal(
    markdownTable(["A"], [["a|b\nc \\| *d* <i> ~~e~~ &lt; R&D __f__ g_h"]]),
    "| A |\n| --- |\n| a\\|b c \\\\\\| \\*d\\* \\<i\\> \\~\\~e\\~\\~ \\&lt; R&D \\_\\_f\\_\\_ g_h |\n",
  );
});

Deno.test("whatever the cells hold, the table shows it", () => {
  /** @param {string} text */
  const shown = (text) => text.trim().replace(/\s+/g, " ");
  for (let seed = 0; seed < 500; seed += 1) {
    const [heads, ...rows] = hostileRows(seed);
    const [first, , ...rest] = parsed(markdownTable(heads, rows));
    deepEqual([first, ...rest], [heads, ...rows].map((row) => row.map(shown)), `seed ${seed}`);
  }
});
