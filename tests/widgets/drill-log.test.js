/** Holds how a log is written to a file and read again, and which files are refused. */

import { deepEqual, equal, ok } from "node:assert/strict";
import {
  logText,
  readLog,
  sameDrill,
  screened,
} from "../../overrides/widgets/logic/drill/log-file.js";
import { replay } from "../../overrides/widgets/logic/drill/reducer.js";
import { everyEvent, SAMPLES } from "./drill-events.js";
import { at, DRILL, logOf, RESPONSE } from "./drills.js";

/** @typedef {import("../../overrides/widgets/logic/drill/model.js").DrillLog} DrillLog */
/** @typedef {import("../../overrides/widgets/logic/drill/model.js").LogEvent} LogEvent */

const FULL = logOf(everyEvent());

/** @param {unknown} value */
const problemOf = (value) => readLog(JSON.stringify(value)).problem;

/** @param {unknown} value @param {string} path */
const isDamaged = (value, path) =>
  deepEqual(problemOf(value), { code: "damaged", detail: path }, path);

/** @param {unknown} value */
const isRead = (value) => deepEqual(readLog(JSON.stringify(value)), { log: value, problem: null });

/** The last event of a log of one more, given another value. @param {object} more */
const withEvent = (more) => logOf([/** @type {LogEvent} */ ({ ...at(1, SAMPLES.pause), ...more })]);

Deno.test("a log of everything that can happen, of a drill and of a response, is read as it was written", () => {
  for (const plan of [DRILL, RESPONSE]) {
    const log = { ...FULL, plan };
    deepEqual(readLog(logText(log)), { log, problem: null });
  }
});

Deno.test("a log gives the same text in whatever order its keys came about", () => {
  /** @param {any} value @returns {any} */
  const reversed = (value) => {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(reversed);
    return Object.fromEntries(
      Object.entries(value).reverse().map(([key, one]) => [key, reversed(one)]),
    );
  };
  equal(logText(reversed(FULL)), logText(FULL));
  ok(logText(FULL).startsWith('{\n  "schema": "drill-log/1",\n  "run": "2026-11-29-a1b2",\n'));
  ok(logText(FULL).endsWith("}\n"));
});

Deno.test("what a later model may add to a log is written as it is", () => {
  const later = { ...FULL, events: [{ ...at(0, SAMPLES.end), type: "later", by: { whom: "x" } }] };
  const log = /** @type {DrillLog} */ (/** @type {unknown} */ (later));
  deepEqual(JSON.parse(logText(log)), later);
});

Deno.test("a mark at the beginning of a file is no part of it", () => {
  equal(readLog(`\ufeff${logText(FULL)}`).problem, null);
});

Deno.test("a file of more than five million characters is not looked into", () => {
  const spaces = " ".repeat(5_000_000 - JSON.stringify(FULL).length);
  equal(problemOf(FULL), null);
  equal(readLog(JSON.stringify(FULL) + spaces).problem, null);
  deepEqual(readLog(`${JSON.stringify(FULL)}${spaces} `).problem, {
    code: "too-large",
    detail: "5000000",
  });
});

Deno.test("what is no JSON, as a file that was cut off, is said to be none", () => {
  for (const text of ["", "{", logText(FULL).slice(0, -3), "schema: drill-log/1"]) {
    deepEqual(readLog(text).problem, { code: "not-json", detail: "" }, text);
  }
});

Deno.test("what is no log of a drill is foreign, whatever else it is", () => {
  const schemas = ["drill-plan/1", "drill-log/0", "drill-log/01", "drill-log/", " drill-log/1", 1];
  const records = schemas.map((schema) => ({ ...FULL, schema }));
  for (const value of [null, 7, "drill-log/1", [], [FULL], {}, ...records]) {
    const said = Object(value).schema;
    const detail = typeof said === "string" ? said : "";
    deepEqual(problemOf(value), { code: "foreign", detail }, JSON.stringify(value));
  }
});

Deno.test("a log of a later format says which", () => {
  for (const schema of ["drill-log/2", "drill-log/10"]) {
    deepEqual(problemOf({ schema }), { code: "newer", detail: schema });
  }
});

