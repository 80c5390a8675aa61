/** Rows of texts go in; a CSV file (RFC 4180) that spreadsheets read and do not run comes out. */

/** Without it, spreadsheets take UTF-8 for the letters of the machine's own language. */
const BYTE_ORDER_MARK = "\ufeff";

/**
 * How a text begins that a spreadsheet would take for a formula. Some strip what nobody sees before they look, some
 * take the full-width signs for the others, and a control character may end the cell.
 */
const FORMULA = /^[\s\p{Cf}]*[\uff20@=+\-\uff1d\uff0b\uff0d\p{Cc}]/u;

/**
 * @param {readonly (readonly string[])[]} rows
 */
export function csvText(rows) {
  const lines = rows.map((row) => `${row.map(field).join(",")}\r\n`);
  return BYTE_ORDER_MARK + lines.join("");
}

/** @param {string} text */
function field(text) {
  const inert = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
