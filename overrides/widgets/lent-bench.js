/** What the bundle of the session filter lends to drills: the bench on which rows are decided. */

export { RowEditing } from "./elements/parts/row-editing.js";
export { SessionBench } from "./elements/parts/session-bench.js";
export { SessionDesk } from "./elements/parts/session-desk.js";
export { drillPortal } from "./logic/drill/drill-portal.js";
export { readPortal } from "./logic/session-portal.js";
