/** Holds how a drill sees the portal: its own decisions, and the scores of the rules that it began with. */

import { deepEqual, equal, throws } from "node:assert/strict";
import { drillPortal } from "../../overrides/widgets/logic/drill/drill-portal.js";
import { DRILL } from "./drills.js";

/** @typedef {import("../../overrides/widgets/logic/session-portal.js").Portal} Portal */
/** @typedef {import("../../overrides/widgets/logic/session-scoring.js").SessionRecord} SessionRecord */

const LIVE = { state: "complete", total: 7, band: "escalate" };

/** @param {string} hash */
const portalWith = (hash) => /** @type {Portal} */ (/** @type {unknown} */ ({
  decisions: [{ id: "other", label: "Other", tone: "keep", severity: 0 }],
  ruleset: { hash, decisions: [] },
  scoreAt: (/** @type {unknown} */ _, /** @type {ReadonlySet<string>} */ at) => ({
    ...LIVE,
    places: [...at],
  }),
}));

/** @param {number} place @returns {SessionRecord} */
const record = (place) => {
  const { owner, device, app, location, ...row } = DRILL.sessions[place];
  const { trusted_device, owner_can_confirm, current_session } = row;
  return {
    ...{ owner, device, app, location, signed_in: "2026-11-26" },
    ...{ trusted_device, owner_can_confirm, current_session },
    ...{ decision: "keep", reviewer: "", evidence: "", team: "" },
  };
};

Deno.test("a drill decides by its own decisions, and about nothing else", () => {
  const portal = drillPortal(portalWith(DRILL.portal.ruleset.hash), DRILL);
  deepEqual(portal.decisions, DRILL.decisions);
  deepEqual([...portal.without].toSorted(), ["evidence", "reviewer", "team"]);
});

Deno.test("rules that are still the same score at the places of the drill", () => {
  const portal = drillPortal(portalWith(DRILL.portal.ruleset.hash), DRILL);
  deepEqual(portal.score(record(0)), { ...LIVE, places: [...DRILL.places] });
});

Deno.test("rules that came later do not score: what the plan says of a row stays", () => {
  const portal = drillPortal(portalWith("ffffffff"), DRILL);
  DRILL.sessions.forEach(({ opinion }, place) => {
    const { state, total, least, most, band, possible, points } = portal.score(record(place));
    const { decision, ...rest } = opinion;
    deepEqual({ state, total, least, most, possible }, rest);
    equal(band, decision ?? "");
    deepEqual(points, []);
  });
  deepEqual(portal.ruleset.decisions.map(({ id }) => id), DRILL.decisions.map(({ id }) => id));
  throws(() => portal.score({ ...record(0), device: "Another" }), RangeError);
});
