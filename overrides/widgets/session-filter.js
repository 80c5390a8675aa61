/**
 * Registers the session filter, in a bundle that borrows what the bundle of every page has; lends its bench to drills, which
 * load it when they need it.
 */

import { SessionFilter } from "./elements/session-filter.js";
import * as bench from "./lent-bench.js";

Reflect.set(globalThis, "runbookSessionBench", bench);
if (!customElements.get("session-filter")) customElements.define("session-filter", SessionFilter);
