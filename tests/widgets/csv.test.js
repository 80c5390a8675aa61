/** Holds the CSV that a table is saved as. */

import { deepEqual, equal, ok } from "node:assert/strict";
import { csvText } from "../../overrides/widgets/logic/csv.js";
import formulas from "../vectors/formulas.json" with { type: "json" };
import { hostileRows } from "./hostile-cells.js";

/**
 * What RFC 4180 says a file holds, read letter by letter.
 * @param {string} file
 */
function parsed(file) {
  ok(file.startsWith("\ufeff"));
  const text = file.slice(1);
  /** @type {string[][]} */
  const records = [];
  let [record, field, at] = [/** @type {string[]} */ ([]), "", 0];
  while (at < text.length) {
    if (text[at] === '"') {
      equal(field, "", "quotes open a field");
      for (at += 1; text.slice(at, at + 2) === '""' || text[at] !== '"'; at += 1) {
        ok(at < text.length, "quotes are closed");
        if (text[at] === '"') at += 1;
        field += text[at];
      }
      at += 1;
      ok([",", "\r"].includes(text[at]), "a field ends with its quotes");
    } else if (text[at] === ",") {
      record.push(field);
      [field, at] = ["", at + 1];
    } else if (text.slice(at, at + 2) === "\r\n") {
      records.push([...record, field]);
      [record, field, at] = [[], "", at + 2];
    } else {
      ok(!/[\r\n]/.test(text[at]), "a line break is quoted");
      field += text[at];
      at += 1;
    }
  }
  deepEqual([record, field], [[], ""], "the last record is ended");
  return records;
}

Deno.test("a table is saved as UTF-8 that says so, with a line break after each row", () => {
  equal(csvText([["A", "B"], ["x", "\u00e9"]]), "\ufeffA,B\r\nx,\u00e9\r\n");
  equal(csvText([["A"]]), "\ufeffA\r\n");
});

Deno.test("commas, quotes and line breaks stay inside their cell", () => {
  equal(csvText([['a,b "c"', "d\ne", "f\rg", "h;i"]]), '\ufeff"a,b ""c""","d\ne","f\rg",h;i\r\n');
});

/** How a cell begins that must not be run: written once more, sign by sign. @param {string} cell */
function isFormula(cell) {
  for (const sign of cell) {
    if ("=+-@\uff1d\uff0b\uff0d\uff20\t\r\n\0".includes(sign)) return true;
    if (sign.trim() !== "" && !"\u200b\u2060".includes(sign)) return false;
  }
  return false;
}

Deno.test("no cell begins as a formula does, nor as one in full-width signs or after a control character", () => {
  for (const sign of "=+-@\uff1d\uff0b\uff0d\uff20\t\r\n\0") {
    const [[first, second]] = parsed(csvText([[`${sign}1+1`, `x${sign}1`]]));
    equal(first, `'${sign}1+1`);
    equal(second, `x${sign}1`);
  }
  equal(csvText([["=A1,B1"]]), `\ufeff"'=A1,B1"\r\n`);
});

Deno.test("what a spreadsheet strips does not hide a formula", () => {
  for (const space of [" ", "   ", "\u00a0", "\u3000", "\ufeff", "\u200b", "\u2028", " \u2060 "]) {
    equal(parsed(csvText([[`${space}=1+1`]]))[0][0], `'${space}=1+1`);
    equal(parsed(csvText([[`${space}a=1`]]))[0][0], `${space}a=1`);
  }
});

Deno.test("the shared formulas are known, as the generator knows them", () => {
  for (const { text, formula } of formulas) {
    equal(parsed(csvText([[text, "x"]]))[0][0], formula ? `'${text}` : text, JSON.stringify(text));
  }
});

Deno.test("a real minus is the sign of points and stays", () => {
  equal(
    csvText([["\u22121 current-session", "\u22121"]]),
    "\ufeff\u22121 current-session,\u22121\r\n",
  );
});

Deno.test("whatever the cells hold, the file gives them back, formulas with an apostrophe", () => {
  for (let seed = 0; seed < 500; seed += 1) {
    const rows = hostileRows(seed);
    const guarded = rows.map((row) => row.map((cell) => isFormula(cell) ? `'${cell}` : cell));
    deepEqual(parsed(csvText(rows)), guarded, `seed ${seed}`);
  }
});
