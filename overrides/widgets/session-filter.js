/** Registers the session filter, in a bundle that borrows what the bundle of every page has. */

import { SessionFilter } from "./elements/session-filter.js";

if (!customElements.get("session-filter")) customElements.define("session-filter", SessionFilter);
