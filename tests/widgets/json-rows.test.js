/** Holds how JSON is read as a table: reviews, lists of rows, rows on lines, and everything that is neither. */

import { deepEqual, equal, ok } from "node:assert/strict";
import { LONGEST_ROW } from "../../overrides/widgets/logic/cell-values.js";
import { looksLikeJson, readJson } from "../../overrides/widgets/logic/json-rows.js";

/** @param {string} text */
function read(text) {
  const table = readJson(text);
  if ("problem" in table) throw new RangeError(table.problem);
  const batches = [...table.batches];
  const rows = batches.flatMap((batch) => batch.rows);
  return {
    unit: table.unit,
    cells: rows.map(({ cells }) => cells),
    lines: rows.map(({ line }) => line),
    problems: batches.flatMap((batch) => batch.problems),
    progress: batches.map((batch) => batch.read),
  };
}

/** Why a text is refused as a whole. @param {string} text */
function refusal(text) {
  const table = readJson(text);
  return "problem" in table ? table : null;
}

/** @param {string} team @param {...unknown} sessions */
const review = (team, ...sessions) => ({
  schema: "review/1",
  team,
  date: "2026-09-14",
  reviewer: "r-abcd",
  key_id: "key-2026a",
  sessions,
});
const HEADS = ["team", "date", "reviewer", "owner", "trusted_device"];

Deno.test("a published review gives its rows, each with the team, the date and the reviewer", () => {
  const rows = [{ owner: "o-1", trusted_device: true }, { owner: "o-2", trusted_device: null }];
  const { cells, lines, unit } = read(JSON.stringify(review("finance", ...rows)));
  deepEqual(cells, [
    HEADS,
    ["finance", "2026-09-14", "r-abcd", "o-1", "true"],
    ["finance", "2026-09-14", "r-abcd", "o-2", ""],
  ]);
  deepEqual(lines, [0, 1, 2]);
  equal(unit, "record");
});

Deno.test("a list of reviews, or reviews on lines, give the rows of all of them", () => {
  const reviews = [review("a", { owner: "o-1" }), review("b", { owner: "o-2" }, { owner: "o-3" })];
  const listed = read(JSON.stringify(reviews));
  deepEqual(listed.cells.map(([team, , , owner]) => [team, owner]), [
    ["team", "owner"],
    ["a", "o-1"],
    ["b", "o-2"],
    ["b", "o-3"],
  ]);
  const lines = read(reviews.map((one) => JSON.stringify(one)).join("\n"));
  deepEqual(lines.cells, listed.cells);
  deepEqual(lines.lines, [0, 1, 2, 2]);
});

Deno.test("rows in a list need not have the same names, and numbers and truth values are texts", () => {
  const { cells } = read('\ufeff[{"a": 1, "b": true}, {"c": "x", "a": -1.5}, {}]');
  deepEqual(cells, [["a", "b", "c"], ["1", "true", ""], ["-1.5", "", "x"], ["", "", ""]]);
});

Deno.test("a row on each line is read by lines, and a broken line costs only itself", () => {
  const { cells, lines, problems, unit } = read('{"a": 1}\r\n\r\n{"a": }\n[1]\n{"a": 2}\n');
  deepEqual(cells, [["a"], ["1"], ["2"]]);
  deepEqual(lines, [0, 1, 5]);
  deepEqual(problems, [
    { line: 3, problem: "not-json", text: '{"a": }' },
    { line: 4, problem: "no-object", text: "[\u2026]" },
  ]);
  equal(unit, "line");
  deepEqual(read('{"a": 1, "b": null}').cells, [["a", "b"], ["1", ""]]);
});

Deno.test("a record that is no object of plain values is told with its number", () => {
  const { cells, problems } = read(
    '[{"a": 1}, 5, null, [2], {"a": {"b": 1}, "c": "x"}, {"a": []}]',
  );
  deepEqual(cells, [["a"], ["1"]]);
  deepEqual(problems, [
    { line: 2, problem: "no-object", text: "5" },
    { line: 3, problem: "no-object", text: "null" },
    { line: 4, problem: "no-object", text: "[\u2026]" },
    { line: 5, problem: "nested", text: "a: \u2026, c: x" },
    { line: 6, problem: "nested", text: "a: \u2026" },
  ]);
});

Deno.test("JSON without rows is refused as a whole", () => {
  const texts = [
    "{}",
    "5",
    '"x"',
    "null",
    "true",
    "[1, 2]",
    '[["a"], ["b"]]',
    '{"rows": [1]}',
    '{"rows": []}',
    '{"rows": [{"a": 1}, 2]}',
    '{"rows": [{"a": 1}], "more": [{"a": 2}]}',
    '{"rows": [{"a": 1}], "page": {"next": 2}}',
    '{"data": {"rows": [{"a": 1}]}}',
  ];
  for (const text of texts) deepEqual(refusal(text), { problem: "no-rows" }, text);
  deepEqual(read("[]").cells, []);
  deepEqual(read(JSON.stringify(review("a"))).cells, []);
});

Deno.test("an object around one list of rows gives these, whatever the list is called", () => {
  for (const name of ["rows", "items", "__proto__"]) {
    const { cells, unit } = read(`{"${name}": [{"a": 1}, {"a": [2]}], "total": 2, "next": null}`);
    deepEqual([cells, unit], [[["a"], ["1"]], "record"], name);
  }
  const { cells } = read('{"team": "payments", "rows": [{"owner": "o-1"}]}');
  deepEqual(cells, [["team", "owner"], ["payments", "o-1"]]);
});

