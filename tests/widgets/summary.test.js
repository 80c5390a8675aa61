/** Holds the table and the summary that triaged rows are taken along as. */

import { deepEqual, equal, ok } from "node:assert/strict";
import { recordsTable } from "../../overrides/widgets/logic/records-csv.js";
import { summaryMarkdown } from "../../overrides/widgets/logic/summary.js";
import { hostileRows } from "./hostile-cells.js";

/** @typedef {import("../../overrides/widgets/logic/session-scoring.js").SessionRecord} SessionRecord */
/** @typedef {import("../../overrides/widgets/logic/session-scoring.js").SessionScore} SessionScore */
/** @typedef {import("../../overrides/widgets/logic/summary.js").Source} Source */

/** @type {SessionRecord} */
const ROW = {
  owner: "o-k7m2qd3v",
  device: "Edge",
  app: "Codex",
  location: "Approx. Peru",
  signed_in: "2026-11-03",
  trusted_device: "yes",
  owner_can_confirm: "no",
  current_session: "",
  decision: "",
  reviewer: "",
  evidence: "",
  team: "payments",
};

/** @type {Source["decisions"]} */
const DECISIONS = [
  { id: "escalate", label: "Escalate", tone: "escalate" },
  { id: "review", label: "Review", tone: "review" },
  { id: "keep", label: "Keep", tone: "keep" },
];

const [none, device] = [[], { rule: "unknown-device", points: 3, because: "." }];

/** @param {number} total @param {string} band @returns {SessionScore} */
const decided = (total, band) => ({
  ...{ state: "complete", total, least: total, most: total, band, possible: [band] },
  ...{ points: total > 2 ? [device] : none, cautions: none, missing: none, unreadable: none },
});

/** @param {"incomplete" | "unreadable"} state @param {number} most @returns {SessionScore} */
const open = (state, most) => ({ ...decided(-1, ""), state, total: null, least: -1, most });

/** @param {Partial<SessionRecord>} fields @param {SessionScore} score */
const row = (fields, score) => ({ record: { ...ROW, ...fields }, score });

/** @param {string} text */
const redact = (text) => ({
  text: text.replaceAll(/secret/g, "[key]"),
  findings: [...text.matchAll(/secret/g)],
});

/** @param {Source["rows"]} rows @param {Partial<Source>} [more] */
const summary = (rows, more = {}) =>
  summaryMarkdown({
    title: "Session triage",
    rows,
    total: 150,
    filter: "",
    decisions: DECISIONS,
    redact,
    ...more,
  });

Deno.test("a summary counts decisions and scores, the worst first, and lists the rows to act on", () => {
  const { text, finds } = summary([
    row({ decision: "keep" }, decided(0, "keep")),
    row({ evidence: "Odd\nhours" }, open("unreadable", 9)),
    row({ decision: "review", device: "a|b" }, decided(3, "review")),
    row({}, decided(-1, "keep")),
    row({}, open("incomplete", 2)),
    row({ decision: "escalate", signed_in: "" }, decided(3, "review")),
  ], { filter: "Filtered by \u201cmac\u201d" });
  equal(finds, 0);
  equal(
    text,
    `## Session triage

6 of 150 rows.

Filtered by \u201cmac\u201d.

| Decision | Rows |
| --- | --- |
| Escalate | 1 |
| Review | 1 |
| Keep | 1 |
| Undecided | 3 |

| Score | Rows |
| --- | --- |
| Review | 2 |
| Keep | 2 |
| Incomplete | 1 |
| Unreadable | 1 |

### 4 rows to act on

| Decision | Score | Points | Device | App | Location | Signed in | Evidence note |
| --- | --- | --- | --- | --- | --- | --- | --- |
| Escalate | 3 | unknown-device +3 | Edge | Codex | Approx. Peru |  |  |
| Review | 3 | unknown-device +3 | a\\|b | Codex | Approx. Peru | 2026-11-03 |  |
| Undecided | unreadable |  | Edge | Codex | Approx. Peru | 2026-11-03 | Odd hours |
| Undecided | \u22121 to 2 |  | Edge | Codex | Approx. Peru | 2026-11-03 |  |
`,
  );
});

