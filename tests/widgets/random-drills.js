/** A source of numbers goes in; a drill or a response and what happens in it, likely or not, comes out. */

import { MINUTE, SPEEDS, STAMPS } from "../../overrides/widgets/logic/drill/model.js";
import { SAMPLES } from "./drill-events.js";
import { at, DRILL, RESPONSE, startOf } from "./drills.js";
import { Dice } from "./random-tables.js";

/** @typedef {import("../../overrides/widgets/logic/drill/model.js").Happening} Happening */
/** @typedef {import("../../overrides/widgets/logic/drill/model.js").LogEvent} LogEvent */
/** @typedef {import("../../overrides/widgets/logic/drill/model.js").Plan} Plan */

const INJECTS = [...DRILL.injects.map(({ id }) => id), "nothing"];
const STEPS = [...DRILL.steps.map(({ id }) => id), "nothing"];
const DECISIONS = ["keep", "review", "revoke", "nothing", ""];
const TEXTS = ["", "A call.", "Zo\u00eb \u{1f511} \ud800\nand\u2028more", "</script>"];
const LABELS = ["Phone", "Laptop", "Laptop", "Unknown browser", ""];
const ROLES = ["incident-lead", "account-owner", ""];

/**
 * What happens, and how it differs from the sample of its kind.
 * @type {Partial<Record<Happening["type"], (dice: Dice) => object>>}
 */
const DIFFERENT = {
  account: (dice) => ({
    account: {
      sign_in: dice.pick(["password", "organization-sso", ""]),
      circumstances: { "password-exposed": dice.pick(["yes", "no", "unknown"]) },
    },
  }),
  resume: (dice) => ({ counted: dice.roll(2) === 0 }),
  speed: (dice) => ({ speed: dice.pick(SPEEDS) }),
  away: (dice) => ({ since: dice.roll(60 * MINUTE) }),
  clock: (dice) => ({ by: -dice.roll(60 * MINUTE) - 1 }),
  deliver: (dice) => ({ inject: dice.pick(INJECTS), by: dice.pick(["clock", "hand"]) }),
  hold: (dice) => ({ inject: dice.pick(INJECTS), held: dice.roll(2) === 0 }),
  respond: (dice) => ({
    inject: dice.pick(INJECTS),
    response: { ...SAMPLES.respond.response, decision: dice.pick(TEXTS) },
  }),
  stamp: (dice) => ({ stamp: dice.pick(STAMPS), set: dice.roll(3) > 0 }),
  step: (dice) => ({ step: dice.pick(STEPS), done: dice.roll(3) > 0 }),
  assign: (dice) => ({ step: dice.pick(STEPS), role: dice.pick(ROLES) }),
  rows: (dice) => ({ labels: dice.several(5, () => dice.pick(LABELS)) }),
  decide: (dice) => ({ session: dice.roll(6), decision: dice.pick(DECISIONS) }),
  check: (dice) => ({ session: dice.roll(6), gone: dice.roll(2) === 0 }),
  line: (dice) => ({ line: { ...SAMPLES.line.line, text: dice.pick(TEXTS) } }),
  amend: (dice) => ({ index: dice.roll(40) }),
  strike: (dice) => ({ index: dice.roll(40), struck: dice.roll(2) === 0 }),
  answer: (dice) => ({
    question: dice.roll(4),
    role: dice.pick(ROLES),
    text: dice.pick(TEXTS),
  }),
  strengths: (dice) => ({ items: dice.several(3, () => dice.pick(TEXTS)) }),
};

const { end, ...OTHERS } = SAMPLES;
/** An end comes seldom. @type {Happening[]} */
const KINDS = [...Array(3).fill(Object.values(OTHERS)).flat(), end];

/**
 * @param {Dice} dice
 * @param {number} minutes
 * @returns {LogEvent}
 */
function eventAt(dice, minutes) {
  const sample = dice.pick(KINDS);
  const more = { ...DIFFERENT[sample.type]?.(dice), zone: dice.pick([60, 120]) };
  return at(minutes, sample, /** @type {Partial<LogEvent>} */ (more));
}

/**
 * Calls with a plan, and a start with up to sixty events after it, each no earlier than the one before.
 * @param {number} cases
 * @param {(plan: Plan, events: LogEvent[], dice: Dice) => void} check
 */
export function forManyRuns(cases, check) {
  for (let seed = 0; seed < cases; seed += 1) {
    const dice = new Dice(seed * 7919);
    const plan = dice.pick([DRILL, DRILL, RESPONSE]);
    let minutes = 0;
    const events = dice.several(60, () => {
      minutes += dice.pick([0, 0, 0.25, 1, 5]);
      return eventAt(dice, minutes);
    });
    check(plan, [startOf(plan), ...events], dice);
  }
}
