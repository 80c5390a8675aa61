/**
 * Rules and a text go in; every find, and the text with a label in the place of each, come out. The twin of
 * generator/redaction: the same rules give the same result in both languages.
 */

import { joined } from "./joining.js";
import { Wrapping } from "./wrapping.js";

/**
 * A find: where it stands in the text (UTF-16 units), the id of its class and of the rule that found it.
 * @typedef {{ start: number, end: number, class: string, rule: string }} Finding
 */
/** @typedef {{ id: string, label: string, meaning: string, rank: number }} RedactionClass */
/**
 * @typedef {{
 *   id: string, class: string, near: readonly string[],
 *   wraps: "form" | "value" | null,
 *   everywhere: RegExp, here: RegExp,
 * }} Search
 */
/**
 * @typedef {{
 *   classes: readonly RedactionClass[], ranks: ReadonlyMap<string, number>,
 *   searches: readonly Search[], lineBreak: RegExp, ordinary: RegExp,
 * }} Rules
 */

/**
 * Make the rules ready to be run.
 * @param {unknown} model the rules as the generator writes them, every pattern whole
 * @returns {Rules}
 * @throws {RangeError} where they cannot be used, as those of another version
 */
export function readRedactionRules(model) {
  const { classes, rules, line_break, ordinary } = record(model, "the rules");
  const known = list(classes, "classes").map(readClass);
  const ranks = new Map(known.map(({ id, rank }) => [id, rank]));
  const searches = list(rules, "rules").map(readSearch);
  const strange = searches.find((search) => !ranks.has(search.class));
  if (strange) throw new RangeError(`the rule '${strange.id}' has a class that nobody describes`);
  return {
    classes: known,
    ranks,
    searches,
    lineBreak: pattern(text(line_break, "line_break"), "gu"),
    ordinary: pattern(`^(?:${text(ordinary, "ordinary")})$`, "u"),
  };
}

/**
 * The text with a label such as `[address]` in the place of each find; it keeps its number of lines.
 * @param {Rules} rules
 * @param {string} written
 * @returns {{ text: string, findings: readonly Finding[] }}
 */
export function redact(rules, written) {
  const findings = find(rules, written);
  let clean = "";
  let at = 0;
  for (const one of findings) {
    clean += written.slice(at, one.start) + label(one, written.slice(one.start, one.end));
    at = one.end;
  }
  return { text: clean + written.slice(at), findings };
}

/**
 * Every find, in the order of the text; finds that overlap are one, of the class that ranks highest.
 * @param {Rules} rules
 * @param {string} written
 * @returns {Finding[]}
 */
export function find(rules, written) {
  const found = [...onLines(rules, written), ...overLines(rules, written)];
  return merged(rules.ranks, found.sort(inOrder));
}

/**
 * @param {Rules} rules
 * @param {string} written
 * @returns {Iterable<Finding>}
 */
function* onLines({ searches }, written) {
  const lower = lowerCase(written);
  for (const search of searches) {
    if (!isNear(search, lower)) continue;
    for (const match of written.matchAll(search.everywhere)) {
      yield* finding(search, startOf(match), match.index + match[0].length);
    }
  }
}

/**
 * What is broken over lines is searched in the text without these breaks.
 * @param {Rules} rules
 * @param {string} written
 * @returns {Iterable<Finding>}
 */
function* overLines({ searches, lineBreak, ordinary }, written) {
  const whole = joined(written, lineBreak);
  if (whole.joints.length === 0) return;
  const wrapping = new Wrapping(written, whole, ordinary);
  const lower = lowerCase(whole.text);
  for (const search of searches) {
    if (search.wraps === null || !isNear(search, lower)) continue;
    for (const match of whole.text.matchAll(search.everywhere)) {
      const start = startOf(match);
      if (!whole.isBroken(start, match.index + match[0].length)) continue;
      const span = wrapping.span(search.here, match, start, search.wraps === "form");
      if (span) yield* finding(search, span.start, span.end);
    }
  }
}

