/** Two decisions go in; how one stands to the other comes out. */

/** @typedef {import("./model.js").Plan} Plan */
/** @typedef {import("./report-model.js").Verdict} Verdict */

/**
 * By how severe they are; null where the portal does not know one of them, or none was taken.
 * @param {Pick<Plan, "decisions">} plan
 * @param {string} expected
 * @param {string} taken
 * @returns {Verdict | null}
 */
export function verdictOf({ decisions }, expected, taken) {
  const [wanted, found] = [expected, taken].map((id) =>
    decisions.find((one) => one.id === id)?.severity
  );
  if (wanted === undefined || found === undefined) return null;
  if (found === wanted) return "right";
  return found < wanted ? "milder" : "harsher";
}
