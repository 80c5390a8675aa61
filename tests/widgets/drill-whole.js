/** The drill of drill-plans.js as it was played from its first call to the last word about it: nothing goes in, its log comes out. */

import { MINUTE } from "../../overrides/widgets/logic/drill/model.js";
import {
  at,
  check,
  decide,
  deliver,
  doStep,
  end,
  pause,
  respond,
  resume,
  stamp,
  start,
  write,
} from "./drill-plans.js";

/** @typedef {import("../../overrides/widgets/logic/drill/model.js").LogEvent} LogEvent */

/** A drill from its first call to the last word about it. @type {readonly LogEvent[]} */
export const WHOLE = [
  start(),
  deliver(0, "call"),
  stamp(0.5, "detected"),
  doStep(3, "capture-rows"),
  at(3, { type: "assign", step: "capture-rows", role: "team-lead" }),
  stamp(3.5, "decided"),
  stamp(4, "acknowledged"),
  deliver(4, "rows"),
  decide(5, 1, "keep"),
  decide(5.5, 2, "review"),
  decide(6, 2, "revoke"),
  pause(7),
  resume(10),
  respond(13, "rows", {
    decision: "escalate",
    options: "Revoke, or escalate | nothing",
    role: "incident-lead",
    rationale: "Nobody knows the browser.",
    follow_up: "Ask again tomorrow",
    evidence: "Note of a call",
  }),
  doStep(14, "log-out-all"),
  doStep(15, "reset-password"),
  deliver(16, "go", "hand"),
  write(16.5, {
    role: "team-lead",
    text: "The team lead wants\n# everything <ended>",
    decision: "revoke",
    rationale: "It is *faster*",
  }),
  write(17, { text: "Nobody in particular said so" }),
  at(17.1, { type: "strike", index: 18, struck: true }),
  at(22, { type: "away", since: 18 * MINUTE, cause: "asleep-or-set" }),
  resume(23, true),
  at(23, { type: "speed", speed: 5 }),
  check(24, 1, true),
  check(24, 2, false),
  at(24.5, { type: "speed", speed: 1 }),
  at(25, { type: "clock", by: -90_000 }),
  check(39, 2, false),
  check(40, 2, true),
  end(41),
  at(50, {
    type: "rate",
    objective: "rows-first",
    assessment: {
      ...{ rating: "S", observation: "The rows came first.", analysis: "" },
      recommendation: "Say so on the page.",
    },
  }),
  at(51, { type: "answer", question: 0, role: "team-lead", text: "The incident lead." }),
  at(51, { type: "answer", question: 0, role: "incident-lead", text: "I did." }),
  at(52, { type: "strengths", items: ["Rows were written down at once"] }),
  at(52, { type: "areas", items: ["# Nobody knew the number", "The clock"] }),
  at(53, {
    type: "actions",
    items: [
      {
        ...{ action: "Put the number on the page", element: "planning", role: "team-lead" },
        ...{ start: "2026-12-01", due: "2026-12-15" },
      },
      { action: "Practise again", element: "", role: "", start: "", due: "" },
    ],
  }),
];
