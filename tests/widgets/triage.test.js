/** Holds the history of edits of records, and the words in which it is told. */

import { deepEqual, equal, notEqual } from "node:assert/strict";
import { triage as texts } from "../../overrides/widgets/logic/texts/triage.js";
import { Triage } from "../../overrides/widgets/logic/triage.js";

/** @typedef {import("../../overrides/widgets/logic/session-scoring.js").SessionRecord} SessionRecord */

const [app, location, signed_in, team] = ["Codex", "Approx. Peru", "2026-11-03", ""];
const [trusted_device, owner_can_confirm, current_session] = ["yes", "no", ""];
const TRUTHS = { trusted_device, owner_can_confirm, current_session };
const ROW = {
  device: "Edge",
  app,
  location,
  signed_in,
  ...TRUTHS,
  decision: "",
  reviewer: "",
  team,
};

/** @param {number} count @returns {SessionRecord[]} */
const records = (count) =>
  Array.from(
    { length: count },
    (_, row) => ({ ...ROW, owner: `o-${row}`, evidence: `note ${row}` }),
  );

/** @param {Triage} triage */
const decisions = (triage) => triage.records.map(({ decision }) => decision).join();

Deno.test("an edit of several rows changes them, and undo and redo name the same rows", () => {
  const triage = new Triage(records(4));
  deepEqual(triage.set([1, 3], { decision: "keep" }), [1, 3]);
  equal(decisions(triage), ",keep,,keep");
  deepEqual(triage.undo(), [1, 3]);
  equal(decisions(triage), ",,,");
  deepEqual(triage.redo(), [1, 3]);
  equal(decisions(triage), ",keep,,keep");
});

Deno.test("rows that have the value already, are named twice or are not there are no part of an edit", () => {
  const triage = new Triage(records(3));
  triage.set([0], { decision: "keep" });
  deepEqual(triage.set([0, 1, 1, 7, -1], { decision: "keep" }), [1]);
  deepEqual(triage.set([0, 1], { decision: "keep" }), []);
  triage.undo();
  equal(decisions(triage), "keep,,");
});

Deno.test("several fields are set in one step, each back to its own value", () => {
  const before = records(3);
  const triage = new Triage(before);
  triage.set([0, 1, 2], { decision: "revoke", reviewer: "r-abcd", evidence: "" });
  deepEqual(triage.nextUndo, {
    kind: "set",
    fields: ["decision", "reviewer", "evidence"],
    rows: 3,
  });
  triage.undo();
  deepEqual(triage.records, before);
});

Deno.test("what it was given is never altered, and rows that stay are the same objects", () => {
  const before = records(3);
  const copy = structuredClone(before);
  const triage = new Triage(before);
  triage.set([1], { decision: "keep" });
  triage.append(records(1));
  triage.clear();
  deepEqual(before, copy);
  triage.undo();
  equal(triage.records[0], before[0]);
  notEqual(triage.records[1], before[1]);
});

Deno.test("typing into one note is one step, and another note or another field begins a new one", () => {
  const triage = new Triage(records(2));
  for (const evidence of ["O", "Ow", "Own"]) triage.set([0], { evidence }, typing("note 0"));
  for (const evidence of ["A", "As"]) triage.set([1], { evidence }, typing("note 1"));
  triage.set([1], { reviewer: "r-abcd" }, typing("note 1"));
  deepEqual([triage.undo(), triage.undo()], [[1], [1]]);
  deepEqual(triage.records.map(({ evidence }) => evidence), ["Own", "note 1"]);
  deepEqual(triage.undo(), [0]);
  equal(triage.canUndo, false);
  triage.redo();
  equal(triage.records[0].evidence, "Own");
});

Deno.test("edits are merged only when told so, under the same key", () => {
  const triage = new Triage(records(1));
  triage.set([0], { evidence: "a" });
  triage.set([0], { evidence: "ab" }, { merge: true });
  triage.set([0], { evidence: "abc" }, { key: "note" });
  triage.set([0], { evidence: "abcd" }, typing("note"));
  for (let steps = 0; steps < 4; steps += 1) equal(triage.undo().length, 1);
  equal(triage.canUndo, false);
});

Deno.test("what somebody types and takes away again is no step", () => {
  const triage = new Triage(records(1));
  triage.set([0], { evidence: "note 0 and" }, typing("note"));
  triage.set([0], { evidence: "note 0" }, typing("note"));
  deepEqual([triage.canUndo, triage.dirty], [false, false]);
});

Deno.test("typing on after undo begins a new step", () => {
  const triage = new Triage(records(1));
  triage.set([0], { evidence: "a" }, typing("note"));
  triage.set([0], { decision: "keep" });
  triage.undo();
  triage.set([0], { evidence: "ab" }, typing("note"));
  equal(triage.canRedo, false);
  triage.undo();
  equal(triage.records[0].evidence, "a");
});

Deno.test("it is dirty until it is saved, and clean wherever it is as it was saved", () => {
  const triage = new Triage(records(1));
  equal(triage.dirty, false);
  triage.set([0], { evidence: "a" }, typing("note"));
  triage.markSaved();
  equal(triage.dirty, false);
  triage.set([0], { evidence: "ab" }, typing("note"));
  equal(triage.dirty, true);
  triage.undo();
  deepEqual([triage.dirty, triage.records[0].evidence], [false, "a"]);
  triage.undo();
  equal(triage.dirty, true);
  triage.set([0], { evidence: "b" });
  equal(triage.dirty, true);
});