/**
 * @param {ReadonlyMap<string, number>} ranks
 * @param {readonly Finding[]} findings in their order
 */
function merged(ranks, findings) {
  /** @type {Finding[]} */
  const found = [];
  for (const one of findings) {
    const last = found.at(-1);
    if (last === undefined || one.start >= last.end) {
      found.push(one);
      continue;
    }
    const named = rank(ranks, one) > rank(ranks, last) ? one : last;
    const end = Math.max(last.end, one.end);
    found[found.length - 1] = { start: last.start, end, class: named.class, rule: named.rule };
  }
  return found;
}

/** @param {ReadonlyMap<string, number>} ranks @param {Finding} finding */
const rank = (ranks, finding) => ranks.get(finding.class) ?? 0;

/** @param {Finding} one @param {Finding} other */
function inOrder(one, other) {
  return (
    one.start - other.start ||
    one.end - other.end ||
    byCode(one.class, other.class) ||
    byCode(one.rule, other.rule)
  );
}

/** @param {string} one @param {string} other */
const byCode = (one, other) => (one < other ? -1 : Number(one > other));

/**
 * Only the letters of ASCII, as in Python: the others may change the length of a text.
 * @param {string} written
 */
const lowerCase = (written) => written.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** @param {Search} search @param {string} lower */
const isNear = ({ near }, lower) => near.some((word) => lower.includes(word));

/**
 * Where the find begins: after what the first group catches, which stays.
 * @param {RegExpExecArray} match
 */
const startOf = (match) => match.index + (match[1]?.length ?? 0);

/**
 * @param {Search} search
 * @param {number} start
 * @param {number} end
 * @returns {Iterable<Finding>}
 */
function* finding(search, start, end) {
  if (start < end) yield { start, end, class: search.class, rule: search.id };
}

/**
 * The label, once for each line of the find.
 * @param {Finding} finding
 * @param {string} found
 */
function label(finding, found) {
  const shown = `[${finding.class}]`;
  return shown + (found.match(/\r\n|\r|\n/g) ?? []).map((lineBreak) => lineBreak + shown).join("");
}

/**
 * @param {unknown} value
 * @returns {RedactionClass}
 */
function readClass(value) {
  const { id, label: shown, meaning, rank: order } = record(value, "a class");
  if (typeof order !== "number") throw new RangeError("a class has no rank");
  return {
    id: text(id, "id"),
    label: text(shown, "label"),
    meaning: text(meaning, "meaning"),
    rank: order,
  };
}

/**
 * @param {unknown} value
 * @returns {Search}
 */
function readSearch(value) {
  const { id, class: kind, near, find: source, wraps } = record(value, "a rule");
  const written = text(source, "find");
  return {
    id: text(id, "id"),
    class: text(kind, "class"),
    near: list(near, "near").map((word) => text(word, "near")),
    wraps: wraps === "form" || wraps === "value" ? wraps : null,
    everywhere: pattern(written, "gu"),
    here: pattern(written, "uy"),
  };
}

/** @param {string} source @param {string} flags */
function pattern(source, flags) {
  try {
    return new RegExp(source, flags);
  } catch {
    throw new RangeError("this browser cannot read the pattern of a rule");
  }
}

/**
 * @param {unknown} value
 * @param {string} what
 * @returns {Record<string, unknown>}
 */
function record(value, what) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new RangeError(`${what} is not an object`);
  }
  return /** @type {Record<string, unknown>} */ (value);
}

/**
 * @param {unknown} value
 * @param {string} what
 * @returns {unknown[]}
 */
function list(value, what) {
  if (!Array.isArray(value) || value.length === 0) {
    throw new RangeError(`there is no list '${what}'`);
  }
  return value;
}

/**
 * @param {unknown} value
 * @param {string} what
 * @returns {string}
 */
function text(value, what) {
  if (typeof value !== "string") throw new RangeError(`there is no text '${what}'`);
  return value;
}
