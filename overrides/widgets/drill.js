/** Registers what runs drills and guides a response, in a bundle that borrows what the bundle of every page has. */

import { DrillRunner } from "./elements/drill-runner.js";
import { GuidedResponse } from "./elements/guided-response.js";

if (!customElements.get("drill-runner")) customElements.define("drill-runner", DrillRunner);
if (!customElements.get("guided-response")) {
  customElements.define("guided-response", GuidedResponse);
}
