/** The shape of a report: what the types of report-model.js say, within limits, and whatever a later portal adds. */

import { ELEMENTS, PRESENCES, RATINGS, SPEEDS, STAMPS } from "./model.js";
import { COUNT, DAY, FEW, MOST } from "./plan-shape.js";
import { KINDS, OUTCOMES, REVOCATION_VERDICTS, SCHEMA, VERDICTS } from "./report-model.js";
import { listOf, nullable, oneOf, record, text, truth, whole } from "./shape.js";

/** @typedef {import("./report-model.js").Report} Report */
/** @typedef {import("./shape.js").Fields} Fields */
/** @typedef {import("./shape.js").Branch} Branch */
/** @template T @typedef {import("./plan-shape.js").FieldsOf<T>} FieldsOf */

/** A line of the timeline joins several texts. */
const TEXT = text(4 * MOST.text);
const WORDS = nullable(TEXT);
const SECONDS = whole(0, Number.MAX_SAFE_INTEGER);
const KNOWN_SECONDS = nullable(SECONDS);
const NUMBER = whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
const HOUR = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d[+-]([01]\d|2[0-3]):[0-5]\d$/;

/** @type {import("./shape.js").Leaf} */
const CLOCK = {
  fits: (value) => typeof value === "string" && HOUR.test(value) && DAY.fits(value.slice(0, 10)),
};

/**
 * Keys that must be there; others may be, as docs/tools/api.md promises to those who add some.
 * @param {Fields} fields
 * @returns {Branch}
 */
function open(fields) {
  const { parts } = record(fields);
  return { parts: (value) => parts(value)?.filter(([, shape]) => shape !== null) ?? null };
}

/** @param {Branch} shape */
const few = (shape) => listOf(shape, FEW);

/** An event stands in a timeline twice at most. @param {Branch} shape */
const many = (shape) => listOf(shape, 2 * MOST.events);

const TEXTS = listOf(TEXT, FEW);
const INSTANT = open({ exercise: SECONDS, clock: CLOCK });
const MOMENT = nullable(INSTANT);
const ANSWERED = nullable(oneOf("yes", "no"));
const VERDICT = nullable(oneOf(...VERDICTS));
const SPREAD = open({ median: KNOWN_SECONDS, longest: KNOWN_SECONDS, n: COUNT });

const EXERCISE = open(
  /** @satisfies {FieldsOf<Report["exercise"]>} */ ({
    id: TEXT,
    title: TEXT,
    type: oneOf("tabletop"),
    summary: WORDS,
    audience: WORDS,
    purpose: WORDS,
    scope: WORDS,
    threat: WORDS,
    scenario: WORDS,
    capabilities: TEXTS,
    checklist: open({ id: TEXT, title: TEXT }),
    sponsor: nullable(open({ role: TEXT, label: TEXT })),
    organizations: WORDS,
    team: nullable(open({ id: TEXT, name: TEXT })),
    roles: few(open({
      role: TEXT,
      label: TEXT,
      presence: nullable(oneOf(...PRESENCES)),
      substitute: WORDS,
      reach: WORDS,
    })),
    date: nullable(DAY),
    started: nullable(CLOCK),
    ended: nullable(CLOCK),
    planned_minutes: COUNT,
    exercise_seconds: KNOWN_SECONDS,
    wall_seconds: KNOWN_SECONDS,
    pauses: many(open({
      from: INSTANT,
      to: MOMENT,
      seconds: KNOWN_SECONDS,
      cause: oneOf("pause", "closed", "asleep", "asleep-or-set"),
      counted: truth,
    })),
    speeds: many(open({ at: INSTANT, speed: oneOf(...SPEEDS) })),
    clock_settings: many(open({ at: INSTANT, by: NUMBER })),
    portal: open({
      name: TEXT,
      built_on: DAY,
      policy: TEXT,
      ruleset: open({ id: TEXT, code: TEXT, hash: TEXT }),
      plan: TEXT,
    }),
  }),
);

const FIGURES = open(
  /** @satisfies {FieldsOf<Report["figures"]>} */ ({
    decisions: open({
      right: COUNT,
      milder: COUNT,
      harsher: COUNT,
      undecided: COUNT,
      of: COUNT,
    }),
    injects: open({
      met: COUNT,
      met_late: COUNT,
      missed: COUNT,
      expected: COUNT,
      delivered: COUNT,
      of: COUNT,
    }),
    steps: open({ done: COUNT, skipped: COUNT, out_of_order: COUNT, of: COUNT }),
  }),
);

