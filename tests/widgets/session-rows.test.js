/** Holds how rows become session records, and that a report names everything that did not become one. */

import { deepEqual, equal, notEqual, ok } from "node:assert/strict";
import { readDelimited } from "../../overrides/widgets/logic/delimited.js";
import { headerReader } from "../../overrides/widgets/logic/headers.js";
import { readJson } from "../../overrides/widgets/logic/json-rows.js";
import { readHeading, readSessions } from "../../overrides/widgets/logic/session-rows.js";
import { importing } from "../../overrides/widgets/logic/texts/importing.js";
import { hostileRows } from "./hostile-cells.js";

const VOCABULARIES = {
  decisions: [{ id: "keep", label: "Keep" }, {
    id: "revoke-and-escalate",
    label: "Revoke, escalate",
  }],
  apps: [{ id: "chatgpt", label: "ChatGPT" }, { id: "api-platform", label: "API Platform" }],
  teams: [{ id: "customer-support", name: "Customer support" }],
};
const FIELDS = [
  { id: "owner", label: "Owner", aliases: ["user"] },
  { id: "signed-in", label: "Signed in", aliases: ["login time"] },
  { id: "team", label: "Team" },
  { id: "reviewer", label: "Reviewer" },
];
/** What a ruleset says of labels. */
const LABELS = {
  answer: (/** @type {string} */ name, /** @type {string} */ label) =>
    name === "trusted_device" && label === "Trusted device" ? "yes" : label === "Maybe" ? "" : null,
};
const NOTHING = {
  owner: "",
  device: "",
  app: "",
  location: "",
  signed_in: "",
  trusted_device: "",
  owner_can_confirm: "",
  current_session: "",
  decision: "",
  reviewer: "",
  evidence: "",
  team: "",
};

const readHeader = headerReader(FIELDS);

/** @typedef {import("../../overrides/widgets/logic/delimited.js").Batch} Batch */
/** @typedef {import("../../overrides/widgets/logic/session-rows.js").Session} Session */

/**
 * Import batches with the mapping that their headers give, or another one.
 * @param {Iterable<Batch>} batches what can be read twice
 * @param {(string | null)[]} [mapping] for a table without headers
 */
function imported(batches, mapping) {
  const heading = readHeading(batches, readHeader);
  const choice = mapping
    ? { mapping, headed: false }
    : { mapping: heading?.mapping ?? [], headed: true };
  /** @type {Session[]} */
  const sessions = [];
  const steps = readSessions(batches, choice, VOCABULARIES, LABELS);
  for (let step = steps.next();; step = steps.next()) {
    if (step.done) return { sessions, report: step.value };
    sessions.push(...step.value.sessions);
  }
}

/** @param {string} text @param {(string | null)[]} [mapping] */
const csv = (text, mapping) => imported([...readDelimited(text)], mapping);

Deno.test("a row becomes a session, with terms, days and answers as the portal writes them", () => {
  const { sessions, report } = csv(
    "User,Device,App,Location,Login time,Trusted device,Owner can confirm,Current session," +
      "Decision,Evidence,Team,Reviewer\n" +
      "o-1,Chrome on macOS,chatgpt,Approx. Portugal,3 Nov 2026 10:00,TRUE,0,No,KEEP,Asked.," +
      "Customer Support,r-1\n",
  );
  deepEqual(sessions, [{
    owner: "o-1",
    device: "Chrome on macOS",
    app: "ChatGPT",
    location: "Approx. Portugal",
    signed_in: "2026-11-03",
    trusted_device: "yes",
    owner_can_confirm: "no",
    current_session: "no",
    decision: "keep",
    reviewer: "r-1",
    evidence: "Asked.",
    team: "customer-support",
  }]);
  equal(report.imported, 1);
  deepEqual(report.unreadable, []);
  deepEqual(report.columns[4], { index: 4, header: "Login time", field: "signed-in" });
});

