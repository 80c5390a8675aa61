/** Holds what ticks are kept, what a rewording asks, and the list as Markdown. */

import { deepEqual, equal } from "node:assert/strict";
import {
  doneCount,
  readTicks,
  stateOf,
  storedTicks,
  toMarkdown,
  withoutSteps,
  withTick,
} from "../../overrides/widgets/logic/ticks.js";

const CAPTURE = { id: "capture", hash: "aa11", text: "Write down every row." };
const RESET = { id: "reset", hash: "bb22", text: "Reset the password." };
const REWORDED = { ...CAPTURE, hash: "cc33" };

Deno.test("a step is open until it is ticked, and open again when it is unticked", () => {
  equal(stateOf({}, CAPTURE), "open");
  const ticked = withTick({}, CAPTURE, true);
  equal(stateOf(ticked, CAPTURE), "done");
  equal(stateOf(withTick(ticked, CAPTURE, false), CAPTURE), "open");
});

Deno.test("ticking changes nothing but the ticks that come out", () => {
  const before = Object.freeze(withTick({}, RESET, true));
  deepEqual(withTick(before, CAPTURE, true), { "reset:bb22": true, "capture:aa11": true });
  deepEqual(before, { "reset:bb22": true });
});

Deno.test("a step that was reworded after its tick asks again and says so", () => {
  const ticked = withTick({}, CAPTURE, true);
  equal(stateOf(ticked, REWORDED), "reworded");
  equal(doneCount(ticked, [REWORDED, RESET]), 0);
});

Deno.test("ticking the new wording forgets the old one", () => {
  const ticks = withTick(withTick({}, CAPTURE, true), REWORDED, true);
  deepEqual(ticks, { "capture:cc33": true });
  equal(stateOf(ticks, CAPTURE), "reworded");
});

Deno.test("a step whose name begins like another's is another step", () => {
  const ticks = withTick({}, { ...CAPTURE, id: "capture-rows" }, true);
  equal(stateOf(ticks, CAPTURE), "open");
});

Deno.test("resetting keeps the ticks of steps that this page does not show", () => {
  const ticks = withTick(withTick({}, CAPTURE, true), RESET, true);
  deepEqual(withoutSteps(ticks, [CAPTURE]), { "reset:bb22": true });
});

Deno.test("what was stored is read back, and no tick is stored as nothing", () => {
  const ticks = withTick({}, CAPTURE, true);
  deepEqual(readTicks(storedTicks(ticks)), ticks);
  equal(storedTicks({}), null);
  deepEqual(readTicks(null), {});
});

Deno.test("damaged content of the storage is ignored", () => {
  for (const stored of ["", "{", "null", "[]", '"x"', "7", '["a:b"]', '{"a:b": 1, "c": true}']) {
    deepEqual(readTicks(stored), {}, stored);
  }
  deepEqual(readTicks('{"a:b": true, "c:d": "true", "e": true}'), { "a:b": true });
  equal(stateOf(readTicks('{"__proto__": {"capture:aa11": true}}'), CAPTURE), "open");
});

Deno.test("Markdown has the title first and a task per step, in order", () => {
  const ticks = withTick({}, RESET, true);
  equal(
    toMarkdown("Compromise response", [CAPTURE, RESET], ticks),
    "# Compromise response\n\n- [ ] Write down every row.\n- [x] Reset the password.\n",
  );
});

Deno.test("a step that was reworded is not ticked in Markdown", () => {
  equal(toMarkdown("T", [REWORDED], withTick({}, CAPTURE, true)).includes("- [ ]"), true);
});

Deno.test("text stays text in Markdown", () => {
  const step = { id: "a", hash: "b", text: "Use *all*\n [x](y) <b> `c` \\ snake_case _d_" };
  equal(
    toMarkdown("T", [step], {}).split("\n")[2],
    "- [ ] Use \\*all\\* \\[x\\](y) \\<b\\> \\`c\\` \\\\ snake_case \\_d\\_",
  );
});
