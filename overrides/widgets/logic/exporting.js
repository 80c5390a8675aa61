/** A table of texts and a redactor go in; the table as it may leave the page comes out. */

/** @typedef {{ heads: readonly string[], rows: readonly (readonly string[])[] }} Texts */

/**
 * @param {Texts} table
 * @param {(text: string) => { text: string, findings: readonly unknown[] }} redact
 * @returns {{ heads: string[], rows: string[][], finds: number }} `finds`: how much was taken out
 */
export function redactTable({ heads, rows }, redact) {
  /** Columns repeat their values; each text is looked at once. @type {Map<string, ReturnType<typeof redact>>} */
  const known = new Map();
  let finds = 0;
  /** @param {string} text */
  const clean = (text) => {
    const result = known.get(text) ?? redact(text);
    known.set(text, result);
    finds += result.findings.length;
    return result.text;
  };
  const clear = { heads: heads.map(clean), rows: rows.map((row) => row.map(clean)) };
  return { ...clear, finds };
}