Deno.test("the start comes first, and no event is earlier than the one before", () => {
  isDamaged({ ...FULL, events: [] }, "events");
  isDamaged({ ...FULL, events: FULL.events.slice(2) }, "events.0.type");
  isDamaged(logOf([at(2, SAMPLES.pause), at(1, SAMPLES.end)]), "events.2.elapsed");
  isRead(logOf([at(2, SAMPLES.pause), at(2, SAMPLES.end)]));
});

Deno.test("an event about what the plan does not have is read", () => {
  const nowhere = { inject: "nothing", step: "nothing", objective: "nothing", session: 99 };
  const events = [SAMPLES.deliver, SAMPLES.step, SAMPLES.decide, SAMPLES.amend, SAMPLES.rate];
  isRead(logOf(events.map((event) => {
    const known = Object.entries(nowhere).filter(([key]) => key in event);
    return /** @type {LogEvent} */ ({ ...at(1, event), ...Object.fromEntries(known) });
  })));
});

Deno.test("every text that somebody typed is cleaned, and nothing of the plan, nor a name of it", () => {
  /** @type {string[]} */
  const seen = [];
  const { log, finds } = screened(FULL, (text) => {
    seen.push(text);
    return text.replace(/^(?!keep)/, "!");
  });
  const expected = [
    ...["research", "Ours", "Call the lead.", "Wait.", "It is late.", "Ask again."],
    ...[
      "Note of a call",
      "Phone",
      "Laptop",
      "A call.",
      "keep",
      "Why.",
      "Two calls.",
      "keep",
      "Why.",
    ],
    ...["It took long.", "Nobody led.", "Name a lead.", "I did.", "Calm", "Contacts"],
    "Write down contacts.",
  ];
  deepEqual(seen, ["", "", ...expected]);
  equal(finds, seen.filter((text) => text !== "keep").length);
  deepEqual(log.plan, FULL.plan);
  equal(problemOf(log), null);
  deepEqual(screened(FULL, (text) => text), { log: FULL, finds: 0 });
});

Deno.test("a text that grows when it is cleaned can be read again", () => {
  const { line } = SAMPLES.line;
  const long = withEvent({ type: "line", line: { ...line, text: "a ".repeat(10_000) } });
  const { log, finds } = screened(long, (text) => text.replaceAll("a", "[redacted]"));
  deepEqual([problemOf(log), finds > 0], [null, true]);
});

Deno.test("a log is of a drill by its kind and id, whatever the version of its plan", () => {
  const [other, built] = [{ ...DRILL, id: "other" }, { ...DRILL, version: "ffffffffffff" }];
  const response = { ...RESPONSE, id: DRILL.id };
  deepEqual([DRILL, built, other, response].map((plan) => sameDrill(plan, FULL)), [
    ...[true, true, false, false],
  ]);
});

Deno.test("a hostile file of five million characters is refused where it stops to be a log", () => {
  const keys = Array.from({ length: 300_000 }, (_, place) => [`k${place}`, 1]);
  const deep = `${"[".repeat(2_500_000)}${"]".repeat(2_500_000)}`;
  equal(readLog(deep).problem?.code, "foreign");
  isDamaged({ ...Object.fromEntries(keys), ...FULL }, "k0");
  isDamaged({ ...FULL, run: "x".repeat(4_900_000) }, "run");
  const inside = `{"run":${deep.slice(200_000, -200_000)},"schema":"drill-log/1"}`;
  deepEqual(readLog(inside).problem, { code: "damaged", detail: "run" });
});

Deno.test("a log with as many events as there may be, all of one kind, is read and replayed", () => {
  const opened = at(1, SAMPLES.step);
  for (const sample of [SAMPLES.line, SAMPLES.account]) {
    const events = [opened, ...Array(19_998).fill(at(1, sample))];
    const { log } = readLog(JSON.stringify(logOf(events)));
    equal(log && replay(log.plan, log.events).events, 20_000);
  }
});