Deno.test("a published review is imported as it was published", () => {
  const text = JSON.stringify({
    schema: "review/1",
    team: "customer-support",
    date: "2026-09-14",
    reviewer: "r-1",
    key_id: "key-a",
    sessions: [{ owner: "o-1", app: "API Platform", signed_in: null, trusted_device: false }],
  });
  const table = readJson(text);
  ok("batches" in table);
  const batches = [...table.batches];
  deepEqual([...table.batches], batches, "a table is read as often as somebody asks");
  deepEqual(imported(batches).sessions, [{
    ...NOTHING,
    owner: "o-1",
    app: "API Platform",
    trusted_device: "no",
    team: "customer-support",
    reviewer: "r-1",
  }]);
  deepEqual(imported(batches).report.dropped, [1]);
});

Deno.test("what says that nothing is shown is empty, but an unknown device stays one", () => {
  const heads = "owner,device,app,location,signed-in,trusted-device,decision,evidence,team";
  const { sessions, report } = csv(`${heads}\nn/a,Unknown,null,-,none,not asked,N/A,none,nil\n`);
  deepEqual(sessions, [{ ...NOTHING, device: "Unknown", evidence: "none" }]);
  deepEqual(report.unreadable, []);
});

Deno.test("what cannot be read is told with its line and its text, and is never taken for an answer", () => {
  const heads = "owner,app,signed-in,trusted-device,owner-can-confirm,decision,team";
  const { sessions, report } = csv(`${heads}\no-1,Sora,03/04/2026,perhaps,Maybe,Fire him,Sales\n`);
  deepEqual(sessions, [{
    ...NOTHING,
    owner: "o-1",
    app: "Sora",
    signed_in: "03/04/2026",
    trusted_device: "perhaps",
  }]);
  deepEqual(report.unreadable, [
    { line: 2, field: "app", value: "Sora", problem: "unknown-app" },
    { line: 2, field: "signed-in", value: "03/04/2026", problem: "ambiguous-day" },
    { line: 2, field: "trusted-device", value: "perhaps", problem: "neither-yes-nor-no" },
    { line: 2, field: "decision", value: "Fire him", problem: "unknown-decision" },
    { line: 2, field: "team", value: "Sales", problem: "unknown-team" },
  ]);
  equal(report.imported, 1);
});

Deno.test("yes and no are also read by the labels of the rules", () => {
  equal(csv("trusted device\nTrusted device\n").sessions[0].trusted_device, "yes");
});

Deno.test("cells are read on one line, without what nobody sees", () => {
  const { sessions } = csv('owner,evidence\n" o-\u200b1\0 ","a\n\n b\u2028c\ud800"\n');
  deepEqual(sessions, [{ ...NOTHING, owner: "o-1", evidence: "a b c" }]);
});

Deno.test("a line that is drawn below the names of the columns is no session", () => {
  const markdown = "| Owner | Team |\n| --- | :---: |\n| Ana | Customer support |\n";
  const drawn = "Owner | Team\n------+-----\nAna | Customer support\n";
  for (const text of [markdown, drawn]) {
    const { sessions, report } = imported([...readDelimited(text)]);
    deepEqual(sessions.map(({ owner, team }) => [owner, team]), [["Ana", "customer-support"]]);
    deepEqual([report.imported, report.blank], [1, 1]);
  }
  equal(imported([...readDelimited("owner,reviewer\n-,--\n-,-\n")]).report.imported, 2);
});

Deno.test("every line is imported, blank, or told", () => {
  const { sessions, report } = csv('owner,device\n\na,b,c\n ,\t\n"a" b,c\nd\ne,f,,\n');
  deepEqual(sessions.map(({ owner, device }) => [owner, device]), [["d", ""], ["e", "f"]]);
  deepEqual([report.imported, report.blank, report.short], [2, 2, 1]);
  deepEqual(report.notUnderstood, [
    { line: 3, problem: "too-many-cells", text: "a, b, c" },
    { line: 5, problem: "quotes", text: '"a" b,c' },
  ]);
});

