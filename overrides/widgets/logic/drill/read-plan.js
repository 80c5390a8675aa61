/** What a data script handed over goes in; the plan that it is comes out. */

import { PLAN } from "./plan-shape.js";
import { check } from "./shape.js";

/**
 * @param {unknown} data
 * @returns {import("./model.js").Plan}
 * @throws {RangeError} where it is no plan: it may be of another build
 */
export function readPlan(data) {
  const fault = check(PLAN, data);
  if (fault !== null) throw new RangeError(`the plan is not as expected at '${fault}'`);
  return /** @type {import("./model.js").Plan} */ (data);
}
