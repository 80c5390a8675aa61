/** Heads and rows of texts go in; a Markdown table that shows them as they are comes out. */

import { literal } from "./markdown.js";

/**
 * @param {readonly string[]} heads
 * @param {readonly (readonly string[])[]} rows
 */
export function markdownTable(heads, rows) {
  const lines = [heads.map(cell), heads.map(() => "---"), ...rows.map((row) => row.map(cell))];
  return lines.map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

/**
 * A pipe would end the cell; an entity would become the letter that it stands for; two tildes would
 * cross out what is between them.
 * @param {string} text
 */
function cell(text) {
  return literal(text).replace(/[|~]|&(?=#?\w+;)/g, "\\$&");
}
