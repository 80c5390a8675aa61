/**
 * Triaged records go in; the JSON of a review that can be published comes out, or every reason why it cannot.
 * The format is that of generator/models/reviews.py; a test holds what comes out to it, and to the published
 * command that validates a review.
 */

import { daysFrom } from "./dates.js";
import { Cleaner } from "./exporting.js";
import { visible } from "./visible.js";

/** @typedef {import("./exporting.js").Redact} Redact */
/** @typedef {import("./session-scoring.js").SessionRecord} SessionRecord */

/**
 * `team` is its id, `date` the day of the review, `keyId` names the key of the pseudonyms; `apps` are labels and
 * `decisions` ids of the vocabularies. Without `redact` the texts stay as they are.
 * @typedef {{
 *   records: readonly SessionRecord[],
 *   team: string, date: string, reviewer: string, keyId?: string,
 *   apps: readonly string[], decisions: readonly string[],
 *   redact: Redact | null,
 * }} Source
 * @typedef {"no-rows" | "too-large" | "bad-team" | "bad-key" | "bad-date"} SourceProblem
 * @typedef {"other-team" | "no-app" | "unknown-app" | "unreadable-day" | "after-review"
 *   | "unreadable-answer" | "no-decision" | "unknown-decision"} RowProblem
 * @typedef {{ row: number | null, field: string, problem: SourceProblem | RowProblem }} Reason
 *   `row` is the index of a record, null where the review as a whole is meant
 */

const ID = /^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$/;
const OWNER = /^o-[a-z0-9-]{4,40}$/;
const REVIEWER = /^r-[a-z0-9-]{4,40}$/;

/** What the portal reads of one file; more rows than that have no room in it, whatever they hold. */
const MOST_BYTES = 5_000_000;
const MOST_ROWS = 18_000;

/** How long a text may be, in UTF-16 units: one of the commands that validate a review counts these. */
const MOST_UNITS = 400;

/** What a published row shows in the place of a device or a location that was not there. */
const NOT_SHOWN = "Not shown";

const TRUTH = new Map([["", null], ["yes", true], ["no", false]]);
const TRUTHS = /** @type {const} */ (["trusted_device", "owner_can_confirm", "current_session"]);

/**
 * @param {Source} source
 * @returns {{ text: string | null, finds: number, reasons: Reason[] }}
 *   `text` is null where there are reasons; `finds`: how much was taken out
 */
export function reviewJson(source) {
  const reasons = [...sourceReasons(source), ...rowReasons(source)];
  if (reasons.length > 0) return { text: null, finds: 0, reasons };
  const cleaner = new Cleaner(source.redact);
  const text = `${JSON.stringify(review(source, cleaner), null, 2)}\n`;
  if (new TextEncoder().encode(text).length > MOST_BYTES) {
    return { text: null, finds: 0, reasons: [TOO_LARGE] };
  }
  return { text, finds: cleaner.finds, reasons };
}

/**
 * The rows that each problem is about, in the order in which the problems come up.
 * @param {readonly Reason[]} reasons
 * @returns {{ problem: Reason["problem"], rows: number[] }[]}
 */
export function reasonGroups(reasons) {
  /** @type {Map<Reason["problem"], Set<number>>} */
  const groups = new Map();
  for (const { row, problem } of reasons) {
    const rows = groups.get(problem) ?? new Set();
    groups.set(problem, row === null ? rows : rows.add(row));
  }
  return [...groups].map(([problem, rows]) => ({ problem, rows: [...rows] }));
}

/** @type {Reason} */
const TOO_LARGE = { row: null, field: "sessions", problem: "too-large" };

/**
 * @param {Source} source
 * @returns {Iterable<Reason>}
 */
function* sourceReasons({ records, team, date, keyId = "local" }) {
  if (!ID.test(team)) yield { row: null, field: "team", problem: "bad-team" };
  if (!ID.test(keyId)) yield { row: null, field: "key_id", problem: "bad-key" };
  if (!isDay(date)) yield { row: null, field: "date", problem: "bad-date" };
  if (records.length === 0) yield { row: null, field: "sessions", problem: "no-rows" };
  if (records.length > MOST_ROWS) yield TOO_LARGE;
}

