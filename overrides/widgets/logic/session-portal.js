/**
 * What the generator hands to the session filter goes in; the vocabularies, and what reads and scores rows by them,
 * come out. A RangeError where it is not such data: it may be of another version.
 */

import { headerReader } from "./headers.js";
import { RowReader } from "./row-labels.js";
import { readRuleset } from "./ruleset.js";
import { SessionScorer } from "./session-scoring.js";

/** @typedef {import("./headers.js").Field} Field */
/** @typedef {import("./scoring.js").Tone} Tone */
/** @typedef {import("./session-scoring.js").SessionRecord} SessionRecord */
/** @typedef {{ id: string, label: string, tone: Tone, severity: number }} Decision */
/** @typedef {import("./evidence.js").Kept} Kept */
/** @typedef {{ id: string, name: string, places: readonly string[], keeps: readonly Kept[] }} Team */

/** Fields of a record that published rows do not have. @type {readonly Field[]} */
const OF_REVIEW = [{ id: "team", label: "Team" }, { id: "reviewer", label: "Reviewer" }];

/** @type {ReadonlySet<string>} */
const NOTHING = new Set();

/** @param {unknown} data */
export function readPortal(data) {
  const { fields, decisions, apps, teams, never_kept, ruleset, sample } =
    /** @type {{ fields: Field[], decisions: Decision[], apps: { id: string, label: string }[], teams: Team[], never_kept: string[], ruleset: import("./row-labels.js").LabelledRuleset, sample: Record<string, string>[] }} */ (data ??
      {});
  if (![fields, decisions, apps, teams, never_kept, sample].every(Array.isArray)) {
    throw new RangeError("the data of the session filter is not complete");
  }
  const rules = readRuleset(JSON.stringify(ruleset));
  const labels = new RowReader(ruleset);
  const places = new Map(teams.map((team) => [team.id, new Set(team.places)]));
  const scorer = new SessionScorer(rules, {
    /** @param {SessionRecord} record @param {ReadonlySet<string>} at */
    read: (record, at) => {
      const found = labels.read(record, at);
      const unreadable = found.unreadable.map((name) => ({
        name,
        value: record[/** @type {keyof SessionRecord} */ (name)],
      }));
      return { ...found, unreadable };
    },
  });
  const known = [...fields, ...OF_REVIEW];
  return {
    fields: known,
    fieldOf: headerReader(known),
    decisions: decisions.toSorted((one, other) => one.severity - other.severity),
    apps,
    teams,
    /** Classes of the redaction rules that leave no page, whatever the reader wants. */
    neverKept: new Set(never_kept),
    ruleset: rules,
    labels,
    sample,
    /** Columns that the table goes without. @type {ReadonlySet<string>} */
    without: NOTHING,
    /** @param {SessionRecord} record */
    score: (record) => scorer.score(record, places.get(record.team) ?? NOTHING),
    /** @param {SessionRecord} record @param {ReadonlySet<string>} at the places where its owner is expected */
    scoreAt: (record, at) => scorer.score(record, at),
  };
}

/** @typedef {ReturnType<typeof readPortal>} Portal */
