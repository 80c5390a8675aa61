/** Texts and a redactor go in; the texts as they may leave the page, and how much was taken out, come out. */

import { visible } from "./visible.js";

/** @typedef {{ heads: readonly string[], rows: readonly (readonly string[])[] }} Texts */
/** @typedef {(text: string) => { text: string, findings: readonly unknown[] }} Redact */

/** What ends a line for one program or another. */
const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** Takes out of texts what must not leave the page; they repeat, so each is looked at once. */
export class Cleaner {
  /** How much was taken out, counted as often as it stood in a text. */
  finds = 0;

  /** @type {Map<string, ReturnType<Redact>>} */
  #known = new Map();

  /** @param {Redact | null} redact null where the reader wants the texts as they are */
  constructor(redact) {
    this.redact = redact;
  }

  /** @param {string} text */
  clean(text) {
    if (!this.redact) return text;
    const result = this.#known.get(text) ?? this.redact(text);
    this.#known.set(text, result);
    this.finds += result.findings.length;
    return result.text;
  }

  /**
   * The text on one line. Several lines are looked at twice: with their breaks, since a secret may be wrapped, and
   * as one line, since what stood on two may be an address now.
   * @param {string} text
   */
  line(text) {
    const lines = text.split(LINE_BREAK).map(visible);
    const clean = this.clean(lines.join("\n"));
    return lines.length > 1 ? this.clean(visible(clean)) : clean;
  }
}

/**
 * @param {Texts} table
 * @param {Redact | null} redact null where the reader wants the table as it is
 * @returns {{ heads: string[], rows: string[][], finds: number }} `finds`: how much was taken out
 */
export function redactTable({ heads, rows }, redact) {
  const cleaner = new Cleaner(redact);
  /** @param {readonly string[]} texts */
  const clean = (texts) => texts.map((text) => cleaner.clean(text));
  const clear = { heads: clean(heads), rows: rows.map(clean) };
  return { ...clear, finds: cleaner.finds };
}