/**
 * @param {Source} source
 * @returns {Iterable<Reason>}
 */
function* rowReasons({ records, team, date, apps, decisions }) {
  // Many rows share few days, and the calendar is slow to ask.
  const days = new Set(records.map((record) => record.signed_in));
  const unreadable = new Set([...days].filter((day) => day !== "" && !isDay(day)));
  for (const [row, record] of records.entries()) {
    const { app, decision, signed_in: day } = record;
    if (record.team !== "" && record.team !== team) {
      yield { row, field: "team", problem: "other-team" };
    }
    if (!apps.includes(app)) yield { row, field: "app", problem: app ? "unknown-app" : "no-app" };
    if (unreadable.has(day)) yield { row, field: "signed_in", problem: "unreadable-day" };
    else if (day > date) yield { row, field: "signed_in", problem: "after-review" };
    for (const field of TRUTHS) {
      if (!TRUTH.has(record[field])) yield { row, field, problem: "unreadable-answer" };
    }
    if (!decisions.includes(decision)) {
      yield { row, field: "decision", problem: decision ? "unknown-decision" : "no-decision" };
    }
  }
}

/**
 * @param {Source} source
 * @param {Cleaner} cleaner
 */
function review({ records, team, date, reviewer, keyId = "local" }, cleaner) {
  const owners = ownersOf(records);
  return {
    schema: "review/1",
    team,
    date,
    reviewer: REVIEWER.test(visible(reviewer)) ? visible(reviewer) : "r-local-01",
    key_id: keyId,
    sessions: records.map((record, row) => session(record, owners[row], cleaner)),
  };
}

/**
 * @param {SessionRecord} record
 * @param {string} owner
 * @param {Cleaner} cleaner
 */
function session(record, owner, cleaner) {
  /** @param {string} text */
  const line = (text) => cut(cleaner.line(text));
  return {
    owner,
    device: line(record.device) || NOT_SHOWN,
    app: record.app,
    location: line(record.location) || NOT_SHOWN,
    signed_in: record.signed_in || null,
    ...Object.fromEntries(TRUTHS.map((field) => [field, TRUTH.get(record[field])])),
    decision: record.decision,
    evidence: line(record.evidence) || null,
  };
}

/**
 * The pseudonym of each row's owner: the one that stands there, or a number that was never made from a name, since
 * whoever has a list of names could make it again. An owner who is not shown is another one in each row: nothing
 * says that two such rows belong together.
 * @param {readonly SessionRecord[]} records
 */
function ownersOf(records) {
  const names = records.map(({ owner }) => visible(owner));
  const kept = new Set(names.filter((name) => OWNER.test(name)));
  let last = 0;
  const next = () => {
    let pseudonym;
    do {
      last += 1;
      pseudonym = `o-local-${String(last).padStart(4, "0")}`;
    } while (kept.has(pseudonym));
    return pseudonym;
  };
  /** @type {Map<string, string>} */
  const given = new Map();
  return names.map((name) => {
    if (kept.has(name)) return name;
    const spelled = oneSpelling(name);
    if (spelled === "") return next();
    const pseudonym = given.get(spelled) ?? next();
    given.set(spelled, pseudonym);
    return pseudonym;
  });
}

/**
 * A name as it is told from others: in any case, in one Unicode form.
 * @param {string} name
 */
function oneSpelling(name) {
  const lower = name.normalize("NFKC").toUpperCase().toLowerCase();
  return visible(lower.normalize("NFKC"));
}

/** @param {string} text */
function cut(text) {
  if (text.length <= MOST_UNITS) return text;
  // Half of a pair of surrogates is no letter.
  return `${text.slice(0, MOST_UNITS - 1).replace(/[\ud800-\udbff]$/, "").trimEnd()}\u2026`;
}

/** @param {string} text */
function isDay(text) {
  try {
    return daysFrom(text, text) === 0;
  } catch {
    return false;
  }
}
