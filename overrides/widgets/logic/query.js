/**
 * What somebody typed and the headings of a table go in; terms, or what is wrong with it, come out.
 *
 * Words stand in any order and must all match: `chrome lisbon`, `"api platform"`, `-trusted`, `decision:keep,review`,
 * `-location:portugal`, `score>=5`, `score:2..5`, `signed_in<2026-06-01`, `no:evidence`, `has:evidence`.
 */

import { fold } from "./folding.js";
import { numberIn } from "./sorting.js";

/** @typedef {import("./store.js").Heading} Heading */
/** @typedef {"<" | "<=" | ">" | ">=" | "="} Operator */

/**
 * A term: a text in any column, values of one column, a comparison in one, or whether it shows anything.
 * @typedef {(
 *   | { kind: "text", text: string }
 *   | { kind: "values", key: string, values: readonly string[] }
 *   | { kind: "range", key: string, bounds: readonly Bound[] }
 *   | { kind: "shown", key: string }
 * ) & { not: boolean }} Term
 * @typedef {{ operator: Operator, value: string | number }} Bound
 */

/**
 * What is wrong, and with which piece of the query. Of a column that nobody knows, `heading` is the one that is meant.
 * @typedef {{
 *   problem: "quote" | "field" | "value" | "unknown" | "number" | "day" | "order",
 *   at: number,
 *   written: string,
 *   heading: Heading | null,
 * }} Problem
 */

const NAME = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const OPERATOR = /:?(<=|>=|<|>)|[:=]/y;
const BARE = /[^\s,"]+/y;
/** Phones and editors set other quotes and dashes than those that are typed; a cell may show a real minus by itself. */
const QUOTE = /["\u201c-\u201f\u00ab\u00bb]/;
const QUOTED = /"(?:[^"\\]|\\.)*"/sy;
const SET =
  /[\u201c-\u201f\u00ab\u00bb][^"\u201c-\u201f\u00ab\u00bb]*["\u201c-\u201f\u00ab\u00bb]/y;
const NOT = /-(?=\S)|[\u2010-\u2015\u2212](?=[^\s\d])/y;
const DAY = /^\d{4}(-\d\d(-\d\d)?)?$/;

/**
 * A name as names are compared: letters and digits only, without case and accents.
 * @param {string} text
 */
export function plainName(text) {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, "");
}

/**
 * @param {string} text
 * @param {readonly Heading[]} headings
 * @returns {{ terms: Term[], problems: Problem[] }}
 */
export function parseQuery(text, headings) {
  const reader = new Reader(text, headings);
  while (reader.next());
  return { terms: reader.terms, problems: reader.problems };
}

/** Reads a query from its beginning to its end, a term at a time. */
class Reader {
  /** @type {Term[]} */
  terms = [];
  /** @type {Problem[]} */
  problems = [];
  #at = 0;
  #text;
  #headings;

  /**
   * @param {string} text
   * @param {readonly Heading[]} headings
   */
  constructor(text, headings) {
    this.#text = text;
    this.#headings = headings;
  }

  /** Read one more term; whether there was one. */
  next() {
    this.#take(/\s*/y);
    if (this.#at >= this.#text.length) return false;
    const start = this.#at;
    const not = this.#take(NOT) !== null;
    if (this.#isQuote) this.#addText(this.#quoted(), not);
    else if (!this.#field(not)) this.#addText(this.#take(/\S+/y) ?? "", not);
    // A dash alone is the beginning of a term that is still being typed.
    if (this.#text.slice(start, this.#at) === "-") this.terms.pop();
    return true;
  }

  /**
   * @param {RegExp} pattern sticky
   * @returns {string | null}
   */
  #take(pattern) {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? null;
    this.#at += found?.length ?? 0;
    return found;
  }

  /**
   * @param {string | null} text
   * @param {boolean} not
   */
  #addText(text, not) {
    const folded = fold(text ?? "");
    if (folded.trim() !== "") this.terms.push({ kind: "text", text: folded, not });
  }

  get #isQuote() {
    return QUOTE.test(this.#text[this.#at] ?? "");
  }

  /** What stands in quotes, whose own quotes have a backslash before them; null where they do not close. */
  #quoted() {
    const start = this.#at;
    const typed = this.#take(QUOTED)?.slice(1, -1).replace(/\\(["\\])/g, "$1");
    const whole = typed ?? this.#take(SET)?.slice(1, -1);
    if (whole !== undefined) return whole;
    this.#at = this.#text.length;
    this.#refuse("quote", start, null);
    return null;
  }

  /**
   * A term that begins with the name of a column; whether there was one.
   * @param {boolean} not
   */
  #field(not) {
    const start = this.#at;
    const name = this.#take(NAME) ?? "";
    const operator = name && this.#take(OPERATOR);
    const heading = this.#heading(name);
    const word = !operator || this.#text.startsWith("//", this.#at) ||
      (operator === "=" && !heading);
    if (word) {
      this.#at = start;
      return false;
    }
    const values = this.#values();
    if (values === null) return true;
    const shown = /^(no|has)$/i.test(name) && operator === ":";
    if (shown) this.#shown(values, not !== (name.toLowerCase() === "no"), start);
    else if (!heading) this.#refuse("field", start, this.#shownAs(name, start), name);
    else if (values.length === 0) this.#refuse("value", start, heading);
    else this.#compare(heading, operator.replace(/^:(?=.)/, ""), values, not, start);
    return true;
  }