Deno.test("added records are a step, and so is their removal", () => {
  const triage = new Triage(records(2));
  deepEqual(triage.append(records(3)), [2, 3, 4]);
  deepEqual(triage.append([]), []);
  deepEqual(triage.nextUndo, { kind: "append", fields: [], rows: 3 });
  deepEqual(triage.clear(), [0, 1, 2, 3, 4]);
  deepEqual(triage.clear(), []);
  equal(triage.records.length, 0);
  deepEqual(triage.undo(), [0, 1, 2, 3, 4]);
  deepEqual(triage.undo(), [2, 3, 4]);
  equal(triage.records.length, 2);
  deepEqual(triage.redo(), [2, 3, 4]);
  equal(triage.records.length, 5);
});

Deno.test("the same rows have the same list of parts, whatever is edited in them and however they come back", () => {
  const triage = new Triage([]);
  const [first, second] = [records(2), records(3)];
  const empty = triage.parts;
  triage.append(first);
  const one = triage.parts;
  triage.set([0], { decision: "keep" });
  equal(triage.parts, one);
  triage.append(second);
  const two = triage.parts;
  triage.clear();
  deepEqual([one.at(-1), two.at(-1), triage.parts], [first, second, []]);
  const known = [two, one, one, empty].map((parts) => triage.undo() && triage.parts === parts);
  deepEqual(known, [true, true, true, true]);
  for (const parts of [one, one, two]) equal(triage.redo() && triage.parts, parts);
});

Deno.test("with nothing to take back or to do again, nothing happens", () => {
  const triage = new Triage(records(1));
  deepEqual([triage.undo(), triage.redo()], [[], []]);
  deepEqual([triage.nextUndo, triage.nextRedo], [null, null]);
});

Deno.test("the oldest of very many steps are forgotten, and are never taken for what was saved", () => {
  const triage = new Triage(records(1));
  for (let edit = 0; edit < 500; edit += 1) {
    triage.set([0], { evidence: `${edit}` });
    if (edit === 10) triage.markSaved();
  }
  while (triage.canUndo) triage.undo();
  deepEqual([triage.dirty, triage.records[0].evidence], [true, "299"]);
});

Deno.test("whatever is edited, undone and done again, every row is as in a plain list of states", () => {
  for (let seed = 0; seed < 150; seed += 1) {
    const next = numbers(seed);
    const triage = new Triage(records(next(6)));
    const states = [triage.records.slice()];
    let [at, saved] = [0, 0];
    for (let turn = 0; turn < 60; turn += 1) {
      const action = next(10);
      const before = triage.records.slice();
      const changed = act(triage, action, next);
      if (action === 8) at = Math.max(0, at - 1);
      else if (action === 9) at = Math.min(states.length - 1, at + 1);
      else if (action === 7) saved = at;
      else if (changed.length > 0) {
        states.splice(at + 1, Infinity, triage.records.slice());
        if (saved > at) saved = -1;
        at += 1;
      }
      deepEqual(triage.records, states[at], `seed ${seed}, turn ${turn}`);
      deepEqual([triage.canUndo, triage.canRedo], [at > 0, at < states.length - 1]);
      equal(triage.dirty, saved !== at, `seed ${seed}, turn ${turn}`);
      deepEqual(new Set(changed), differing(before, triage.records), `seed ${seed}, turn ${turn}`);
    }
  }
});

/**
 * @param {Triage} triage
 * @param {number} action
 * @param {(below: number) => number} next
 */
function act(triage, action, next) {
  const pick = (/** @type {string[]} */ ...values) => values[next(values.length)];
  if (action === 9) return triage.redo();
  if (action === 8) return triage.undo();
  if (action === 7) {
    triage.markSaved();
    return [];
  }
  if (action === 6) return triage.append(records(next(3)));
  if (action === 5 && next(4) === 0) return triage.clear();
  const indices = Array.from({ length: next(8) }, () => next(8));
  const changes = [
    { decision: pick("", "keep", "revoke") },
    { evidence: pick("", "a", "b") },
    { decision: pick("keep", "review"), reviewer: pick("r-abcd", "r-bcde"), evidence: "" },
  ];
  return triage.set(indices, changes[next(3)]);
}

/**
 * @param {readonly object[]} before
 * @param {readonly object[]} after
 */
function differing(before, after) {
  const length = Math.max(before.length, after.length);
  const places = Array.from({ length }, (_, place) => place);
  return new Set(places.filter((place) => before[place] !== after[place]));
}

/** Numbers that look random and are the same in every run. @param {number} seed */
function numbers(seed) {
  let state = seed;
  /** @param {number} below */
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** @param {string} key */
const typing = (key) => ({ merge: true, key });

Deno.test("undo and redo say what they take back and do again", () => {
  const triage = new Triage(records(1200));
  equal(texts.undo(triage.nextUndo), "Undo");
  triage.set(triage.records.keys(), { decision: "keep", evidence: "Known" });
  equal(texts.undo(triage.nextUndo), "Undo: decision and evidence note of 1,200 rows");
  triage.append(records(1));
  triage.undo();
  equal(texts.redo(triage.nextRedo), "Redo: 1 row added");
  triage.clear();
  equal(texts.undo(triage.nextUndo), "Undo: 1,200 rows removed");
});
