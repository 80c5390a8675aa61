/** Holds the Markdown of a scored session, as it goes into a ticket. */

import { equal, ok } from "node:assert/strict";
import { evaluate } from "../../overrides/widgets/logic/scoring.js";
import { scoreMarkdown } from "../../overrides/widgets/logic/score-markdown.js";
import { vectorString } from "../../overrides/widgets/logic/vector-string.js";
import { CALM, RULESET } from "./rulesets.js";

/** @param {Record<string, string>} answers */
const markdown = (answers, ruleset = RULESET) =>
  scoreMarkdown(ruleset, answers, evaluate(ruleset, answers), vectorString(ruleset, answers));

Deno.test("a decided session has its score, its answers, its reasons, what to mind and what is next", () => {
  const answers = {
    ...CALM,
    device: "unknown",
    app: "api-platform",
    owner_can_confirm: "no",
    current_session: "yes",
  };
  equal(
    markdown(answers),
    `**Session risk: Review (4 points)**

- device? It is unknown
- location? It is expected
- app? It is api-platform
- trusted_device? It is no
- owner_can_confirm? It is no
- current_session? It is yes

- +3: unknown-device.
- +2: api-platform.
- \u22121: current-session.

> Mind: Act from elsewhere.
>
> Mind: Nobody stands behind it.

Ask the owner.

Vector \`SR1.3f9c/D:U/L:E/A:P/T:N/O:N/C:Y\`, rules \`session-risk\`, version \`3f9c21ab\`
`,
  );
});

Deno.test("what a caution wants done first goes before the decision's own next step", () => {
  const cautions = RULESET.cautions.map((one) => ({ ...one, next: "Look again." }));
  const text = markdown({ ...CALM, owner_can_confirm: "no" }, { ...RULESET, cautions });
  ok(text.includes("\n\nLook again.\n"));
  ok(!text.includes("Leave it."));
});

Deno.test("an undecided session says between what it lies, and names no next step", () => {
  equal(
    markdown({ device: "unknown" }).split("\n\n")[0],
    "**Session risk: incomplete, Escalate or Review (2 to 10 points)**",
  );
  ok(markdown({}).includes("- device? *not answered*"));
  ok(!markdown({}).includes("Leave it."));
});

Deno.test("text of the data is text in the ticket, too", () => {
  ok(
    markdown({ ...CALM, device: "unknown", app: "api-platform" }).includes("Call the \\*lead\\*."),
  );
  const hostile = { ...RULESET, title: "<b>[x](javascript:y)" };
  ok(markdown(CALM, hostile).startsWith("**\\<b\\>\\[x\\](javascript:y)"));
});
