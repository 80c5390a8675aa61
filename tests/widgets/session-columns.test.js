/** Holds how records become the store of the session filter's table, step by step, and how rows are filled anew. */

import { deepEqual, equal, ok } from "node:assert/strict";
import {
  filler,
  finished,
  rowOf,
  sessionEntry,
  storeSteps,
} from "../../overrides/widgets/logic/session-columns.js";
import { RULESET } from "./rulesets.js";

/** @typedef {import("../../overrides/widgets/logic/session-portal.js").Portal} Portal */
/** @typedef {import("../../overrides/widgets/logic/session-scoring.js").SessionRecord} SessionRecord */
/** @typedef {import("../../overrides/widgets/logic/session-scoring.js").SessionScore} SessionScore */

const POINTS = [{ rule: "unknown-device", points: 3, because: "." }];
const KNOWN = {
  least: 3,
  most: 3,
  possible: ["review"],
  points: POINTS,
  cautions: [],
  missing: [],
};

/** @type {SessionScore} */
const COMPLETE = { state: "complete", total: 3, band: "review", unreadable: [], ...KNOWN };

/** @param {SessionRecord} record @returns {SessionScore} */
const scoreOf = ({ device }) =>
  device !== "Toaster" ? COMPLETE : {
    ...COMPLETE,
    state: "unreadable",
    total: null,
    band: "",
    unreadable: [{ name: "device", value: device }],
  };

let scored = 0;
const PORTAL = /** @type {Portal} */ (/** @type {unknown} */ ({
  decisions: [{ id: "keep", label: "Keep", tone: "keep", severity: 0 }],
  apps: [],
  teams: [{ id: "payments", name: "Payments" }],
  ruleset: RULESET,
  without: new Set(),
  score: (/** @type {SessionRecord} */ record) => {
    scored += 1;
    return scoreOf(record);
  },
}));

/** @param {number} count @returns {SessionRecord[]} */
const records = (count) =>
  Array.from({ length: count }, (_, row) => ({
    owner: `o-${row}`,
    device: row % 3 === 0 ? "Toaster" : "Edge",
    app: "Codex",
    location: "",
    signed_in: "2026-11-03",
    trusted_device: "yes",
    owner_can_confirm: "no",
    current_session: "",
    decision: row % 2 === 0 ? "keep" : "",
    reviewer: "",
    evidence: row % 5 === 0 ? '["x"]' : `note ${row % 7}`,
    team: row % 4 === 0 ? "payments" : "elsewhere",
  }));

/**
 * That every cell of a store says what its row says.
 * @param {{ store: import("../../overrides/widgets/logic/store.js").Store, rows: import("../../overrides/widgets/logic/session-columns.js").Rows }} made
 */
function holds({ store, rows }) {
  equal(store.size, rows.records.length);
  for (const column of store.columns) {
    const { key } = column.heading;
    for (let row = 0; row < store.size; row += 1) {
      deepEqual(column.entry(row), sessionEntry(PORTAL, key, rowOf(rows, row)), `${key} ${row}`);
    }
  }
}

Deno.test("records are scored, and every cell of the store says what its row says", () => {
  const given = records(300);
  const selected = new Set([1, 299]);
  const { scores, store } = finished(storeSteps(PORTAL, given, [], selected));
  deepEqual(scores, given.map(scoreOf));
  holds({ store, rows: { records: given, scores, selected } });
  equal(store.byKey.get("score")?.entries.length, 2);
  deepEqual(finished(storeSteps(PORTAL, [], [], new Set())).store.size, 0);
});

Deno.test("scores that are known are taken as they are", () => {
  const given = records(10);
  const known = given.slice(0, 7).map(scoreOf);
  scored = 0;
  const { scores } = finished(storeSteps(PORTAL, given, known, new Set()));
  deepEqual([scored, known.length, scores.length], [3, 7, 10]);
  equal(scores[6], known[6]);
});

Deno.test("many records take many steps, from the middle of an import to its end", () => {
  const steps = [...storeSteps(PORTAL, records(20_000), [], new Set())];
  ok(steps.length > 60);
  deepEqual(steps, steps.toSorted((one, other) => one - other));
  ok(steps[0] >= 0.5 && Number(steps.at(-1)) > 0.95 && Number(steps.at(-1)) <= 1);
});

Deno.test("rows that were edited are filled anew, more values than are remembered included", () => {
  const given = records(6_000);
  const { scores, store } = finished(
    storeSteps(PORTAL, given, [], new Set()),
  );
  const edited = given.map((record, row) => ({ ...record, decision: "", evidence: `new ${row}` }));
  const rows = { records: edited, scores, selected: new Set([5]) };
  for (const column of store.columns) {
    const fill = filler(PORTAL, column, rows);
    for (let row = 0; row < given.length; row += 1) fill(row);
  }
  holds({ store, rows });
});

Deno.test("a score that nobody could read is compared as what can come of it", () => {
  const [record] = records(1);
  const score = { ...scoreOf(record), least: -1, most: 8 };
  const entry = sessionEntry(PORTAL, "score", { record, score, selected: false });
  deepEqual([entry.text, entry.value, entry.sort], ["unreadable", "\u22121 to 8", undefined]);
});

Deno.test("a table goes without the columns that its portal goes without", () => {
  const without = new Set(["team", "evidence"]);
  const store = finished(storeSteps({ ...PORTAL, without }, records(2), [], new Set())).store;
  const keys = store.columns.map(({ heading }) => heading.key);
  ok(keys.includes("decision") && !keys.includes("team") && !keys.includes("evidence"));
});
