/**
 * The portal and the plan of a drill go in; the portal as the drill sees it comes out: rows of no team, whose owner is
 * expected at the drill's places, with nothing to be written about them but the decisions of the plan.
 */

/** @typedef {import("./model.js").Plan} Plan */
/** @typedef {import("./model.js").PlannedSession} PlannedSession */
/** @typedef {import("../session-portal.js").Portal} Portal */
/** @typedef {import("../session-scoring.js").SessionRecord} SessionRecord */
/** @typedef {import("../session-scoring.js").SessionScore} SessionScore */

const WITHOUT = new Set(["team", "reviewer", "evidence"]);

/** @type {readonly never[]} */
const NONE = [];

/** What of a row is there in the plan and on the bench alike. */
const SHOWN = /** @type {const} */ ([
  "owner",
  "device",
  "app",
  "location",
  "trusted_device",
  "owner_can_confirm",
  "current_session",
]);

/**
 * @param {Portal} portal
 * @param {Plan} plan
 * @returns {Portal}
 */
export function drillPortal(portal, plan) {
  const { decisions } = plan;
  const described = decisions.map((one) => ({ ...one, meaning: "", next: "" }));
  const at = new Set(plan.places);
  // A portal that was rebuilt in the middle may have other rules than the drill began with.
  const sameRules = portal.ruleset.hash === plan.portal.ruleset.hash;
  return {
    ...portal,
    decisions: [...decisions],
    without: WITHOUT,
    ruleset: sameRules ? portal.ruleset : { ...portal.ruleset, decisions: described },
    score: (record) => sameRules ? portal.scoreAt(record, at) : plannedScore(plan, record),
  };
}

/**
 * What the rules of the plan say of a row, without their reasons.
 * @param {Plan} plan
 * @param {SessionRecord} record
 * @returns {SessionScore}
 */
function plannedScore({ sessions }, record) {
  const planned = sessions.find((row) => SHOWN.every((field) => row[field] === record[field]));
  if (!planned) throw new RangeError("the plan has no such row");
  const { state, total, least, most, decision, possible } = planned.opinion;
  const score = { state, total, least, most, band: decision ?? "", possible };
  return { ...score, points: NONE, cautions: NONE, missing: NONE, unreadable: NONE };
}
