/** The shape of a plan: it holds what the types of the model say, and keeps numbers and texts within limits. */

import { daysFrom } from "../dates.js";
import { listOf, nullable, oneOf, record, text, truth, whole } from "./shape.js";

/** @typedef {import("./shape.js").Shape} Shape */
/** @template T @typedef {T extends unknown ? keyof T : never} KeyOf */
/** The keys of a type, each with a shape. @template T @typedef {Readonly<Record<KeyOf<T>, Shape>>} FieldsOf */

/** How much somebody may write, so that it can be read again. */
export const MOST = { text: 20_000, label: 400, rows: 200, events: 20_000 };

/** Most lists: each event of a log may go through all of them. */
export const FEW = 200;
/** Lists that grow with the portal. */
const MANY = 2_000;

export const COUNT = whole(0, 1_000_000);
const POINTS = whole(-1_000_000, 1_000_000);
const LABEL = text(MOST.label);
const TEXT = text(MOST.text);
export const ID = text(60, /^[a-z0-9]+(-[a-z0-9]+)*$/);
const HASH = text(64, /^[0-9a-f]+$/);
/** No link of a log runs as code, and the page of a drill is in the portal. */
const PATH = text(2_000, /^(?!\/|[^/?#]*:)[^\s\\\p{Cc}]*$/u);
const LINK = text(2_000, /^(https?:\/\/|mailto:|(?!\/\/|[^/?#]*:))[^\s\\\p{Cc}]*$/u);
const TRUTH = oneOf("yes", "no", "");
const IDS = listOf(ID, 50);
const LABELS = listOf(LABEL, FEW);

/** @type {import("./shape.js").Leaf} */
export const DAY = { fits: isDay };

/** @param {unknown} value */
function isDay(value) {
  try {
    return typeof value === "string" && daysFrom(value, value) === 0;
  } catch {
    return false;
  }
}

const TERM = { id: ID, label: LABEL, meaning: TEXT };

const EXPECTATION = record(
  /** @satisfies {FieldsOf<import("./model.js").Expectation>} */ ({
    step: nullable(ID),
    decide: nullable(ID),
    within: nullable(COUNT),
  }),
);

const INJECT = record(
  /** @satisfies {FieldsOf<import("./model.js").PlannedInject>} */ ({
    id: ID,
    text: TEXT,
    at: nullable(COUNT),
    after: nullable(ID),
    delay: COUNT,
    planned: COUNT,
    expect: nullable(EXPECTATION),
  }),
);

const STEP = record(
  /** @satisfies {FieldsOf<import("./model.js").PlannedStep>} */ ({
    id: ID,
    hash: HASH,
    do: TEXT,
    why: nullable(TEXT),
    caution: nullable(TEXT),
    see: nullable(LINK),
    facts: listOf(record({ id: ID, url: LINK }), FEW),
    sign_in: IDS,
    possible: IDS,
    any_time: truth,
    starts: nullable(oneOf("revocation-window")),
    captures: nullable(oneOf("session-rows")),
  }),
);

const OPINION = record(
  /** @satisfies {FieldsOf<import("./model.js").Opinion>} */ ({
    state: oneOf("complete", "incomplete", "unreadable"),
    total: nullable(POINTS),
    least: POINTS,
    most: POINTS,
    decision: nullable(ID),
    possible: IDS,
  }),
);

const SESSION = record(
  /** @satisfies {FieldsOf<import("./model.js").PlannedSession>} */ ({
    owner: LABEL,
    device: LABEL,
    app: LABEL,
    location: LABEL,
    days_ago: nullable(COUNT),
    trusted_device: TRUTH,
    owner_can_confirm: TRUTH,
    current_session: TRUTH,
    expected: record({ decision: ID, because: TEXT }),
    opinion: OPINION,
  }),
);

const DECISION = record({
  id: ID,
  label: LABEL,
  tone: oneOf("keep", "review", "revoke", "rotate", "escalate", "blocked"),
  severity: COUNT,
});

const TEAM = record({
  id: ID,
  name: LABEL,
  sign_in: ID,
  contacts: listOf(record({ role: LABEL, reach: LABEL }), FEW),
});

export const PLAN = record(
  /** @satisfies {FieldsOf<import("./model.js").Plan>} */ ({
    schema: oneOf("drill-plan/1"),
    kind: oneOf("drill", "response"),
    id: ID,
    title: LABEL,
    version: HASH,
    portal: record({
      name: LABEL,
      built_on: DAY,
      policy: HASH,
      ruleset: record({ id: ID, code: LABEL, hash: HASH }),
    }),
    page: PATH,
    summary: TEXT,
    audience: TEXT,
    purpose: TEXT,
    scope: TEXT,
    threat: TEXT,
    scenario: TEXT,
    minutes: COUNT,
    sponsor: nullable(record(TERM)),
    capabilities: LABELS,
    sign_in: nullable(ID),
    ruled_out: IDS,
    objectives: listOf(record({ id: ID, text: TEXT }), FEW),
    injects: listOf(INJECT, FEW),
    sessions: listOf(SESSION, FEW),
    places: listOf(LABEL, MANY),
    debrief: LABELS,
    improvements: LABELS,
    checklist: record({ id: ID, title: LABEL }),
    steps: listOf(STEP, FEW),
    window_minutes: COUNT,
    roles: listOf(record(TERM), FEW),
    decisions: listOf(DECISION, FEW),
    sign_ins: listOf(record({ ...TERM, active_sessions: truth }), FEW),
    circumstances: listOf(record(TERM), FEW),
    teams: listOf(TEAM, MANY),
  }),
);
