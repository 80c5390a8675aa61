/** Holds that plans as Python makes them are plans that a log may have in it. */

import { equal } from "node:assert/strict";
import { PLAN } from "../../overrides/widgets/logic/drill/plan-shape.js";
import { check } from "../../overrides/widgets/logic/drill/shape.js";
import drill from "../goldens/pages/drill-plan.json" with { type: "json" };
import response from "../goldens/pages/response-plan.json" with { type: "json" };

for (const [kind, plan] of Object.entries({ drill, response })) {
  Deno.test(`the plan of a ${kind} has the shape that logs are held to`, () => {
    equal(check(PLAN, plan), null);
    equal(plan.kind, kind);
  });
}
