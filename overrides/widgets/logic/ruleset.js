/**
 * The text of an attribute goes in; a ruleset that can be evaluated, or a RangeError, comes out.
 * The generator has checked the rules; this refuses what a page of another version would hold.
 */

/** @typedef {import("./scoring.js").Ruleset} Ruleset */

/**
 * @param {string | null} text JSON as the generator prints it
 * @returns {Ruleset}
 */
export function readRuleset(text) {
  const value = parsed(text);
  if (!isRecord(value)) throw new RangeError("the ruleset is not an object");
  for (const key of ["code", "hash", "title"]) {
    if (typeof value[key] !== "string") throw new RangeError(`the ruleset has no text '${key}'`);
  }
  for (const key of ["inputs", "rules", "bands", "decisions"]) {
    if (!isListOfRecords(value[key])) throw new RangeError(`the ruleset has no list '${key}'`);
  }
  const ruleset = /** @type {Ruleset} */ (/** @type {unknown} */ (value));
  checkParts(ruleset);
  return ruleset;
}

/** @param {Ruleset} ruleset */
function checkParts({ inputs, rules, bands, cautions, decisions }) {
  if (!inputs.every((input) => isListOfRecords(input.answers))) {
    throw new RangeError("an input has no answers");
  }
  if (!rules.every((rule) => isRecord(rule.when) && Number.isInteger(rule.points))) {
    throw new RangeError("a rule has no 'when' or no whole points");
  }
  if (!Array.isArray(cautions) || !cautions.every((caution) => isRecord(caution.when))) {
    throw new RangeError("a caution has no 'when'");
  }
  if (bands.at(-1)?.from !== null) {
    throw new RangeError("the last band must take every score that is left");
  }
  const known = new Set(decisions.map(({ id }) => id));
  if (!bands.every((band) => known.has(band.decision))) {
    throw new RangeError("a band decides what nobody describes");
  }
}

/** @param {string | null} text */
function parsed(text) {
  try {
    return JSON.parse(text ?? "");
  } catch {
    throw new RangeError("the ruleset is not JSON");
  }
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>[]}
 */
function isListOfRecords(value) {
  return Array.isArray(value) && value.length > 0 && value.every(isRecord);
}
