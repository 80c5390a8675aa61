/** A log goes in, the text of its file comes out; a text goes in, the log in it comes out, or why there is none. */

import { EVENTS, LOG } from "./log-shape.js";
import { check, isRecord, rewritten } from "./shape.js";

/** @typedef {import("./model.js").DrillLog} DrillLog */
/** @typedef {import("./model.js").LogEvent} LogEvent */
/** @typedef {import("./model.js").Plan} Plan */

/**
 * `foreign`: it is something else than a log; `newer`: of a later portal, `detail` says which format; `damaged`:
 * `detail` is the path to the first fault.
 * @typedef {"too-large" | "not-json" | "foreign" | "newer" | "damaged"} LogCode
 * @typedef {{ code: LogCode, detail: string }} LogProblem
 * @typedef {{ log: DrillLog, problem: null } | { log: null, problem: LogProblem }} Read
 */

const MOST_CHARACTERS = 5_000_000;

/**
 * The same log gives the same text, in whatever order its keys came about.
 * @param {DrillLog} log
 */
export function logText(log) {
  return `${JSON.stringify(rewritten(LOG, log, (text) => text), null, 2)}\n`;
}

/** @param {string} text @returns {Read} */
export function readLog(text) {
  if (text.length > MOST_CHARACTERS) return refused("too-large");
  /** @type {unknown} */
  let value;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return refused("not-json");
  }
  const schema = isRecord(value) && typeof value.schema === "string" ? value.schema : "";
  const [, version] = /^drill-log\/([1-9]\d{0,5})$/.exec(schema) ?? [];
  if (!version) return refused("foreign");
  if (version !== "1") return refused("newer", schema);
  const fault = check(LOG, value);
  if (fault !== null) return refused("damaged", fault);
  const log = /** @type {DrillLog} */ (value);
  const disorder = disorderIn(log.events);
  return disorder === null ? { log, problem: null } : refused("damaged", disorder);
}

/** @param {LogCode} code @param {string} [detail] @returns {Read} */
function refused(code, detail = "") {
  return { log: null, problem: { code, detail } };
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
