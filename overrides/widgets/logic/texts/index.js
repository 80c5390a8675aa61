/**
 * Counts and names go in; the words that the widgets show come out. Every text of the interface is in this folder.
 */

export { table } from "./table.js";
export { copying } from "./copying.js";
export { checklist } from "./checklist.js";
export { calculator } from "./calculator.js";
export { redactor } from "./redactor.js";
export { exporting } from "./exporting.js";
export { late } from "./late.js";
export { dates } from "./dates.js";
export { signed, total } from "./words.js";
