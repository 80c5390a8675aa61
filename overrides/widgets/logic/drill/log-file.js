/** A log goes in, the text of its file comes out; a text goes in, the log in it comes out, or why there is none. */

import { EVENTS, LOG } from "./log-shape.js";
import { readSchemaFile } from "./schema-file.js";
import { check, rewritten } from "./shape.js";

/** @typedef {import("./model.js").DrillLog} DrillLog */
/** @typedef {import("./model.js").LogEvent} LogEvent */
/** @typedef {import("./model.js").Plan} Plan */

/** @typedef {import("./schema-file.js").Problem} Problem */

/** @typedef {{ log: DrillLog, problem: null } | { log: null, problem: Problem }} Read */

/**
 * The same log gives the same text, in whatever order its keys came about.
 * @param {DrillLog} log
 */
export function logText(log) {
  return `${JSON.stringify(rewritten(LOG, log, (text) => text), null, 2)}\n`;
}

/** @param {string} text @returns {Read} */
export function readLog(text) {
  const { value, problem } = readSchemaFile(text, "drill-log/1", LOG);
  if (problem !== null) return { log: null, problem };
  const log = /** @type {DrillLog} */ (value);
  const disorder = disorderIn(log.events);
  return disorder === null
    ? { log, problem: null }
    : { log: null, problem: { code: "damaged", detail: disorder } };
}

/** @param {readonly LogEvent[]} events */
function disorderIn(events) {
  if (events.length === 0) return "events";
  if (events[0].type !== "start") return "events.0.type";
  const falling = events.findIndex(({ elapsed }, place) => elapsed < events[place - 1]?.elapsed);
  return falling < 0 ? null : `events.${falling}.elapsed`;
}

/**
 * The log with every text cleaned that somebody typed while it ran; the plan's come from a build. `finds`: how many texts
 * that changed.
 * @param {DrillLog} log
 * @param {(text: string) => string} clean
 * @returns {{ log: DrillLog, finds: number }}
 */
export function screened(log, clean) {
  let finds = 0;
  const events = rewritten(EVENTS, log.events, (text) => {
    const cleaned = clean(text);
    if (cleaned !== text) finds += 1;
    return cleaned;
  });
  return { log: { ...log, events }, finds };
}

/**
 * Whether a log with these events could be read again.
 * @param {readonly LogEvent[]} events
 */
export const areReadable = (events) => check(EVENTS, events) === null;

/**
 * Whether a log is of this drill, perhaps of another build.
 * @param {Plan} plan
 * @param {DrillLog} log
 */
export function sameDrill({ kind, id }, { plan }) {
  return plan.kind === kind && plan.id === id;
}
