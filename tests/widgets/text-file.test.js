/** Holds which files are read as text. */

import { equal } from "node:assert/strict";
import { textOf } from "../../overrides/widgets/logic/text-file.js";

/** @param {number[]} bytes */
const read = (...bytes) => textOf(new Uint8Array(bytes));

Deno.test("UTF-8 is read, with or without a mark at its beginning", () => {
  equal(textOf(new TextEncoder().encode("\u00fcber\r\n\u{1f512}")), "\u00fcber\r\n\u{1f512}");
  equal(read(0xef, 0xbb, 0xbf, 0x61), "a");
  equal(read(), "");
});

Deno.test("UTF-16 is read in both orders", () => {
  equal(read(0xff, 0xfe, 0x61, 0, 0xfc, 0), "a\u00fc");
  equal(read(0xfe, 0xff, 0, 0x61, 0, 0xfc), "a\u00fc");
});

Deno.test("UTF-16 without a mark is read where it is ASCII, in both orders", () => {
  equal(read(0x61, 0, 0x0a, 0), "a\n");
  equal(read(0, 0x61, 0, 0x0a), "a\n");
  equal(read(0x61, 0, 0x13, 0x20), null, "a dash that has no zero");
  equal(read(0x61, 0, 0xfc, 0), null, "no ASCII");
  equal(read(0x61, 0, 0x62), null, "half a letter");
  equal(read(0, 0, 0, 0), null, "zeros alone");
});

Deno.test("what is no text is not read at all", () => {
  equal(read(0x61, 0xfc, 0x62), null, "Latin-1");
  equal(read(0x50, 0x4b, 3, 4, 0, 0), null, "an archive");
  equal(read(0xff, 0xfe, 0x61), null, "half a letter of UTF-16");
});
