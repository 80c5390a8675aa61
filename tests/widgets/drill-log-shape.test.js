/** Holds what the shape of a log lets through: which types, keys, texts, numbers and links. */

import { deepEqual, equal } from "node:assert/strict";
import { readLog } from "../../overrides/widgets/logic/drill/log-file.js";
import { everyEvent, SAMPLES } from "./drill-events.js";
import { at, logOf } from "./drills.js";

/** @typedef {import("../../overrides/widgets/logic/drill/model.js").LogEvent} LogEvent */
/** @typedef {(string | number)[]} Path */

const FULL = logOf(everyEvent());

/** @param {unknown} value */
const problemOf = (value) => readLog(JSON.stringify(value)).problem;

/** @param {unknown} value @param {string} path */
const isDamaged = (value, path) =>
  deepEqual(problemOf(value), { code: "damaged", detail: path }, path);

/** @param {unknown} value */
const isRead = (value) => deepEqual(readLog(JSON.stringify(value)), { log: value, problem: null });

/**
 * A copy of the full log with another value at a path.
 * @param {Path} path
 * @param {(holder: any, key: string | number) => void} change
 */
function changed(path, change) {
  const copy = JSON.parse(JSON.stringify(FULL));
  change(
    path.slice(0, -1).reduce((/** @type {any} */ one, key) => one[key], copy),
    path[path.length - 1],
  );
  return copy;
}

/** @param {Path} path @param {unknown} value */
const withValue = (path, value) => changed(path, (holder, key) => holder[key] = value);

/**
 * The path and the value of everything in a value.
 * @param {unknown} value
 * @param {Path} [path]
 * @returns {{ path: Path, value: unknown }[]}
 */
function everything(value, path = []) {
  if (typeof value !== "object" || value === null) return [{ path, value }];
  const list = Array.isArray(value);
  const parts = Object.entries(value).flatMap(([key, one]) =>
    everything(one, [...path, list ? Number(key) : key])
  );
  return [{ path, value }, ...parts];
}

const PARTS = everything(FULL).filter(({ path }) => path.length > 0);

/** What may be missing: its shape may be null. */
const MISSING = [
  ...["sponsor", "sign_in", "at", "after", "expect", "step", "decide", "within", "days_ago"],
  ...["total", "decision", "why", "caution", "see", "starts", "captures"],
];

/** Values of types that a part of the log cannot have. @param {Path} path @param {unknown} value */
function others(path, value) {
  const missing = path[0] === "plan" && MISSING.includes(String(path[path.length - 1]));
  const none = missing ? [] : [null];
  if (typeof value === "string") return [7, true, [value], { text: value }, ...none];
  if (typeof value === "number") return [String(value), value + 0.5, [value], ...none];
  if (typeof value === "boolean") return [Number(value), String(value), ...none];
  return value === null ? [false, [], 0.5] : ["", 0, Array.isArray(value) ? {} : [], ...none];
}

/** The last event of a log of one more, given another value. @param {object} more */
const withEvent = (more) => logOf([/** @type {LogEvent} */ ({ ...at(1, SAMPLES.pause), ...more })]);

Deno.test("a value of another type is refused, wherever it stands", () => {
  for (const { path, value } of PARTS) {
    if (path[0] === "schema") continue;
    for (const other of others(path, value)) isDamaged(withValue(path, other), path.join("."));
  }
});

Deno.test("a key that is not there is refused, wherever it belongs", () => {
  for (const { path } of PARTS) {
    const key = path[path.length - 1];
    // The schema of a log says that it is one; any circumstance may be unknown.
    const free = path.length === 1 && key === "schema" || path.at(-2) === "circumstances";
    if (typeof key === "number" || free && path[0] !== "plan") continue;
    isDamaged(changed(path, (holder) => delete holder[key]), path.join("."));
  }
});

Deno.test("a key that nobody knows is refused, wherever it stands, and so is one of every object", () => {
  const records = [{ path: [], value: FULL }, ...PARTS].filter(({ path, value }) =>
    typeof value === "object" && value !== null && !Array.isArray(value) &&
    (path[0] === "plan" || path[path.length - 1] !== "circumstances")
  );
  for (const { path } of records) {
    for (const key of ["other", "__proto__", "constructor", "toString"]) {
      const copy = changed(
        [...path, key],
        (holder) => Object.defineProperty(holder, key, { value: {}, enumerable: true }),
      );
      isDamaged(copy, [...path, key].join("."));
    }
  }
});

