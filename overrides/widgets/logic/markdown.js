/** Text goes in; Markdown that shows it as it is comes out. */

/**
 * Text that Markdown shows as it is, on one line. A single underscore inside a word means nothing there,
 * and stays as written.
 * @param {string} text
 */
export function literal(text) {
  const line = text.trim().replace(/\s+/g, " ");
  return line.replace(/[\\`*[\]<>]|(?<![^\W_])_|_(?![^\W_])/g, "\\$&");
}
