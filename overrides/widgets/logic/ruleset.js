/**
 * The text of an attribute goes in; a ruleset that can be evaluated, or a RangeError, comes out.
 */

/** @typedef {import("./scoring.js").Ruleset} Ruleset */

/**
 * @param {string | null} text JSON as the generator prints it
 * @returns {Ruleset}
 */
export function readRuleset(text) {
  const value = parsed(text);
  if (!isRecord(value)) throw new RangeError("the ruleset is not an object");
  for (const key of ["inputs", "rules", "bands"]) {
    if (!isListOfRecords(value[key])) throw new RangeError(`the ruleset has no list '${key}'`);
  }
  const ruleset = /** @type {Ruleset} */ (/** @type {unknown} */ (value));
  if (!ruleset.inputs.every((input) => isListOfRecords(input.answers))) {
    throw new RangeError("an input has no answers");
  }
  if (!ruleset.rules.every((rule) => isRecord(rule.when) && Number.isInteger(rule.points))) {
    throw new RangeError("a rule has no 'when' or no whole points");
  }
  if (!ruleset.bands.every((band) => isRecord(band.decision)) || !endsOpen(ruleset)) {
    throw new RangeError("the last band must take every score that is left");
  }
  return ruleset;
}

/** @param {string | null} text */
function parsed(text) {
  try {
    return JSON.parse(text ?? "");
  } catch {
    throw new RangeError("the ruleset is not JSON");
  }
}

/** @param {Ruleset} ruleset */
const endsOpen = (ruleset) => ruleset.bands.at(-1)?.from === null;

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
