/** Holds what each thing that happens in a drill or a response does to its state. */

import { deepEqual, equal } from "node:assert/strict";
import { reduce, replay } from "../../overrides/widgets/logic/drill/reducer.js";
import { initialState } from "../../overrides/widgets/logic/drill/start.js";
import { changesNothing, does, end, minuteOf, respond, SAMPLES } from "./drill-events.js";
import { at, DRILL, played } from "./drills.js";

/** @typedef {import("../../overrides/widgets/logic/drill/model.js").LogEvent} LogEvent */

Deno.test("nothing happens before the start", () => {
  const state = replay(DRILL, [at(0, SAMPLES.step), at(1, SAMPLES.rate)]);
  deepEqual(state, { ...initialState(DRILL), events: 2 });
});

Deno.test("the start says who takes part and what is known of the account", () => {
  const state = replay(DRILL, [at(0, SAMPLES.start)]);
  deepEqual([state.head, state.account], [SAMPLES.start.head, SAMPLES.start.account]);
  equal(state.steps.find(({ id }) => id === "replace-keys")?.applies, true);
});

Deno.test("a drill that runs is not started again", () => {
  changesNothing([does(1, "capture-rows")], at(5, SAMPLES.start));
});

Deno.test("after the end nothing is done any more, but everything can be written", () => {
  const before = [at(1, SAMPLES.line), end(5)];
  const { start, rate, answer, strengths, areas, actions, amend, strike, ...others } = SAMPLES;
  for (const other of [start, ...Object.values(others)]) changesNothing(before, at(6, other));
  const state = played([
    ...before,
    ...[rate, answer, strengths, areas, actions].map((one) => at(6, one)),
    at(6, { ...amend, index: 1 }),
    at(6, { ...strike, index: 1 }),
  ]);
  deepEqual(state.objectives, [{ id: "rows-first", ...rate.assessment }]);
  deepEqual(state.answers, [{ question: 0, role: "account-owner", text: "I did." }]);
  deepEqual([state.strengths, state.areas, state.actions], [["Calm"], ["Contacts"], actions.items]);
  const [line] = state.lines;
  deepEqual([line.text, line.amended, line.struck, minuteOf(line.at)], [
    "Two calls.",
    true,
    true,
    1,
  ]);
});

Deno.test("an event that a later portal may know changes nothing", () => {
  const unknown =
    /** @type {LogEvent} */ (/** @type {unknown} */ ({ ...end(1), type: "toString" }));
  changesNothing([], unknown);
});

Deno.test("only an inject that was delivered is responded to", () => {
  changesNothing([], respond(1, "Wait."));
  const state = played([at(1, SAMPLES.deliver), respond(2, "Wait.")]);
  deepEqual([state.injects[0].response?.decision, minuteOf(state.injects[0].decided)], [
    "Wait.",
    2,
  ]);
});

Deno.test("a response is decided when its decision became what it is, whatever else is written", () => {
  const delivered = at(1, SAMPLES.deliver);
  /** @param {LogEvent[]} events */
  const decided = (...events) => minuteOf(played([delivered, ...events]).injects[0].decided);
  equal(decided(respond(2, "Wait."), respond(3, "Wait.")), 2);
  equal(decided(respond(2, "Wait."), respond(3, "Call.")), 3);
  equal(decided(respond(2, "Wait."), respond(3, "")), null);
  equal(decided(respond(2, ""), respond(3, "Call.")), 3);
});

Deno.test("a stamp keeps its first time until it is taken back", () => {
  const { stamp } = SAMPLES;
  equal(minuteOf(played([at(1, stamp), at(2, stamp)]).stamps.detected), 1);
  const taken = [at(1, stamp), at(2, { ...stamp, set: false })];
  equal(played(taken).stamps.detected, null);
  equal(minuteOf(played([...taken, at(3, stamp)]).stamps.detected), 3);
});

Deno.test("a step that is done twice was done the first time", () => {
  changesNothing([does(1, "capture-rows")], does(2, "capture-rows"));
  changesNothing([], does(2, "capture-rows", false));
  changesNothing([], does(2, "nothing"));
});

Deno.test("a step is assigned to a role before and after it is done, and to none again", () => {
  const state = played([at(1, SAMPLES.assign), does(2, "log-out-all")]);
  const assigned = state.steps.find(({ id }) => id === "log-out-all");
  deepEqual([assigned?.role, minuteOf(assigned?.done)], ["account-owner", 2]);
  const none = at(3, { ...SAMPLES.assign, role: "" });
  equal(played([at(1, SAMPLES.assign), none]).steps[3].role, "");
});

Deno.test("what is known of the account decides which steps apply, and undoes none", () => {
  const account = { sign_in: "organization-sso", circumstances: {} };
  const state = played([does(1, "reset-password"), at(2, { type: "account", account })]);
  const [capture, admin, reset] = state.steps;
  deepEqual([capture.applies, admin.applies, reset.applies], [false, true, false]);
  equal(minuteOf(reset.done), 1);
});

Deno.test("a line is amended and struck by the place of its event, and keeps its time", () => {
  const { line, amend, strike } = SAMPLES;
  const events = [at(1, line), at(2, line), at(3, { ...amend, index: 2 })];
  const texts = played(events).lines.map(({ text, amended }) => `${text} ${amended}`);
  deepEqual(texts, ["A call. false", "Two calls. true"]);
  const struck = at(4, { ...strike, index: 1 });
  deepEqual(played([...events, struck]).lines.map(({ struck }) => struck), [true, false]);
  const back = at(5, { ...strike, index: 1, struck: false });
  equal(played([...events, struck, back]).lines[0].struck, false);
  changesNothing(events, at(6, { ...strike, index: 9 }));
});

Deno.test("a question has one answer of each role, and none where it is emptied", () => {
  const { answer } = SAMPLES;
  const lead = { ...answer, role: "incident-lead" };
  const state = played([at(1, answer), at(2, lead), at(3, { ...answer, text: "We did." })]);
  const texts = state.answers.map(({ role, text }) => `${role}: ${text}`);
  deepEqual(texts.sort(), ["account-owner: We did.", "incident-lead: I did."]);
  deepEqual(played([at(1, answer), at(2, { ...answer, text: "" })]).answers, []);
  changesNothing([], at(1, { ...answer, question: 2 }));
});

Deno.test("an objective is rated again as a whole, and one that nobody set is not rated", () => {
  const { rate } = SAMPLES;
  const assessment = {
    rating: /** @type {const} */ (""),
    observation: "",
    analysis: "",
    recommendation: "",
  };
  const state = played([at(1, rate), at(2, { ...rate, assessment })]);
  deepEqual(state.objectives, [{ id: "rows-first", ...assessment }]);
  changesNothing([], at(1, { ...rate, objective: "nothing" }));
});

Deno.test("an event changes nothing of the state that it is given", () => {
  /** @param {any} value @returns {any} */
  const frozen = (value) => {
    if (typeof value === "object" && value !== null) Object.values(value).forEach(frozen);
    return Object.freeze(value);
  };
  let state = frozen(initialState(DRILL));
  for (const sample of Object.values(SAMPLES)) {
    state = frozen(reduce(DRILL, state, at(1, sample)));
  }
  equal(state.events, Object.keys(SAMPLES).length);
});
