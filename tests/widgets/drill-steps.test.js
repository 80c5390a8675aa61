/** Holds which steps are for an account, over the shared vectors, and how they were done. */

import { deepEqual, equal } from "node:assert/strict";
import {
  applies,
  doneAheadOf,
  endsSessions,
  nextStep,
  uncaptured,
} from "../../overrides/widgets/logic/drill/steps.js";
import vectors from "../vectors/step-applies.json" with { type: "json" };
import { does } from "./drill-events.js";
import { at, DRILL, played, RESPONSE } from "./drills.js";

/** @typedef {import("../../overrides/widgets/logic/drill/model.js").Account} Account */

for (const vector of vectors) {
  Deno.test(`shared vector: ${vector.name}: the step ${vector.applies ? "applies" : "does not apply"}`, () => {
    const account = /** @type {Account} */ (/** @type {unknown} */ (vector.account));
    equal(applies(vector.step, account), vector.applies);
  });
}

/** @param {ReturnType<typeof played>} state */
const applying = ({ steps }) => steps.filter(({ applies }) => applies).map(({ id }) => id);

/** @param {ReturnType<typeof played>} state */
const ahead = (state) =>
  Object.fromEntries([...doneAheadOf(DRILL, state)].filter(([, steps]) => steps.length > 0));

Deno.test("a drill knows from the start which steps are for its account", () => {
  const expected = ["capture-rows", "reset-password", "log-out-all", "contact-support"];
  deepEqual(applying(played([])), [...expected, "check-window"]);
});

Deno.test("in a response every step may be needed until somebody says what is known", () => {
  equal(applying(played([], RESPONSE)).length, RESPONSE.steps.length);
  const account = { sign_in: "organization-sso", circumstances: {} };
  const state = played([at(1, { type: "account", account })], RESPONSE);
  const all = ["call-admin", "log-out-all", "replace-keys", "contact-support", "check-window"];
  deepEqual(applying(state), all);
});

Deno.test("the next step is the first that applies and is open, whatever was done after it", () => {
  equal(nextStep(DRILL, played([]))?.id, "capture-rows");
  equal(nextStep(DRILL, played([does(1, "capture-rows")]))?.id, "reset-password");
  equal(nextStep(DRILL, played([does(1, "log-out-all")]))?.id, "capture-rows");
});

Deno.test("a step that may be done at any time is never the next one, and none is when all are done", () => {
  const steps = ["capture-rows", "reset-password", "log-out-all"];
  const most = steps.map((id) => does(1, id));
  equal(nextStep(DRILL, played(most))?.id, "check-window");
  equal(nextStep(DRILL, played([...most, does(2, "check-window")])), null);
});

Deno.test("steps in the documented order are ahead of nothing", () => {
  deepEqual(ahead(played([does(1, "capture-rows"), does(2, "reset-password")])), {});
});

Deno.test("a step is ahead of those before it that were done later, not of those that are still open", () => {
  const late = [does(1, "log-out-all"), does(2, "capture-rows")];
  deepEqual(ahead(played(late)), { "log-out-all": ["capture-rows"] });
});

Deno.test("two steps of the same moment stand in the order in which they were ticked", () => {
  const both = [does(1, "reset-password"), does(1, "capture-rows")];
  deepEqual(ahead(played(both)), { "reset-password": ["capture-rows"] });
});

Deno.test("what may be done at any time, and what does not apply, is neither early nor late", () => {
  const early = ["contact-support", "replace-keys", "call-admin", "capture-rows"];
  deepEqual(ahead(played(early.map((id) => does(1, id)))), {});
});

Deno.test("a step that was undone and done again counts from the second time", () => {
  const again = [
    does(1, "capture-rows"),
    does(2, "capture-rows", false),
    does(3, "reset-password"),
    does(4, "capture-rows"),
  ];
  deepEqual(ahead(played(again)), { "reset-password": ["capture-rows"] });
});

Deno.test("what is to be written down comes first, where it applies and is not done", () => {
  equal(uncaptured(DRILL, played([]))?.id, "capture-rows");
  equal(uncaptured(DRILL, played([does(1, "capture-rows")])), null);
  const account = { sign_in: "organization-sso", circumstances: {} };
  equal(uncaptured(RESPONSE, played([at(1, { type: "account", account })], RESPONSE)), null);
});

Deno.test("there is a revocation to watch where a step that applies ends sessions", () => {
  equal(endsSessions(DRILL, played([])), true);
  const steps = DRILL.steps.map((step) =>
    step.starts === null ? step : { ...step, sign_in: ["social"] }
  );
  equal(endsSessions(DRILL, played([], { ...DRILL, steps })), false);
});
