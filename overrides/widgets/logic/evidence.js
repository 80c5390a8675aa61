/**
 * What the policy says of evidence, and a day, go in; the redaction rules that an export goes through come out. The twin
 * is `generator/policy/evidence.py`.
 */

import { exceptionState } from "./exceptions.js";

/** @typedef {import("./redaction.js").Rules} Rules */
/**
 * Classes that a team may keep as evidence: always, or while an exception is active, whose days it then has.
 * @typedef {{ classes: readonly string[], approvedOn?: string, expires?: string }} Kept
 */
/** @typedef {{ keeps: readonly Kept[] }} Keeper */

/**
 * The classes that a team may keep on a day.
 * @param {Keeper} team
 * @param {string} asOf
 * @returns {Set<string>}
 */
export function keptBy({ keeps }, asOf) {
  return new Set(keeps.filter((one) => isOpen(one, asOf)).flatMap(({ classes }) => classes));
}

/** @param {Kept} kept @param {string} asOf */
function isOpen({ approvedOn, expires }, asOf) {
  if (approvedOn === undefined || expires === undefined) return true;
  return exceptionState({ approvedOn, expires }, asOf) === "active";
}

/**
 * The rules by which an export is redacted: all but those about classes that every team of its rows may keep. Where the
 * reader wants no redaction, those remain that are about classes which nobody may keep.
 * @param {Rules} rules
 * @param {{ redacts: boolean, neverKept: ReadonlySet<string>, teams: readonly Keeper[], asOf: string }} evidence
 * @returns {Rules}
 */
export function evidenceRules(rules, { redacts, neverKept, teams, asOf }) {
  const kept = teams.map((team) => keptBy(team, asOf));
  /** @param {string} name */
  const mayStay = (name) => kept.length > 0 && kept.every((classes) => classes.has(name));
  const searches = rules.searches.filter(({ class: name }) =>
    neverKept.has(name) || (redacts && !mayStay(name))
  );
  return { ...rules, searches };
}