Deno.test("what is known of an account has names of its own, and no others", () => {
  for (const key of ["__proto__", "constructor", "x".repeat(61)]) {
    const path = ["events", 0, "account", "circumstances", key];
    const copy = changed(
      path,
      (holder) => Object.defineProperty(holder, key, { value: "yes", enumerable: true }),
    );
    equal(problemOf(copy)?.detail, path.join(".").replace("x".repeat(61), "?"));
  }
});

Deno.test("a path names no key that is more than a word", () => {
  isDamaged({ ...FULL, "<b>\u202e": 1 }, "?");
  isDamaged({ ...FULL, ["x".repeat(1_000)]: 1 }, "?");
});

Deno.test("texts, labels and lists are read up to their limits, in letters of whatever size", () => {
  const { line } = SAMPLES.line;
  for (const letter of ["x", "\u{1f511}"]) {
    isRead(withEvent({ type: "line", line: { ...line, text: letter.repeat(20_000) } }));
    const long = withEvent({ type: "line", line: { ...line, text: letter.repeat(20_001) } });
    isDamaged(long, "events.1.line.text");
  }
  isRead(withEvent({ type: "rows", labels: Array(200).fill("x".repeat(400)) }));
  isDamaged(withEvent({ type: "rows", labels: ["x".repeat(401)] }), "events.1.labels.0");
  isDamaged(withEvent({ type: "rows", labels: Array(201).fill("x") }), "events.1.labels");
  isDamaged(withValue(["plan", "title"], "x".repeat(401)), "plan.title");
});

Deno.test("a log has up to 20,000 events", () => {
  const pauses = Array(19_999).fill(at(1, SAMPLES.pause));
  equal(problemOf(logOf(pauses)), null);
  isDamaged(logOf([...pauses, pauses[0]]), "events");
});

Deno.test("times are whole, of a calendar with years of four digits, and in a zone of the earth", () => {
  const bounds = { wall: [0, 253_402_000_000_000], zone: [-1_080, 1_080], elapsed: [0, 1e12] };
  for (const [key, [least, most]] of Object.entries(bounds)) {
    for (const value of [least, most]) isRead(withEvent({ [key]: value }));
    for (const value of [least - 1, most + 1, 0.5]) {
      isDamaged(withEvent({ [key]: value }), `events.1.${key}`);
    }
  }
});

Deno.test("an event of a kind that nobody knows is refused at its kind", () => {
  for (const type of ["later", "toString", "__proto__", ""]) {
    isDamaged(withEvent({ type }), "events.1.type");
  }
});

Deno.test("an id, a day and a hash look like one", () => {
  /** @type {[Path, string[]][]} */
  const wrong = [
    [["plan", "id"], ["", "Lost", "lost--phone", "lost phone", "x".repeat(61)]],
    [["plan", "portal", "built_on"], ["", "2026-02-30", "2026-11-29T10:00", "29.11.2026"]],
    [["plan", "version"], ["", "0123456789AB", "version"]],
    [["run"], ["", "../x", "a b", "x".repeat(61)]],
    [["events", 25, "items", 0, "due"], ["soon", "2026-02-30"]],
    [["events", 25, "items", 0, "role"], ["Jo Doe"]],
  ];
  for (const [path, values] of wrong) {
    for (const value of values) isDamaged(withValue(path, value), path.join("."));
  }
});

Deno.test("a link of a log leads to a page, and runs nothing", () => {
  const [see, page] = [["plan", "steps", 2, "see"], ["plan", "page"]];
  const pages = ["../controls.html#mfa", "faq/", "?a:b", "#x:y"];
  for (const link of [...pages, "/faq/", "https://example.com/", "mailto:help@example.com"]) {
    isRead(withValue(see, link));
  }
  const code = [
    "javascript:alert(1)",
    "JavaScript:1",
    " javascript:1",
    "java\nscript:1",
    "\u0001x:",
  ];
  for (const link of [...code, "data:text/html,x", "//example.com", "\\\\example.com", "https:x"]) {
    isDamaged(withValue(see, link), "plan.steps.2.see");
    isDamaged(withValue(["plan", "steps", 2, "facts", 0, "url"], link), "plan.steps.2.facts.0.url");
    isDamaged(withValue(page, link), "plan.page");
  }
  for (const link of pages) isRead(withValue(page, link));
  for (const link of ["/faq/", "https://example.com/"]) {
    isDamaged(withValue(page, link), "plan.page");
  }
});
