/** Holds how delimited texts are read: what people paste, what breaks a parser, and what is never lost. */

import { deepEqual, equal, ok } from "node:assert/strict";
import { delimiterOf, DELIMITERS, readDelimited } from "../../overrides/widgets/logic/delimited.js";
import { hostileRows } from "./hostile-cells.js";

/**
 * @param {string} text
 * @param {string} [delimiter]
 */
function read(text, delimiter) {
  const batches = [...readDelimited(text, delimiter)];
  const rows = batches.flatMap((batch) => batch.rows);
  return {
    cells: rows.map(({ cells }) => cells),
    lines: rows.map(({ line }) => line),
    problems: batches.flatMap((batch) => batch.problems),
    progress: batches.map((batch) => batch.read),
  };
}

/** @param {readonly string[][]} rows @param {string} delimiter @param {string} lineEnd */
function written(rows, delimiter, lineEnd) {
  const quoted = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`));
  return quoted.map((row) => row.join(delimiter) + lineEnd).join("");
}

Deno.test("quotes keep delimiters, line ends and doubled quotes inside their cell", () => {
  const { cells, lines, problems } = read('a,b\n"x,1","say ""hi"""\n"two\nlines",y\nz,\n');
  deepEqual(cells, [["a", "b"], ["x,1", 'say "hi"'], ["two\nlines", "y"], ["z", ""]]);
  deepEqual(lines, [1, 2, 3, 5]);
  deepEqual(problems, []);
});

Deno.test("what cells hold comes back, whatever it is, over every delimiter and line end", () => {
  for (const delimiter of DELIMITERS) {
    for (const lineEnd of ["\n", "\r\n", "\r"]) {
      for (let seed = 0; seed < 60; seed += 1) {
        const rows = hostileRows(seed);
        const { cells, problems } = read(written(rows, delimiter, lineEnd), delimiter);
        const same = rows.map((row) => row.map((cell) => cell.replaceAll("\r\n", "\n")));
        deepEqual(cells, same, `seed ${seed}, ${JSON.stringify(delimiter + lineEnd)}`);
        deepEqual(problems, []);
      }
    }
  }
});

Deno.test("the most frequent delimiter of the first line holds, outside its quotes", () => {
  const heads = [
    "a,b;c,d",
    "a;b;c,d",
    "a\tb\tc,d",
    '"a,b,c,d";e;f',
    "a|b|c",
    "a\x1eb",
    "a\x1fb",
    "a",
  ];
  const found = [",", ";", "\t", ";", "|", "\x1e", "\x1f", ","];
  deepEqual(heads.map(delimiterOf), found);
  deepEqual(read("\r\n \n\ta\n1\t2\n").cells[2], ["", "a"]);
  deepEqual(read("\n\n a;b\n1,5;2\n").cells, [[""], [""], [" a", "b"], ["1,5", "2"]]);
});

Deno.test("a line in which a spreadsheet says its delimiter is no row", () => {
  for (const said of ["sep=;\r\n", '"sep=;"\n', "\ufeffSEP=;\n"]) {
    const { cells, lines } = read(`${said}a,b;c,d\n1;2`);
    deepEqual(cells, [["a,b", "c,d"], ["1", "2"]]);
    deepEqual(lines, [2, 3]);
  }
});

Deno.test("a mark of the file, mixed line ends and a missing last one make no difference", () => {
  const { cells, lines } = read('\ufeffa,b\r\n1,2\r3,4\n\r\n"5\r\n6",7');
  deepEqual(cells, [["a", "b"], ["1", "2"], ["3", "4"], [""], ["5\n6", "7"]]);
  deepEqual(lines, [1, 2, 3, 4, 5]);
});

Deno.test("an empty text has no rows, and a blank one has blank rows", () => {
  deepEqual(read("").cells, []);
  deepEqual(read("\ufeff").cells, []);
  deepEqual(read("\n \n").cells, [[""], [" "]]);
});

Deno.test("white space around quotes is no part of the value after them", () => {
  deepEqual(read('a,b\n"x" ,"y"\t\n"z"  ').cells, [["a", "b"], ["x", "y"], ["z"]]);
});

Deno.test("a broken quote costs the line that has it, and reading goes on after it", () => {
  const { cells, lines, problems } = read('a,b\n1,"2" x\n3,"4\n5,"6"\n7,8\n');
  deepEqual(cells, [["a", "b"], ["5", "6"], ["7", "8"]]);
  deepEqual(lines, [1, 4, 5]);
  deepEqual(problems, [
    { line: 2, problem: "quotes", text: '1,"2" x' },
    { line: 3, problem: "quotes", text: '3,"4' },
  ]);
});

Deno.test("a quotation mark within a cell that has none around it is a letter", () => {
  deepEqual(read('a,b\n5" pipe,x"y"\n').cells, [["a", "b"], ['5" pipe', 'x"y"']]);
});

Deno.test("quotes that nobody closes do not swallow the rest of a long file", () => {
  const rows = "x,y\n".repeat(150_000);
  const { cells, problems } = read(`a,b\n1,"2\n${rows}3,"4\n5,6`);
  equal(cells.length, 150_002);
  deepEqual(problems.map(({ line }) => line), [2, 150_003]);
});

Deno.test("after too many broken quotes, the rest is told as one problem", () => {
  const { cells, problems } = read(`a,b\n${'"x" y,z\n'.repeat(5_000)}`);
  equal(cells.length, 1);
  ok(problems.length > 500 && problems.length < 2_000, `${problems.length}`);
  equal(problems.at(-1)?.problem, "given-up");
});

Deno.test("a long text comes in batches, with the progress up to its end", () => {
  const text = `a,b\r\n${'"x\r\ny",z\r\n'.repeat(200_000)}`;
  const { cells, lines, problems, progress } = read(text);
  equal(cells.length, 200_001);
  equal(lines.at(-1), 400_000);
  deepEqual(problems, []);
  ok(progress.length > 5);
  deepEqual(progress, [...progress].sort((one, other) => one - other));
  equal(progress.at(-1), text.length);
});

Deno.test("what begins with a mark of a file in the midst of a text keeps it", () => {
  const text = "\ufeffx,y\n".repeat(80_000);
  const { cells } = read(`a,b\n${text}`);
  equal(cells.length, 80_001);
  ok(cells.slice(1).every(([first, second]) => first === "\ufeffx" && second === "y"));
});

Deno.test("a line of 100,000 columns and a cell of a million characters are read", () => {
  equal(read(`a,b\n${"x,".repeat(100_000)}\n`).cells[1].length, 100_001);
  equal(read(`a,b\n${'"x",'.repeat(100_000)}\n1,2`).cells[1].length, 100_001);
  const cell = 'x"",\n'.repeat(200_000);
  const { cells, lines } = read(`a,b\n"${cell}",1\n2,3\n`);
  equal(cells[1][0].length, 800_000);
  deepEqual(lines, [1, 2, 200_003]);
});

Deno.test("a line without an end is told and skipped once it is longer than any record", () => {
  const { cells, problems } = read(`a,b\n${"x".repeat(9_000_000)}\n1,2\n`);
  deepEqual(cells, [["a", "b"], ["1", "2"]]);
  deepEqual(problems.map(({ line, problem }) => [line, problem]), [[2, "too-long"]]);
});

Deno.test("texts made to hold up a parser are read at once", () => {
  const parts = [
    '"',
    '"x',
    'x"',
    '""',
    '","',
    '"\n',
    '\n"',
    '" ',
    '"\t',
    "\0",
    "\r",
    "\ud800",
    '"a"b,',
  ];
  for (const part of parts) {
    for (const tail of ["", " ".repeat(60_000), "\t".repeat(60_000)]) {
      for (const delimiter of [",", "\t"]) {
        const text = `a${delimiter}b\n"${part.repeat(20_000)}${tail}\nlast${delimiter}row`;
        const { cells, problems } = read(text, delimiter);
        ok(cells.length + problems.length > 1);
      }
    }
  }
});
