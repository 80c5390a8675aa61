/**
 * A text and what was found in it go in; where each find stands, how many there are of each class, and
 * the redacted text with its labels told apart, come out.
 */

/** @typedef {{ start: number, end: number, class: string }} Finding */
/** @typedef {{ start: number, end: number, line: number, column: number }} Place */
/** @typedef {{ id: string, label: string }} RedactionClass */
/** @typedef {{ id: string, label: string, places: Place[] }} Group */
/** @typedef {{ text: string, label: boolean }} Piece */

/**
 * The finds by class, in the order of the classes; a class without a find is left out.
 * @param {string} text
 * @param {readonly Finding[]} findings in the order of the text
 * @param {readonly RedactionClass[]} classes
 * @returns {Group[]}
 */
export function byClass(text, findings, classes) {
  const places = placesOf(text, findings);
  return classes.map(({ id, label }) => ({
    id,
    label,
    places: places.filter((_, index) => findings[index].class === id),
  })).filter((group) => group.places.length > 0);
}

/**
 * Lines and columns count from 1, columns in characters as people see them in an editor.
 * @param {string} text
 * @param {readonly Finding[]} findings in the order of the text
 * @returns {Place[]}
 */
function placesOf(text, findings) {
  let [line, column, counted] = [1, 1, 0];
  let next = text.indexOf("\n");
  return findings.map(({ start, end }) => {
    while (next !== -1 && next < start) {
      [line, column, counted] = [line + 1, 1, next + 1];
      next = text.indexOf("\n", counted);
    }
    column += [...text.slice(counted, start)].length;
    counted = start;
    return { start, end, line, column };
  });
}

/**
 * The redacted text in pieces: what stayed as it was, and the labels, one for each line of a find.
 *
 * What is shown must be what was redacted, whatever is known here about how labels are written: where
 * the pieces do not give that text, it is one piece without a label.
 * @param {string} source
 * @param {{ text: string, findings: readonly Finding[] }} redaction
 * @param {number} most how many finds are told apart; the rest of the text is one piece
 * @returns {Piece[]}
 */
export function pieces(source, redaction, most) {
  /** @type {Piece[]} */
  const found = [];
  let done = 0;
  let written = 0;
  for (const { start, end, class: name } of redaction.findings.slice(0, most)) {
    found.push({ text: source.slice(done, start), label: false });
    source.slice(start, end).split(/(\r\n?|\n)/).forEach((part, index) => {
      found.push(index % 2 ? { text: part, label: false } : { text: `[${name}]`, label: true });
    });
    done = end;
  }
  for (const { text } of found) {
    if (!redaction.text.startsWith(text, written)) return [{ text: redaction.text, label: false }];
    written += text.length;
  }
  found.push({ text: redaction.text.slice(written), label: false });
  return found.filter(({ text }) => text !== "");
}