  /** @param {string} name */
  #heading(name) {
    const plain = plainName(name);
    const { length } = plain;
    return this.#headings.find(({ key }) => plainName(key) === plain) ??
      this.#headings.find(({ label }) => plainName(label) === plain && length > 0) ?? null;
  }

  /**
   * The column whose shown name, which has a blank in it, ends with what is no name; first of all the one whose whole
   * name stands there.
   * @param {string} name
   * @param {number} start where its term begins
   * @returns {Heading | null}
   */
  #shownAs(name, start) {
    const [last, all] = [fold(name), fold(`${this.#text.slice(0, start)}${name}`)];
    const ending = this.#headings.filter(({ label }) => fold(label).endsWith(` ${last}`));
    return ending.find(({ label }) => all.endsWith(fold(label))) ?? ending[0] ?? null;
  }

  /** The values after a name, with commas between them; null where a quote does not close, which is refused. */
  #values() {
    /** @type {string[]} */
    const values = [];
    do {
      const value = this.#isQuote ? this.#quoted() : this.#take(BARE) ?? "";
      if (value === null) return null;
      if (fold(value).trim() !== "") values.push(value);
    } while (this.#take(/,/y));
    return values;
  }

  /**
   * @param {string[]} names
   * @param {boolean} not
   * @param {number} start
   */
  #shown(names, not, start) {
    if (names.length === 0) this.#refuse("value", start, null);
    for (const name of names) {
      const heading = this.#heading(name);
      if (heading) this.terms.push({ kind: "shown", key: heading.key, not });
      else this.#refuse("field", start, this.#shownAs(name, start), name);
    }
  }

  /**
   * @param {Heading} heading
   * @param {string} operator
   * @param {string[]} values
   * @param {boolean} not
   * @param {number} start
   */
  #compare(heading, operator, values, not, start) {
    const { key, type } = heading;
    const equal = operator === ":" || operator === "=";
    if (!equal && type === "text") return this.#refuse("order", start, heading);
    if (
      type === "text" || (type === "date" && equal && !values.some((value) => value.includes("..")))
    ) {
      const known = values.map((value) => this.#known(heading, value));
      const unknown = known.indexOf(null);
      if (unknown >= 0) return this.#refuse("unknown", start, heading, values[unknown]);
      const all = known.flatMap((one) => one ?? []);
      return void this.terms.push({ kind: "values", key, values: all, not });
    }
    const bounds = boundsOf(type, equal ? "=" : /** @type {Operator} */ (operator), values[0]);
    if (!bounds || values.length > 1) {
      return this.#refuse(type === "number" ? "number" : "day", start, heading, values.join(","));
    }
    this.terms.push({ kind: "range", key, bounds, not });
  }

  /**
   * The values that are meant; of a closed list the one of that name, or all that begin with it. Null where
   * the list has none.
   * @param {Heading} heading
   * @param {string} value
   * @returns {string[] | null}
   */
  #known({ vocabulary }, value) {
    if (!vocabulary) return [fold(value)];
    const plain = plainName(value);
    const same = vocabulary.filter((label) => plainName(label) === plain);
    const begun = vocabulary.filter((label) => plain !== "" && plainName(label).startsWith(plain));
    const meant = same.length > 0 ? same : begun;
    return meant.length > 0 ? meant : null;
  }

  /**
   * @param {Problem["problem"]} problem
   * @param {number} start
   * @param {Heading | null} heading
   * @param {string} [written]
   */
  #refuse(problem, start, heading, written = this.#text.slice(start, this.#at)) {
    this.problems.push({ problem, at: start, written, heading });
  }
}

/**
 * @param {"number" | "date" | "text"} type
 * @param {Operator} operator
 * @param {string} text
 * @returns {Bound[] | null} null where the text is no number, or no day
 */
function boundsOf(type, operator, text) {
  const [from, to, ...more] = operator === "=" ? text.split("..") : [text];
  /** @param {string} one */
  const read = (one) => type === "number" ? numberIn(one) : DAY.test(one) ? one : null;
  if (more.length > 0 || (to !== undefined && from === "" && to === "")) return null;
  /** @type {[Operator, string][]} */
  const wanted = to === undefined ? [[operator, from]] : [[">=", from], ["<=", to]];
  const bounds = wanted.filter(([, one]) => to === undefined || (one !== "" && one !== "*")).map(
    ([operator, one]) => ({ operator, value: read(one) }),
  );
  if (bounds.some(({ value }) => value === null)) return null;
  return /** @type {Bound[]} */ (bounds);
}