Deno.test("without a header that is known, the first row may be one of data", () => {
  const batches = [...readDelimited("\no-1,Chrome\no-2,Safari\n")];
  const heading = readHeading(batches, readHeader);
  equal(heading?.known, 0);
  deepEqual(heading?.headers, ["o-1", "Chrome"]);
  const { sessions, report } = imported(batches, ["owner", "device"]);
  deepEqual(sessions.map(({ owner }) => owner), ["o-1", "o-2"]);
  equal(report.blank, 1);
  equal(readHeading(readDelimited(" \n"), readHeader), null);
});

Deno.test("a column that nobody knows is left out, and so is a second one of the same field", () => {
  const { sessions, report } = csv("user,Colour,Owner\no-1,red,o-2\n");
  deepEqual(sessions, [{ ...NOTHING, owner: "o-1" }]);
  deepEqual(report.dropped, [1]);
  deepEqual(report.twice, [{ index: 2, field: "owner" }]);
});

Deno.test("of many details the first are kept, and all are counted", () => {
  const rows = `o-1,Fire\n${"a,b,c\n".repeat(2)}`.repeat(300);
  const { report } = csv(`owner,decision\n${rows}`);
  equal(report.imported, 300);
  deepEqual([report.notUnderstood.length, report.counts.notUnderstood], [200, 600]);
  deepEqual([report.unreadable.length, report.counts.unreadable], [200, 300]);
});

Deno.test("the text of a detail is clipped, however many cells a row has and however long they are", () => {
  const { report } = csv(`owner\n${"x,".repeat(100_000)}\n${"y".repeat(300_000)},z\n`);
  deepEqual(report.notUnderstood.map(({ text }) => text.length <= 200), [true, true]);
});

Deno.test("names that every object has make neither columns nor values", () => {
  const { sessions, report } = csv("__proto__,constructor,owner\nx,y,__proto__\n");
  deepEqual(sessions, [{ ...NOTHING, owner: "__proto__" }]);
  deepEqual(report.dropped, [0, 1]);
  deepEqual(csv("x\n", ["__proto__"]).sessions, [NOTHING]);
});

Deno.test("whatever the cells hold, rows are imported, blank or told, and no more", () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const rows = hostileRows(seed);
    const text = rows.map((row) => `${row.join("\t")}\n`).join("");
    const { sessions, report } = csv(text, ["owner", "decision", "signed-in"]);
    equal(sessions.length, report.imported);
    const lines = text.split(/\r\n?|\n/).length - 1;
    ok(report.imported + report.blank + report.counts.notUnderstood <= lines, `seed ${seed}`);
    for (const session of sessions) deepEqual(Object.keys(session), Object.keys(NOTHING));
  }
});

Deno.test("a value that Unicode takes long to normalize is read at once, thousands of times", () => {
  const accents = `a${"\u0301\u0323".repeat(20_000)}`;
  const { report } = csv(
    `owner,app,trusted device\n${`${accents},${accents},${accents}\n`.repeat(20)}`,
  );
  equal(report.counts.unreadable, 40);
});

Deno.test("every problem has a text", () => {
  const problems =
    "quotes too-long given-up too-many-cells not-json no-object nested too-many-names " +
    "unreadable-day no-such-day ambiguous-day neither-yes-nor-no unknown-app unknown-decision unknown-team";
  for (const problem of problems.split(" ")) notEqual(importing.problem(problem), problem);
});

Deno.test("what was imported is said in numbers, with one of a kind not several", () => {
  equal(importing.imported(1, 0), "1 row imported");
  equal(importing.imported(12_345, 0), "12,345 rows imported");
  equal(importing.dropped(["Colour"]), "1 column left out: \u201cColour\u201d");
  ok(importing.dropped(Array(100_000).fill("x")).endsWith("\u201cx\u201d and 99,988 more"));
  equal(importing.progress(1 / 3), "Reading: 33 %");
  equal(importing.recognised(3, 1), "3 of 1 column recognised");
  equal(
    importing.beside(1, 2),
    "Rows were edited since the first import: 1 row added beside its 2 rows. Undo takes this import back.",
  );
  equal(importing.columnName(2, ""), "Column 3");
  equal(importing.at("record", 1_000), "Record 1,000");
});