const STAMP = open(
  /** @satisfies {FieldsOf<Report["stamps"]["detected"]>} */ ({
    at: MOMENT,
    since_start: KNOWN_SECONDS,
    previous: nullable(oneOf(...STAMPS)),
    since_previous: KNOWN_SECONDS,
    out_of_order: truth,
  }),
);

const INJECT = open(
  /** @satisfies {FieldsOf<Report["injects"][number]>} */ ({
    number: COUNT,
    id: TEXT,
    text: TEXT,
    planned: SECONDS,
    due: KNOWN_SECONDS,
    delivered: MOMENT,
    late: nullable(NUMBER),
    by: nullable(oneOf("clock", "hand")),
    paused: KNOWN_SECONDS,
    response: nullable(open({
      decision: WORDS,
      options: WORDS,
      role: WORDS,
      rationale: WORDS,
      follow_up: WORDS,
      evidence: WORDS,
      decided: MOMENT,
    })),
    expected: nullable(open({ step: WORDS, decision: WORDS, within: KNOWN_SECONDS })),
    outcome: oneOf(...OUTCOMES),
    met: nullable(open({ at: INSTANT, seconds: SECONDS, already: truth })),
    verdict: VERDICT,
  }),
);

const SESSION = open(
  /** @satisfies {FieldsOf<Report["sessions"][number]>} */ ({
    number: COUNT,
    row: open({
      owner: TEXT,
      device: TEXT,
      app: TEXT,
      location: TEXT,
      days_ago: nullable(COUNT),
      trusted_device: ANSWERED,
      owner_can_confirm: ANSWERED,
      current_session: ANSWERED,
    }),
    expected: TEXT,
    because: TEXT,
    taken: WORDS,
    at: MOMENT,
    changes: COUNT,
    verdict: oneOf(...VERDICTS, "undecided"),
    opinion: open({
      state: oneOf("complete", "incomplete", "unreadable"),
      total: nullable(NUMBER),
      least: NUMBER,
      most: NUMBER,
      decision: WORDS,
      possible: TEXTS,
      with_expected: nullable(truth),
      with_taken: nullable(truth),
    }),
  }),
);

const REVOCATION = open(
  /** @satisfies {FieldsOf<Report["revocation"]>} */ ({
    opened: MOMENT,
    promised_minutes: COUNT,
    sessions: few(open({
      number: COUNT,
      label: TEXT,
      gone: KNOWN_SECONDS,
      last_listed: KNOWN_SECONDS,
    })),
    longest: KNOWN_SECONDS,
    observed: COUNT,
    of: COUNT,
    verdict: oneOf(...REVOCATION_VERDICTS),
  }),
);

export const REPORT = open(
  /** @satisfies {FieldsOf<Report>} */ ({
    schema: oneOf(SCHEMA),
    run: TEXT,
    exercise: EXERCISE,
    figures: FIGURES,
    stamps: open(Object.fromEntries(STAMPS.map((name) => [name, STAMP]))),
    times: open({ expectation_met: SPREAD, session_decided: SPREAD }),
    objectives: few(open({
      id: TEXT,
      text: TEXT,
      rating: nullable(oneOf(...RATINGS)),
      observation: WORDS,
      analysis: WORDS,
      recommendation: WORDS,
    })),
    strengths: TEXTS,
    areas: TEXTS,
    actions: few(open({
      action: TEXT,
      element: nullable(oneOf(...ELEMENTS)),
      role: WORDS,
      role_label: WORDS,
      start: nullable(DAY),
      due: nullable(DAY),
    })),
    injects: few(INJECT),
    sessions: few(SESSION),
    steps: few(open({
      id: TEXT,
      do: TEXT,
      done: MOMENT,
      role: WORDS,
      skipped: truth,
      ahead_of: TEXTS,
      any_time: truth,
    })),
    revocation: REVOCATION,
    debrief: few(open({ question: TEXT, answers: many(open({ role: WORDS, text: TEXT })) })),
    timeline: many(open({ at: INSTANT, role: WORDS, kind: oneOf(...KINDS), text: TEXT })),
    decisions: few(open({ id: TEXT, label: TEXT, severity: COUNT })),
  }),
);
