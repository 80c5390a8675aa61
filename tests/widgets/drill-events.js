/** Minutes go in, the events that tests write most come out; and one of everything that can happen. */

import { deepEqual } from "node:assert/strict";
import { exerciseAt } from "../../overrides/widgets/logic/drill/exercise-clock.js";
import { at, DRILL, played } from "./drills.js";

/** @typedef {import("../../overrides/widgets/logic/drill/model.js").Account} Account */
/** @typedef {import("../../overrides/widgets/logic/drill/model.js").Happening} Happening */
/** @typedef {import("../../overrides/widgets/logic/drill/model.js").LogEvent} LogEvent */
/** @typedef {import("../../overrides/widgets/logic/drill/model.js").Moment} Moment */
/** @typedef {import("../../overrides/widgets/logic/drill/model.js").Speed} Speed */
/** @typedef {ReturnType<typeof played>} State */

const MINUTE = 60_000;

/** @param {number} minute */
export const pause = (minute) => at(minute, { type: "pause" });
/** @param {number} minute @param {boolean} [counted] */
export const resume = (minute, counted = false) => at(minute, { type: "resume", counted });
/** @param {number} minute @param {Speed} speed */
export const speed = (minute, speed) => at(minute, { type: "speed", speed });
/** @param {number} minute @param {number} since */
export const away = (minute, since) =>
  at(minute, { type: "away", since: since * MINUTE, cause: "asleep" });
/** @param {number} minute */
export const end = (minute) => at(minute, { type: "end" });
/** @param {number} minute @param {string} step @param {boolean} [done] */
export const does = (minute, step, done = true) => at(minute, { type: "step", step, done });
/** @param {number} minute @param {number} session @param {string} decision */
export const decide = (minute, session, decision) =>
  at(minute, { type: "decide", session, decision });
/** @param {number} minute @param {number} session @param {boolean} gone */
export const check = (minute, session, gone) => at(minute, { type: "check", session, gone });
/** @param {number} minute @param {string[]} labels */
export const rows = (minute, labels) => at(minute, { type: "rows", labels });
/** @param {number} minute @param {string} decision */
export const respond = (minute, decision) =>
  at(minute, {
    ...SAMPLES.respond,
    response: { ...SAMPLES.respond.response, decision },
  });

/** The minute of the exercise at a minute after the start. @param {State} state @param {number} minute */
export const exercise = (state, minute) => exerciseAt(state, minute * MINUTE) / MINUTE;

/** @param {Moment | null | undefined} moment */
export const minuteOf = (moment) => moment ? moment.exercise / MINUTE : null;

/**
 * An event after others changes nothing but the time and the count.
 * @param {readonly LogEvent[]} events
 * @param {LogEvent} event
 */
export const changesNothing = (events, event, plan = DRILL) => {
  const [before, after] = [played(events, plan), played([...events, event], plan)];
  deepEqual({ ...after, events: 0, last: null }, { ...before, events: 0, last: null });
};

const ACCOUNT = /** @type {Account} */ ({
  sign_in: "password",
  circumstances: { "password-exposed": "yes", "key-exposed": "unknown" },
});
const HEAD = {
  team: "research",
  organizations: "Ours",
  roles: [{
    role: "incident-lead",
    presence: /** @type {const} */ ("substituted"),
    by: "account-owner",
  }],
};
const LINE = { role: "incident-lead", text: "A call.", decision: "keep", rationale: "Why." };

/**
 * One of everything that can happen.
 * @type {{ readonly [Type in Happening["type"]]: Extract<Happening, { type: Type }> }}
 */
export const SAMPLES = {
  start: { type: "start", head: HEAD, account: ACCOUNT },
  account: { type: "account", account: ACCOUNT },
  pause: { type: "pause" },
  resume: { type: "resume", counted: true },
  speed: { type: "speed", speed: 5 },
  away: { type: "away", since: 60_000, cause: "asleep" },
  clock: { type: "clock", by: -3_600_000 },
  deliver: { type: "deliver", inject: "call", by: "clock" },
  hold: { type: "hold", inject: "rows", held: true },
  respond: {
    type: "respond",
    inject: "call",
    response: {
      decision: "Call the lead.",
      options: "Wait.",
      role: "incident-lead",
      rationale: "It is late.",
      follow_up: "Ask again.",
      evidence: "Note of a call",
    },
  },
  stamp: { type: "stamp", stamp: "detected", set: true },
  step: { type: "step", step: "log-out-all", done: true },
  assign: { type: "assign", step: "log-out-all", role: "account-owner" },
  rows: { type: "rows", labels: ["Phone", "Laptop"] },
  decide: { type: "decide", session: 1, decision: "keep" },
  check: { type: "check", session: 1, gone: true },
  line: { type: "line", line: LINE },
  amend: { type: "amend", index: 17, line: { ...LINE, text: "Two calls." } },
  strike: { type: "strike", index: 17, struck: true },
  end: { type: "end" },
  rate: {
    type: "rate",
    objective: "rows-first",
    assessment: {
      rating: "S",
      observation: "It took long.",
      analysis: "Nobody led.",
      recommendation: "Name a lead.",
    },
  },
  answer: { type: "answer", question: 0, role: "account-owner", text: "I did." },
  strengths: { type: "strengths", items: ["Calm"] },
  areas: { type: "areas", items: ["Contacts"] },
  actions: {
    type: "actions",
    items: [{
      action: "Write down contacts.",
      element: "planning",
      role: "incident-lead",
      start: "2026-12-01",
      due: "",
    }],
  },
};

/** All of these, one a minute. */
export const everyEvent = () => Object.values(SAMPLES).map((sample, place) => at(place, sample));