Deno.test("a row that somebody decided to keep needs nobody, and one that the score would keep neither", () => {
  ok(
    summary([row({ decision: "keep" }, decided(9, "escalate"))]).text.includes("No row to act on"),
  );
  ok(summary([row({}, decided(0, "keep"))]).text.includes("No row to act on"));
  ok(summary([row({ decision: "review" }, decided(0, "keep"))]).text.includes("### 1 row to act"));
});

Deno.test("more rows than a ticket can take are left out, and the summary says how many", () => {
  const rows = Array.from({ length: 53 }, () => row({}, decided(5, "escalate")));
  const { text } = summary(rows);
  ok(text.includes("### 53 rows to act on"));
  equal(text.match(/^\| Undecided \| 5 \| unknown-device \+3/gm)?.length, 50);
  ok(text.endsWith("\n\n3 more rows to act on, left out here.\n"));
  ok(!summary(rows, { most: 53 }).text.includes("left out"));
});

Deno.test("with no row there is nothing to count", () => {
  equal(
    summary([], { total: 0 }).text,
    "## Session triage\n\nAll 0 rows.\n\n### No row to act on\n",
  );
});

Deno.test("a decision that nobody describes is counted and shown as it is", () => {
  const { text } = summary([row({ decision: "<b>" }, decided(0, "keep"))]);
  ok(text.includes("| \\<b\\> | 1 |"));
  ok(text.includes("| \\<b\\> | 0 |"));
});

Deno.test("everything goes through redaction, unless the reader turns it off", () => {
  const rows = [row({ device: "secret", evidence: "sec\u200bret" }, decided(5, "escalate"))];
  const more = { title: "The secret", filter: "secret" };
  const { text, finds } = summary(rows, more);
  equal(finds, 4);
  ok(!text.includes("secret"));
  const plain = summary(rows, { ...more, redact: null });
  deepEqual([plain.text.match(/secret/g)?.length, plain.finds], [4, 0]);
});

Deno.test("whatever the cells hold, the summary keeps its lines, and nothing in it is markup", () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const rows = hostileRows(seed).map(([cell, ...more]) =>
      row({ device: cell, evidence: more[0] ?? "", decision: more[1] ?? "" }, open("incomplete", 2))
    );
    const [title] = hostileRows(seed)[0];
    const { text } = summary(rows, { title, filter: title });
    const act = text.split("\n\n").at(-1)?.trimEnd().split("\n") ?? [];
    equal(act.length, rows.length + 2, `seed ${seed}`);
    for (const line of act) equal(line.match(/(?<!\\)(?:\\\\)*\|/g)?.length, 9, `seed ${seed}`);
    ok(!/(?<!\\)(?:\\\\)*[<`[]/.test(text), `seed ${seed}`);
  }
});

Deno.test("a table of rows has the fields' own labels, then score, points and team, in words", () => {
  const names = {
    fields: /** @type {const} */ ([["device", "Device"], ["decision", "Decision"]]),
    decisions: new Map([["review", "Review"]]),
    teams: new Map([["payments", "Payments"]]),
  };
  deepEqual(
    recordsTable([
      row({ decision: "review" }, decided(3, "review")),
      row({ decision: "other", team: "" }, open("incomplete", 2)),
      row({}, open("unreadable", 9)),
    ], names),
    {
      heads: ["Device", "Decision", "Score", "Points", "Team"],
      rows: [
        ["Edge", "Review", "3", "unknown-device +3", "Payments"],
        ["Edge", "other", "\u22121 to 2", "", ""],
        ["Edge", "", "unreadable", "", "Payments"],
      ],
    },
  );
});
