/** The port of a browser and addresses go in; what Lighthouse finds of each on a phone comes out, a line of JSON each. */

import lighthouse from "lighthouse";

const [port, ...addresses] = Deno.args;
const CATEGORIES = ["performance", "accessibility", "best-practices"];

for (const address of addresses) {
  // Its standard configuration: a phone of the middle, a slow network, both simulated.
  const run = await lighthouse(address, {
    port: Number(port),
    logLevel: "error",
    onlyCategories: CATEGORIES,
  });
  if (!run) throw new Error(`Lighthouse says nothing of ${address}`);
  const { audits, categories, environment, runtimeError } = run.lhr;
  if (runtimeError) throw new Error(`${address}: ${runtimeError.message}`);
  const scores = CATEGORIES.map((
    id,
  ) => [id, Math.round(100 * (categories[id].score ?? 0))]);
  const short = CATEGORIES.flatMap((id) => categories[id].auditRefs)
    .filter(({ id, weight }) => weight > 0 && (audits[id].score ?? 1) < 1)
    .map(({ id }) => ({
      id,
      value: audits[id].displayValue ?? "",
      where: places(audits[id]),
    }));
  const { benchmarkIndex: speed } = environment;
  console.log(
    JSON.stringify({ scores: Object.fromEntries(scores), speed, short }),
  );
}

/** The elements that an audit names. */
function places({ details }) {
  return (details?.items ?? []).flatMap(({ node }) => node?.selector ?? [])
    .slice(0, 5);
}
