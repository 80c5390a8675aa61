/** Holds how answers are written as a vector string, and what is read from one. */

import { deepEqual, equal, ok } from "node:assert/strict";
import {
  looksLikeVector,
  readVector,
  vectorString,
} from "../../overrides/widgets/logic/vector-string.js";
import { everyWay, RULESET } from "./rulesets.js";

Deno.test("answers are named in the order of the questions, and open questions are left out", () => {
  equal(
    vectorString(RULESET, { app: "api-platform", location: "unexpected", device: "unknown" }),
    "SR1.3f9c/D:U/L:X/A:P",
  );
  equal(vectorString(RULESET, {}), "SR1.3f9c");
});

Deno.test("every way to answer is read back as it was written, and none is written like another", () => {
  const all = everyWay();
  for (const answers of all) {
    deepEqual(readVector(RULESET, vectorString(RULESET, answers)), { state: "own", answers });
  }
  equal(new Set(all.map((answers) => vectorString(RULESET, answers))).size, all.length);
});

Deno.test("the pairs of a vector may stand in any order", () => {
  deepEqual(readVector(RULESET, "SR1.3f9c/A:P/D:U"), {
    state: "own",
    answers: { app: "api-platform", device: "unknown" },
  });
});

Deno.test("a vector of another version keeps the answers that there still are, and names the others", () => {
  deepEqual(readVector(RULESET, "SR1.0000/D:U/L:Q/Z:Y"), {
    state: "foreign",
    rules: "SR",
    version: "0000",
    answers: { device: "unknown" },
    lost: ["L:Q", "Z:Y"],
  });
});

Deno.test("a vector of other rules gives no answer, whatever its codes are", () => {
  deepEqual(readVector(RULESET, "AB1.3f9c/D:U"), {
    state: "foreign",
    rules: "AB",
    version: "3f9c",
    answers: {},
    lost: ["D:U"],
  });
});

Deno.test("a vector that is damaged, double or of another notation is not read at all", () => {
  const damaged = [
    "SR1.3f9c/D:U/D:K",
    "SR1.3f9c/D:Q",
    "SR1.3f9c/Z:Y",
    "SR1.3f9c/D",
    "SR1.3f9c/D:u",
    "SR1.3f9c/",
    "SR1.3f9c/D:U/",
    "SR1.3f9c//D:U",
    "SR1.3F9C/D:U",
    "SR1.3f9/D:U",
    "SR2.3f9c/D:U",
    "SR11.3f9c/D:U",
    "SR.3f9c/D:U",
    "sr1.3f9c/D:U",
    "SR1.3f9c/D:U\n",
    `SR1.3f9c${"/D:U".repeat(200)}`,
    "",
  ];
  for (const text of damaged) deepEqual(readVector(RULESET, text), { state: "unreadable" }, text);
});

Deno.test("whatever stands in an address is read without a fault", () => {
  const pieces = [
    "SR1.",
    "3f9c",
    "/D:U",
    "/L:X",
    "/",
    ":",
    ".",
    "%",
    "SR",
    "1",
    "Z",
    "\0",
    "é",
    "<b>",
  ];
  let seed = 1;
  for (let round = 0; round < 20_000; round++) {
    let text = "";
    for (let at = 0; at < round % 9; at++) {
      seed = (seed * 48_271) % 2_147_483_647;
      text += pieces[seed % pieces.length];
    }
    const reading = readVector(RULESET, text);
    ok(["own", "foreign", "unreadable"].includes(reading.state));
    if (reading.state !== "own") continue;
    deepEqual(readVector(RULESET, vectorString(RULESET, reading.answers)), reading);
  }
});

Deno.test("what cannot be a vector belongs to the page", () => {
  const likely = ["SR1.3f9c", "SR1.3f9c/D:U", "SR2.x", "ABCD12.", "SR1./"];
  deepEqual(likely.filter(looksLikeVector), likely);
  const others = [
    "",
    "points",
    "rule-unknown-device",
    "SR1",
    "SR.1",
    "sr1.3f9c",
    "Ä1.",
    "__search",
  ];
  deepEqual(others.filter(looksLikeVector), []);
});
