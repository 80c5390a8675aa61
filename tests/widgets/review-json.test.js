/** Holds the published review that triaged records are saved as, and why they may not be. */

import { deepEqual, equal, ok } from "node:assert/strict";
import { reasonGroups, reviewJson } from "../../overrides/widgets/logic/review-json.js";
import { triage as texts } from "../../overrides/widgets/logic/texts/triage.js";
import { hostileRows } from "./hostile-cells.js";

/** @typedef {import("../../overrides/widgets/logic/session-scoring.js").SessionRecord} SessionRecord */
/** @typedef {import("../../overrides/widgets/logic/review-json.js").Source} Source */

/** @type {SessionRecord} */
const ROW = {
  owner: "o-k7m2qd3v",
  device: "Chrome on macOS",
  app: "ChatGPT",
  location: "Approx. Portugal",
  signed_in: "2026-11-03",
  trusted_device: "yes",
  owner_can_confirm: "no",
  current_session: "",
  decision: "review",
  reviewer: "",
  evidence: "Owner was asked.",
  team: "payments",
};

/** @param {string} text */
const redact = (text) => ({
  text: text.replaceAll(/secret/g, "[key]"),
  findings: [...text.matchAll(/secret/g)],
});

/**
 * @param {readonly Partial<SessionRecord>[]} rows
 * @param {Partial<Source>} [more]
 */
const exported = (rows, more = {}) =>
  reviewJson({
    records: rows.map((fields) => ({ ...ROW, ...fields })),
    team: "payments",
    date: "2026-11-24",
    reviewer: "r-ab12",
    apps: ["ChatGPT", "Codex"],
    decisions: ["keep", "review"],
    redact,
    ...more,
  });

/**
 * @param {readonly Partial<SessionRecord>[]} rows
 * @param {Partial<Source>} [more]
 */
function review(rows, more) {
  const { text, reasons } = exported(rows, more);
  deepEqual(reasons, []);
  return JSON.parse(text ?? "");
}

/** @param {readonly string[]} owners */
const ownersOf = (owners) =>
  review(owners.map((owner) => ({ owner }))).sessions.map(
    (/** @type {{ owner: string }} */ row) => row.owner,
  );

Deno.test("records become a review as it is published, with two spaces for each level", () => {
  equal(
    exported([{}]).text,
    `{
  "schema": "review/1",
  "team": "payments",
  "date": "2026-11-24",
  "reviewer": "r-ab12",
  "key_id": "local",
  "sessions": [
    {
      "owner": "o-k7m2qd3v",
      "device": "Chrome on macOS",
      "app": "ChatGPT",
      "location": "Approx. Portugal",
      "signed_in": "2026-11-03",
      "trusted_device": true,
      "owner_can_confirm": false,
      "current_session": null,
      "decision": "review",
      "evidence": "Owner was asked."
    }
  ]
}
`,
  );
});

Deno.test("what a record does not show is null, or is said not to be shown", () => {
  const empty = { device: " ", location: "", signed_in: "", trusted_device: "", evidence: "\n" };
  const [row] = review([{ ...empty, owner_can_confirm: "" }]).sessions;
  deepEqual([row.device, row.location], ["Not shown", "Not shown"]);
  deepEqual([row.signed_in, row.trusted_device, row.owner_can_confirm, row.evidence], [
    null,
    null,
    null,
    null,
  ]);
});

Deno.test("an owner who is no pseudonym gets a number, in the order in which they come up", () => {
  deepEqual(ownersOf(["Zoë", "o-k7m2qd3v", "Ana", "Zoë"]), [
    "o-local-0001",
    "o-k7m2qd3v",
    "o-local-0002",
    "o-local-0001",
  ]);
});

Deno.test("an owner in another spelling is the same owner", () => {
  deepEqual(ownersOf(["Zoë  Groß", " ZOE\u0308 gross", "Zo\u200bë \uff27roß", "Zoe Gross"]), [
    "o-local-0001",
    "o-local-0001",
    "o-local-0001",
    "o-local-0002",
  ]);
});

Deno.test("a number that stands in a row already is not given to another owner", () => {
  deepEqual(ownersOf(["Ana", "o-local-0001", "Eva", "o-local-0003"]), [
    "o-local-0002",
    "o-local-0001",
    "o-local-0004",
    "o-local-0003",
  ]);
});

Deno.test("owners who are not shown are not taken for one", () => {
  deepEqual(ownersOf(["", " ", "\u200b"]), ["o-local-0001", "o-local-0002", "o-local-0003"]);
});

Deno.test("a name that looks like a pseudonym in other letters is a name", () => {
  deepEqual(ownersOf(["O-Brien", "o-abc", "o-ab_cd", `o-${"a".repeat(41)}`]), [
    "o-local-0001",
    "o-local-0002",
    "o-local-0003",
    "o-local-0004",
  ]);
});