Deno.test("broken JSON is told with the line and the column at which it breaks", () => {
  /** @type {[text: string, line: number, column: number][]} */
  const broken = [
    ["", 1, 1],
    ["{", 1, 2],
    ["[1, 2", 1, 6],
    ["[1 2]", 1, 4],
    ["[1,]", 1, 4],
    ["[\n  1,\n  x\n]", 3, 3],
    ['{"a" 1}', 1, 6],
    ['{"a": 1,}', 1, 9],
    ["{a: 1}", 1, 2],
    ['{"a": 1]', 1, 8],
    ["[1]]", 1, 4],
    ['[{"a": "x\ny"}]', 1, 8],
    ['["a\\x"]', 1, 2],
    ['["never closed', 1, 2],
    ["[01]", 1, 2],
    ["[NaN]", 1, 2],
    ["['a']", 1, 2],
    ['[{"a": 1}\n{"a": 2}]', 2, 1],
    ["[:]", 1, 2],
  ];
  for (const [text, line, column] of broken) {
    deepEqual(refusal(text), { problem: "not-json", line, column }, text);
  }
});

Deno.test("JSON that is sound breaks nowhere, wherever it is cut it breaks there or before", () => {
  const text = '[{"a\\u00e9\\"": [1, -2.5e+3, true, null, "x"], "b": {}}, []]';
  for (let end = 0; end < text.length; end += 1) {
    const found = refusal(text.slice(0, end));
    equal(found?.problem, "not-json");
    ok(
      found && "column" in found && Number(found.column) <= end + 1,
      text.slice(0, end),
    );
  }
  equal(refusal(text), null);
});

Deno.test("names that every object has are names like others", () => {
  const { cells } = read('[{"__proto__": "x", "constructor": "y", "a": "z"}, {"toString": "w"}]');
  deepEqual(cells, [
    ["__proto__", "constructor", "a", "toString"],
    ["x", "y", "z", ""],
    ["", "", "", "w"],
  ]);
  equal(Object.hasOwn(Object.prototype, "a"), false);
  deepEqual(refusal('{"sessions": {"length": 1}}'), { problem: "no-rows" });
});

Deno.test("rows with ever new names are no table beyond a thousand names", () => {
  const rows = Array.from({ length: 3_000 }, (_, index) => ({ [`n${index}`]: index }));
  const { cells, problems } = read(JSON.stringify(rows));
  equal(cells.length, 1_001);
  equal(problems.length, 2_000);
  equal(problems[0].problem, "too-many-names");
});

Deno.test("values that are deep, long or many are read or refused at once", () => {
  const deep = "[".repeat(200_000);
  deepEqual(refusal(deep), { problem: "not-json", line: 1, column: 200_001 });
  const nested = `[{"a": ${deep}${"]".repeat(200_000)}}]`;
  equal(refusal(nested)?.problem ?? read(nested).problems[0].problem, "nested");
  const long = read(JSON.stringify([{ a: "x".repeat(1_000_000), b: "\0" }]));
  equal(long.cells[1][0].length, 1_000_000);
  equal(refusal(`["${"x".repeat(1_000_000)}`)?.problem, "not-json");
  equal(refusal(`[${"1,".repeat(300_000)}`)?.problem, "not-json");
});

Deno.test("a record that is longer than a line may be is told and skipped, by its names and shared values too", () => {
  const text = "x".repeat(LONGEST_ROW / 2);
  const most = { note: "x".repeat(LONGEST_ROW - "note".length) };
  const { cells, problems } = read(
    JSON.stringify([most, { note: `${most.note}x` }, { a: text, b: text }, { [text]: `${text}x` }]),
  );
  deepEqual(cells.map(([note]) => note.length), ["note".length, LONGEST_ROW - "note".length]);
  deepEqual(problems.map(({ line, problem }) => [line, problem]), [
    [2, "too-long"],
    [3, "too-long"],
    [4, "too-long"],
  ]);
  ok(problems.every(({ text }) => text.length <= 200), "the report keeps the beginning alone");
  const shared = read(JSON.stringify(review(`${text}${text}`, { owner: "o-1" })));
  deepEqual(shared.problems.map(({ problem }) => problem), ["too-long"]);
  const lines = read(`{"a": 1}\n${JSON.stringify({ a: `${text}${text}` })}\n{"a": 2}`);
  deepEqual([lines.cells, lines.problems.map(({ line }) => line)], [[["a"], ["1"], ["2"]], [2]]);
});

Deno.test("many rows come in batches, with the progress up to the end", () => {
  const text = JSON.stringify(Array.from({ length: 5_000 }, (_, row) => ({ row })));
  const { cells, progress } = read(text);
  equal(cells.length, 5_001);
  deepEqual(cells.at(-1), ["4999"]);
  deepEqual(progress, [...progress].sort((one, other) => one - other));
  equal(progress.at(-1), text.length);
});

Deno.test("a text that begins as JSON does is told from a line of column names", () => {
  for (const text of ["{", '\ufeff \n{"a"', "[]", "[ {", '["a"', "[["]) {
    ok(looksLikeJson(text), text);
  }
  for (const text of ["", "owner,device", "[id],[name]", '"{"', "a {"]) {
    ok(!looksLikeJson(text), text);
  }
});
