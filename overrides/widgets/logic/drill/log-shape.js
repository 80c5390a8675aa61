/** The shape of a log file: it holds what the types of the model say, and keeps numbers and texts within limits. */

import { ELEMENTS, PRESENCES, RATINGS, SPEEDS, STAMPS } from "./model.js";
import { COUNT, DAY, FEW, ID, MOST, PLAN } from "./plan-shape.js";
import { listOf, oneOf, record, recordOf, tagged, text, truth, typed, whole } from "./shape.js";

/** @typedef {import("./model.js").Happening} Happening */
/** @typedef {import("./shape.js").Shape} Shape */
/** @template T @typedef {import("./plan-shape.js").FieldsOf<T>} FieldsOf */

/** Moments of years with four digits, whatever the zone; and runs of some years, so that every sum is exact. */
const WALL = whole(0, 253_402_000_000_000);
const ELAPSED = whole(0, 1_000_000_000_000);
const ZONE = whole(-1_080, 1_080);
const ANY = whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);

const TYPED = typed(MOST.text);
const TYPED_LABEL = typed(MOST.label);
const ID_OR_NONE = orEmpty(ID);
const DAY_OR_NONE = orEmpty(DAY);

/** @param {import("./shape.js").Leaf} leaf @returns {Shape} */
function orEmpty({ fits }) {
  return { fits: (value) => value === "" || fits(value) };
}

const PARTICIPANT = record(
  /** @satisfies {FieldsOf<import("./model.js").Participant>} */ ({
    role: ID,
    presence: oneOf(...PRESENCES),
    by: ID_OR_NONE,
  }),
);

const HEAD = record(
  /** @satisfies {FieldsOf<import("./model.js").Head>} */ ({
    team: TYPED_LABEL,
    organizations: TYPED,
    roles: listOf(PARTICIPANT, FEW),
  }),
);

const ACCOUNT = record(
  /** @satisfies {FieldsOf<import("./model.js").Account>} */ ({
    sign_in: ID_OR_NONE,
    circumstances: recordOf(oneOf("yes", "no", "unknown"), FEW),
  }),
);

const RESPONSE = record(
  /** @satisfies {FieldsOf<import("./model.js").Response>} */ ({
    decision: TYPED,
    options: TYPED,
    role: ID_OR_NONE,
    rationale: TYPED,
    follow_up: TYPED,
    evidence: TYPED,
  }),
);
const LINE = record(
  /** @satisfies {FieldsOf<import("./model.js").Line>} */ ({
    role: ID_OR_NONE,
    text: TYPED,
    decision: TYPED,
    rationale: TYPED,
  }),
);

const ASSESSMENT = record(
  /** @satisfies {FieldsOf<import("./model.js").Assessment>} */ ({
    rating: oneOf(...RATINGS, ""),
    observation: TYPED,
    analysis: TYPED,
    recommendation: TYPED,
  }),
);

const ACTION = record(
  /** @satisfies {FieldsOf<import("./model.js").Action>} */ ({
    action: TYPED,
    element: oneOf(...ELEMENTS, ""),
    role: ID_OR_NONE,
    start: DAY_OR_NONE,
    due: DAY_OR_NONE,
  }),
);

/** @type {{ [Type in Happening["type"]]: Omit<FieldsOf<Extract<Happening, { type: Type }>>, "type"> }} */
const HAPPENINGS = {
  start: { head: HEAD, account: ACCOUNT },
  account: { account: ACCOUNT },
  pause: {},
  resume: { counted: truth },
  speed: { speed: oneOf(...SPEEDS) },
  away: { since: ELAPSED, cause: oneOf("closed", "asleep", "asleep-or-set") },
  clock: { by: ANY },
  end: {},
  deliver: { inject: ID, by: oneOf("clock", "hand") },
  hold: { inject: ID, held: truth },
  respond: { inject: ID, response: RESPONSE },
  stamp: { stamp: oneOf(...STAMPS), set: truth },
  step: { step: ID, done: truth },
  assign: { step: ID, role: ID_OR_NONE },
  rows: { labels: listOf(TYPED_LABEL, MOST.rows) },
  decide: { session: COUNT, decision: ID_OR_NONE },
  check: { session: COUNT, gone: truth },
  line: { line: LINE },
  amend: { index: COUNT, line: LINE },
  strike: { index: COUNT, struck: truth },
  rate: { objective: ID, assessment: ASSESSMENT },
  answer: { question: COUNT, role: ID_OR_NONE, text: TYPED },
  strengths: { items: listOf(TYPED, FEW) },
  areas: { items: listOf(TYPED, FEW) },
  actions: { items: listOf(ACTION, FEW) },
};

const EVENT = tagged(
  "type",
  Object.fromEntries(
    Object.entries(HAPPENINGS).map(([type, fields]) => [
      type,
      record({ type: oneOf(type), ...fields, wall: WALL, zone: ZONE, elapsed: ELAPSED }),
    ]),
  ),
);

export const EVENTS = listOf(EVENT, MOST.events);

export const LOG = record({
  schema: oneOf("drill-log/1"),
  run: text(60, /^[\w:.-]+$/),
  plan: PLAN,
  events: EVENTS,
});