Deno.test("a reviewer who is no pseudonym is the local one, and the key may be named", () => {
  equal(review([{}], { reviewer: "Ana Silva" }).reviewer, "r-local-01");
  equal(review([{}], { reviewer: "" }).reviewer, "r-local-01");
  equal(review([{}], { reviewer: " r-abcd " }).reviewer, "r-abcd");
  equal(review([{}], { keyId: "key-2026a" }).key_id, "key-2026a");
});

Deno.test("every text is redacted, and what was taken out is counted", () => {
  const { text, finds } = exported([{
    device: "secret",
    location: "secret",
    evidence: "a\nsecret",
  }]);
  equal(finds, 3);
  ok(!text?.includes("secret"));
});

Deno.test("without redaction texts stay, and owners are numbers all the same", () => {
  const [row] = review([{ owner: "Ana", evidence: "the secret" }], { redact: null }).sessions;
  deepEqual([row.owner, row.evidence], ["o-local-0001", "the secret"]);
});

Deno.test("a long text is cut after it was redacted, never inside a letter", () => {
  const [row] = review([{
    evidence: `${"x".repeat(396)}secret`,
    device: `${"x".repeat(398)}\u{1f512}\u{1f512}`,
    location: "x".repeat(400),
  }]).sessions;
  equal(row.evidence, `${"x".repeat(396)}[ke\u2026`);
  equal(row.device, `${"x".repeat(398)}\u2026`);
  equal(row.location, "x".repeat(400));
});

Deno.test("every reason names its row and its field, all at once", () => {
  const { text, reasons } = exported([
    {},
    { app: "", decision: "" },
    { app: "chatgpt", decision: "Review", team: "finance" },
    { signed_in: "yesterday", trusted_device: "perhaps", current_session: "YES" },
    { signed_in: "2026-11-25", team: "" },
    { signed_in: "2026-02-30", owner_can_confirm: "__proto__" },
  ]);
  equal(text, null);
  deepEqual(reasons.map(({ row, field, problem }) => [row, field, problem]), [
    [1, "app", "no-app"],
    [1, "decision", "no-decision"],
    [2, "team", "other-team"],
    [2, "app", "unknown-app"],
    [2, "decision", "unknown-decision"],
    [3, "signed_in", "unreadable-day"],
    [3, "trusted_device", "unreadable-answer"],
    [3, "current_session", "unreadable-answer"],
    [4, "signed_in", "after-review"],
    [5, "signed_in", "unreadable-day"],
    [5, "owner_can_confirm", "unreadable-answer"],
  ]);
});

Deno.test("a review needs its team, its day, its key and at least one row", () => {
  const { reasons } = exported([], { team: "", date: "today", keyId: "A key" });
  deepEqual(reasons.map(({ row, field, problem }) => [row, field, problem]), [
    [null, "team", "bad-team"],
    [null, "key_id", "bad-key"],
    [null, "date", "bad-date"],
    [null, "sessions", "no-rows"],
  ]);
});

Deno.test("a review that the portal would not read for its size is refused", () => {
  const problem = { row: null, field: "sessions", problem: "too-large" };
  deepEqual(exported(Array.from({ length: 18_001 }, () => ({}))).reasons, [problem]);
  const wide = { evidence: "\u00e9".repeat(400) };
  deepEqual(exported(Array.from({ length: 5_000 }, () => wide)).reasons, [problem]);
});

Deno.test("each problem is told once, with its rows", () => {
  const { reasons } = exported([
    { trusted_device: "?", current_session: "?" },
    { decision: "" },
    { trusted_device: "?" },
  ], { team: "" });
  const groups = reasonGroups(reasons.filter(({ problem }) => problem !== "other-team"));
  deepEqual(groups, [
    { problem: "bad-team", rows: [] },
    { problem: "unreadable-answer", rows: [0, 2] },
    { problem: "no-decision", rows: [1] },
  ]);
  deepEqual(groups.map(({ problem, rows }) => texts.reason(problem, rows.length)), [
    "Choose the team of the review.",
    "2 rows have an answer that is neither yes nor no.",
    "1 row has no decision.",
  ]);
});

Deno.test("whatever the cells hold, a review has one line for each text, and a pseudonym for each owner", () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const rows = hostileRows(seed).map(([cell, ...more]) => ({
      owner: cell,
      device: cell,
      location: more[0] ?? "",
      evidence: more[1] ?? "",
    }));
    for (const row of review(rows).sessions) {
      ok(/^o-[a-z0-9-]{4,40}$/.test(row.owner));
      for (const text of [row.device, row.location, row.evidence ?? "x"]) {
        ok(/^\S(.{0,398}\S)?$/u.test(text), `seed ${seed}`);
      }
    }
  }
});
