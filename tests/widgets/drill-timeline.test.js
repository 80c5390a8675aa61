/** Holds the timelines of drills and of responses, and what of them leaves the page. */

import { deepEqual, equal, match } from "node:assert/strict";
import { reportMarkdown } from "../../overrides/widgets/logic/drill/report-markdown.js";
import { screened } from "../../overrides/widgets/logic/drill/log-file.js";
import { replay } from "../../overrides/widgets/logic/drill/reducer.js";
import { reportOf } from "../../overrides/widgets/logic/drill/report.js";
import { timelineMarkdown } from "../../overrides/widgets/logic/drill/response-markdown.js";
import { timelineOf } from "../../overrides/widgets/logic/drill/timeline.js";
import { lasting } from "../../overrides/widgets/logic/texts/timeline.js";
import {
  at,
  check,
  decide,
  deliver,
  doStep,
  DRILL,
  end,
  pause,
  played,
  respond,
  responded,
  RESPONSE,
  resume,
  stamp,
  start,
  write,
} from "./drill-plans.js";

/** @typedef {import("../../overrides/widgets/logic/drill/model.js").LogEvent} LogEvent */

/** @param {...LogEvent} events */
const told = (...events) => timelineOf(DRILL, played(...events)).map(({ text }) => text).slice(1);

Deno.test("the timeline has every moment once, in its order, by both clocks and with its role", () => {
  const timeline = timelineOf(
    DRILL,
    played(
      stamp(1, "detected"),
      doStep(2, "capture-rows"),
      at(2, { type: "assign", step: "capture-rows", role: "team-lead" }),
      pause(3),
      deliver(4, "rows", "hand"),
      resume(5),
      respond(6, "rows", { decision: "review", role: "incident-lead", rationale: "Odd" }),
      decide(7, 2, "review"),
      end(8),
    ),
  );
  deepEqual(timeline.map(({ at, role, kind, text }) => [at.exercise, role, kind, text]), [
    [0, null, "start", "The drill began."],
    [60, null, "stamp", "Detected."],
    [120, "team-lead", "step", "Done: Write down every row."],
    [180, null, "pause", "Paused."],
    [180, null, "inject", "Inject 2 (rows) delivered by hand."],
    [180, null, "resume", "Went on after 2 min."],
    [240, "incident-lead", "response", "Decided on inject 2: Review. Odd."],
    [300, null, "decision", "Session 2 (Chrome on Windows, ChatGPT): Review."],
    [360, null, "end", "The drill ended."],
  ]);
  equal(timeline[5].at.clock, "2026-11-29T09:20:00+01:00");
});

Deno.test("a long gap is told in days and hours, to the second", () => {
  const gap = (/** @type {number} */ minutes) => told(pause(1), resume(1 + minutes)).at(-1);
  equal(gap(60), "Went on after 1 h.");
  equal(gap(61.5), "Went on after 1 h 1 min 30 s.");
  equal(gap(24 * 60), "Went on after 1 day.");
  equal(gap(2 * 24 * 60 + 16.75), "Went on after 2 days 16 min 45 s.");
  equal(lasting(0), "0 s");
  equal(lasting(87_409), "1 day 16 min 49 s");
});

Deno.test("a step stands before the inject that it makes due at the same moment", () => {
  const texts = told(doStep(2, "reset-password"), deliver(2, "go"));
  deepEqual(texts, ["Done: Reset the password.", "Inject 3 (go) delivered."]);
});

Deno.test("a line says what was decided and why, and whether it was written anew or struck out", () => {
  const line = write(1, { text: "They call", decision: "review", rationale: "Nobody knows" });
  const text = "They call. Decision: Review. Why: Nobody knows.";
  deepEqual(told(line), [text]);
  const anew = at(2, {
    type: "amend",
    index: 1,
    line: { role: "team-lead", text: "They called!", decision: "", rationale: "" },
  });
  deepEqual(told(line, anew), ["They called! (Written anew later.)"]);
  const struck = at(2, { type: "strike", index: 1, struck: true });
  deepEqual(told(line, struck), ["A line that was struck out later."]);
  deepEqual(told(write(1, { role: "team-lead" })), []);
});

Deno.test("a pause that the end cuts off is not gone on from", () => {
  deepEqual(told(pause(3), end(5)), ["Paused.", "The drill ended."]);
});

Deno.test("why a page did not run, and what its clocks did, is said", () => {
  deepEqual(
    told(
      at(6, { type: "away", since: 60_000, cause: "closed" }),
      resume(6, true),
      at(7, { type: "speed", speed: 5 }),
      at(8, { type: "speed", speed: 1 }),
      at(9, { type: "clock", by: 3_600_000 }),
      at(20, { type: "away", since: 600_000, cause: "asleep" }),
    ),
    [
      "The page was closed.",
      "Went on after 5 min; the clock ran on.",
      "The exercise clock runs 5 times as fast.",
      "The exercise clock runs at its normal speed.",
      "The machine's clock was set ahead by 1 h.",
      "The machine was asleep.",
    ],
  );
});

