/**
 * Answers go in, and their vector string comes out, such as `SR1.3f9c/D:U/L:X/A:P`; or the string goes in,
 * and the answers come out that it stands for. Python's twin, which only writes, is
 * generator/scoring/vector_string.py.
 */

/** @typedef {import("./scoring.js").Ruleset} Ruleset */
/** @typedef {import("./scoring.js").Answers} Answers */

/** The version of the notation, and how much of the ruleset's hash is in a string. */
const NOTATION = "1";
const HASH_DIGITS = 4;

const HEAD = /^([A-Z]{2,4})([0-9]+)\.([0-9a-f]{4})$/;
const PAIR = /^([A-Z][A-Z0-9]{0,2}):([A-Z][A-Z0-9]{0,2})$/;

/** A fragment that may be a vector string; others belong to the page. */
const LIKELY = /^[A-Z]{2,4}[0-9]+\./;
const LONGEST = 400;

/**
 * @param {Ruleset} ruleset
 * @param {Answers} answers answers that the ruleset knows
 */
export function vectorString(ruleset, answers) {
  const pairs = ruleset.inputs.flatMap(({ name, code, answers: known }) => {
    const answer = known.find(({ id }) => id === answers[name]);
    return answer ? [`/${code}:${answer.code}`] : [];
  });
  return `${ruleset.code}${NOTATION}.${version(ruleset)}${pairs.join("")}`;
}

/**
 * The digits of the ruleset's hash by which vector strings tell versions apart.
 * @param {Ruleset} ruleset
 */
function version(ruleset) {
  return ruleset.hash.slice(0, HASH_DIGITS);
}

/** @param {string} text */
export function looksLikeVector(text) {
  return LIKELY.test(text);
}

/**
 * What a vector string says. `foreign` is one of other rules, or of another version of these: its
 * answers are those that the rules still have, and `lost` are the pairs that they do not.
 * @typedef {{ state: "unreadable" }
 *   | { state: "own", answers: Answers }
 *   | { state: "foreign", rules: string, version: string, answers: Answers, lost: string[] }
 * } Reading
 */

/**
 * @param {Ruleset} ruleset
 * @param {string} text
 * @returns {Reading}
 */
export function readVector(ruleset, text) {
  const [head, ...pairs] = text.slice(0, LONGEST).split("/");
  const found = HEAD.exec(head);
  const codes = pairs.map((pair) => PAIR.exec(pair));
  if (text.length > LONGEST || found?.[2] !== NOTATION || codes.includes(null)) {
    return { state: "unreadable" };
  }
  const names = codes.map((pair) => pair?.[1]);
  if (new Set(names).size < names.length) return { state: "unreadable" };
  const [, rules, , written] = found;
  const known = rules === ruleset.code ? pairs.map((pair) => meaning(ruleset, pair)) : [];
  const answers = Object.fromEntries(known.flatMap((one) => one ? [one] : []));
  const lost = pairs.filter((_, at) => !known[at]);
  if (rules === ruleset.code && written === version(ruleset)) {
    return lost.length > 0 ? { state: "unreadable" } : { state: "own", answers };
  }
  return { state: "foreign", rules, version: written, answers, lost };
}

/**
 * @param {Ruleset} ruleset
 * @param {string} pair
 * @returns {[name: string, answer: string] | null}
 */
function meaning(ruleset, pair) {
  const [question, chosen] = pair.split(":");
  const input = ruleset.inputs.find(({ code }) => code === question);
  const answer = input?.answers.find(({ code }) => code === chosen);
  return input && answer ? [input.name, answer.id] : null;
}
