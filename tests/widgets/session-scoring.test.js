/** Holds how the records of sessions are scored. */

import { deepEqual, equal, throws } from "node:assert/strict";
import { evaluate } from "../../overrides/widgets/logic/scoring.js";
import { pointsLine, SessionScorer } from "../../overrides/widgets/logic/session-scoring.js";
import { CALM, everyWay, RULESET } from "./rulesets.js";

/** @typedef {import("../../overrides/widgets/logic/session-scoring.js").SessionRecord} SessionRecord */

/** @param {Record<string, string>} fields */
const record = (fields) => /** @type {SessionRecord} */ (/** @type {unknown} */ (fields));

/** Reads ids of answers; a place of the team is expected. */
const READER = {
  /** @param {SessionRecord} row @param {ReadonlySet<string>} places */
  read(row, places) {
    /** @type {Record<string, string>} */
    const answers = {};
    const open = [];
    const unreadable = [];
    for (const { name, answers: known } of RULESET.inputs) {
      const written = Object.entries(row).find(([field]) => field === name)?.[1] ?? "";
      const value = places.has(written) ? "expected" : written;
      if (known.some(({ id }) => id === value)) answers[name] = value;
      else if (value === "") open.push(name);
      else unreadable.push({ name, value });
    }
    return { answers, open, unreadable };
  },
};

/** @type {ReadonlySet<string>} */
const NOWHERE = new Set();

/** @param {Record<string, string>} fields */
const score = (fields, places = NOWHERE) =>
  new SessionScorer(RULESET, READER).score(record(fields), places);

const RISKY = { ...CALM, device: "unknown", app: "api-platform", current_session: "yes" };

Deno.test("a row that answers everything has a total, the decision of its band, and its reasons", () => {
  const found = score({ ...RISKY, owner_can_confirm: "no" });
  deepEqual(found, {
    state: "complete",
    total: 4,
    least: 4,
    most: 4,
    band: "review",
    possible: ["review"],
    points: [
      { rule: "unknown-device", points: 3, because: "unknown-device." },
      { rule: "api-platform", points: 2, because: "api-platform." },
      { rule: "current-session", points: -1, because: "current-session." },
    ],
    cautions: ["elsewhere", "nobody"],
    missing: [],
    unreadable: [],
  });
});

Deno.test("a row that leaves a question open has no total and no band, but says what can come of it", () => {
  const { device: _, ...rest } = CALM;
  const found = score({ ...rest, location: "unexpected" });
  deepEqual([found.state, found.total, found.band, found.missing], [
    "incomplete",
    null,
    "",
    ["device"],
  ]);
  deepEqual([found.least, found.most, found.possible], [3, 6, ["escalate", "review"]]);
  equal(pointsLine(found.points), "unexpected-location +3");
});

Deno.test("a label that nobody understands leaves its question open, and the score says so", () => {
  const found = score({ ...CALM, location: "Approx. Atlantis" });
  deepEqual(found.unreadable, [{ name: "location", value: "Approx. Atlantis" }]);
  deepEqual([found.state, found.total, found.band, found.missing], [
    "unreadable",
    null,
    "",
    ["location"],
  ]);
  deepEqual(found.possible, ["review", "keep"]);
});

Deno.test("a reader may name what it cannot read in a word; its value is that of the row", () => {
  const reader = { read: () => ({ answers: {}, open: [], unreadable: ["device", "other"] }) };
  const row = record({ device: "Toaster" });
  deepEqual(new SessionScorer(RULESET, reader).score(row, null).unreadable, [
    { name: "device", value: "Toaster" },
    { name: "other", value: "" },
  ]);
});

Deno.test("a reader that cannot read something never makes a row safe, whatever else is answered", () => {
  const reader = {
    read: () => ({ answers: CALM, open: [], unreadable: [{ name: "other", value: "?" }] }),
  };
  const found = new SessionScorer(RULESET, reader).score(record({}), null);
  deepEqual([found.state, found.total, found.band, found.cautions], ["unreadable", null, "", []]);
});

Deno.test("the places of the team go to the reader", () => {
  equal(score({ ...CALM, location: "Approx. Portugal" }).state, "unreadable");
  equal(score({ ...CALM, location: "Approx. Portugal" }, new Set(["Approx. Portugal"])).total, 0);
});

Deno.test("whatever is answered, the score is that of the rules", () => {
  const scorer = new SessionScorer(RULESET, READER);
  for (const answers of [...everyWay(), ...everyWay()]) {
    const result = evaluate(RULESET, answers);
    const found = scorer.score(record(answers), NOWHERE);
    equal(found.state, result.state);
    deepEqual(found.points, result.contributions);
    deepEqual([found.total, found.band], [
      result.state === "complete" ? result.total : null,
      result.state === "complete" ? result.decision : "",
    ]);
    if (result.state === "incomplete") deepEqual(found.possible, result.possible);
  }
});

Deno.test("an answer that the rules do not have is refused each time, and never taken as another", () => {
  const scorer = new SessionScorer(RULESET, {
    read: () => ({ answers: { ...CALM, device: "Known" }, open: [], unreadable: [] }),
  });
  for (let time = 0; time < 2; time += 1) {
    throws(() => scorer.score(record({}), null), /'device' has no answer 'Known'/);
  }
});

Deno.test("rows that answer alike are evaluated once", () => {
  let evaluated = 0;
  const counting = {
    ...RULESET,
    get rules() {
      evaluated += 1;
      return RULESET.rules;
    },
  };
  const scorer = new SessionScorer(counting, READER);
  const first = scorer.score(record(CALM), NOWHERE);
  const once = evaluated;
  for (let row = 0; row < 1000; row += 1) {
    equal(scorer.score(record({ ...CALM, owner: `o-${row}` }), NOWHERE), first);
  }
  equal(evaluated, once);
});

Deno.test("more ways to answer than are kept are still scored right", () => {
  const many = Array.from({ length: 6000 }, (_, place) => ({
    id: `answer-${place}`,
    code: "A",
    text: "",
  }));
  const ruleset = { ...RULESET, inputs: [{ ...RULESET.inputs[0], answers: many }], rules: [] };
  const scorer = new SessionScorer(ruleset, {
    read: (row) => ({ answers: { device: row.device }, open: [], unreadable: [] }),
  });
  for (const { id } of [...many, ...many]) {
    equal(scorer.score(record({ device: id }), null).total, 0);
  }
});

Deno.test("points are named with their rules on one line, a real minus included", () => {
  equal(
    pointsLine(score(RISKY).points),
    "unknown-device +3, api-platform +2, current-session \u22121",
  );
  equal(pointsLine([]), "");
});