Deno.test("checks of sessions are told one by one", () => {
  deepEqual(told(doStep(1, "log-out-all"), check(2, 3, false), check(3, 3, true)).slice(1), [
    "Session 3 (Unknown browser, ChatGPT): still listed.",
    "Session 3 (Unknown browser, ChatGPT): no longer listed.",
  ]);
});

Deno.test("a response is told with its account, its steps, its window and its sessions by their labels", () => {
  const state = responded(
    at(0, {
      type: "account",
      account: { sign_in: "password", circumstances: { "key-exposed": "no" } },
    }),
    at(1, { type: "rows", labels: ["The browser | nobody knows", ""] }),
    doStep(2, "log-out-all"),
    at(2, { type: "assign", step: "log-out-all", role: "team-lead" }),
    decide(3, 1, "escalate"),
    check(20, 2, true),
    at(40, { type: "away", since: 21 * 60_000, cause: "asleep" }),
    write(41, { text: "1. Call\nsupport" }),
  );
  equal(
    timelineMarkdown(RESPONSE, state),
    `## Response: Compromise response

### Account

| What | Value |
| --- | --- |
| Signs in by | Password |
| A key may be exposed | ruled out |

### Steps done

| Step | Since the start | Time | Role |
| --- | --- | --- | --- |
| Log out of all sessions. | 02:00 | 2026-11-29T09:17:00+01:00 | Team lead |

### Steps left open

| Step | Role |
| --- | --- |
| Write down every row. |  |
| Reset the password. |  |
| Open the list again. |  |
| Write the record. |  |

### Revocation window

| What | Value |
| --- | --- |
| Opened | 2026-11-29T09:17:00+01:00 |
| Documented | 30 min |
| Longest | 18 min; 1 of 2 seen gone |
| Verdict | within the documented time |

| Session | Seen gone after | Last seen listed after |
| --- | --- | --- |
| Session 1 (The browser \\| nobody knows) |  |  |
| Session 2 | 18 min |  |

### Timeline

| Since the start | Time | Role | What |
| --- | --- | --- | --- |
| 00:00 | 2026-11-29T09:15:00+01:00 |  | The response began. |
| 02:00 | 2026-11-29T09:17:00+01:00 | Team lead | Done: Log out of all sessions. |
| 03:00 | 2026-11-29T09:18:00+01:00 |  | Session 1 (The browser \\| nobody knows): Escalate. |
| 20:00 | 2026-11-29T09:35:00+01:00 |  | Session 2: no longer listed. |
| 21:00 | 2026-11-29T09:36:00+01:00 |  | The machine was asleep. |
| 40:00 | 2026-11-29T09:55:00+01:00 |  | Went on after 19 min; the clock ran on. |
| 41:00 | 2026-11-29T09:56:00+01:00 |  | 1. Call support. |
`,
  );
});

Deno.test("a response of which nothing is known yet says so", () => {
  const text = timelineMarkdown(RESPONSE, responded());
  match(
    text,
    /\| Signs in by \| not known \|\n\| A key may be exposed \| not known, so possible \|/,
  );
  match(text, /### Steps done\n\nNone\.\n/);
  match(text, /\| Verdict \| not opened: no step that starts it was done \|/);
});

Deno.test("nothing that was typed into a log is in a report of it once the log is screened", () => {
  const secret = "a secret";
  const assessment = { observation: secret, analysis: secret, recommendation: secret };
  const events = [
    start(0, { organizations: secret }),
    deliver(1, "call"),
    respond(2, "call", {
      ...{ decision: secret, options: secret, rationale: secret },
      ...{ follow_up: secret, evidence: secret },
    }),
    write(3, { text: secret, rationale: secret, decision: secret }),
    at(4, { type: "rate", objective: "one-lead", assessment: { rating: "P", ...assessment } }),
    at(5, { type: "answer", question: 0, role: "team-lead", text: secret }),
    at(6, { type: "strengths", items: [secret] }),
    at(6, { type: "areas", items: [secret] }),
    at(6, {
      type: "actions",
      items: [{ action: secret, element: "", role: "", start: "", due: "" }],
    }),
  ];
  const found = (/** @type {readonly LogEvent[]} */ events) => {
    const report = reportOf(DRILL, replay(DRILL, events), "a");
    return (JSON.stringify(report) + reportMarkdown(report)).match(/secret/g)?.length ?? 0;
  };
  const log = { schema: /** @type {const} */ ("drill-log/1"), run: "a", plan: DRILL, events };
  const clean = screened(log, (text) => text.replaceAll("secret", "[key]"));
  deepEqual([found(events) > 25, found(clean.log.events)], [true, 0]);
});
