/** The words of reports of drills and of what was done in a response. */

import { clockText } from "../drill/times.js";
import { lasting } from "./timeline.js";
import { either, grouped, quoted } from "./words.js";

/** @typedef {import("../drill/report-model.js").Figures} Figures */
/** @typedef {import("../drill/report-model.js").Outcome} Outcome */
/** @typedef {import("../drill/reports.js").Problem} Problem */

export const report = {
  title: "After-action report",
  responseTitle: "Response",

  lasting,
  /** @param {number} seconds by the exercise clock */
  clock: (seconds) => clockText(seconds * 1_000),
  /** @param {number} seconds */
  late: (seconds) =>
    seconds === 0 ? "on time" : `${lasting(Math.abs(seconds))} ${seconds < 0 ? "early" : "late"}`,

  sections: {
    exercise: "Exercise",
    figures: "Figures",
    objectives: "Objectives",
    strengths: "Strengths",
    areas: "Areas for improvement",
    actions: "Improvement plan",
    stamps: "Stamps",
    injects: "Injects",
    responses: "What was decided on injects",
    sessions: "Session decisions",
    steps: "Steps",
    revocation: "Revocation window",
    roles: "Roles",
    debrief: "Debrief",
    timeline: "Timeline",
    account: "Account",
    done: "Steps done",
    open: "Steps left open",
  },
  heads: {
    what: "What",
    value: "Value",
    number: "No.",
    clock: "Exercise clock",
    sinceStart: "Since the start",
    time: "Time",
    role: "Role",
    objective: "Objective",
    rating: "Rating",
    observation: "Observation",
    analysis: "Analysis",
    recommendation: "Recommendation",
    strength: "Strength",
    area: "Area",
    action: "Corrective action",
    element: "Element",
    responsible: "Responsible",
    start: "Start",
    due: "Due",
    stamp: "Stamp",
    sincePrevious: "Since the one before",
    inject: "Inject",
    planned: "Planned",
    delivered: "Delivered",
    late: "Early or late",
    paused: "Paused before",
    expected: "Expected",
    within: "Within",
    outcome: "Outcome",
    options: "Options",
    decision: "Decision",
    verdict: "Verdict",
    rationale: "Rationale",
    followUp: "Follow-up",
    evidence: "Evidence",
    session: "Session",
    because: "Because",
    taken: "Taken",
    opinion: "By the rules",
    changes: "Changes",
    step: "Step",
    ahead: "Done before No.",
    gone: "Seen gone after",
    listed: "Last seen listed after",
    presence: "Took part",
    substitute: "Substitute",
    reach: "Reached at",
    date: "Date",
    drill: "Drill",
    right: "Right",
    met: "Met",
    longest: "Longest revocation",
    question: "Question",
    answer: "Answer",
  },
  rows: {
    id: "Drill",
    type: "Type",
    started: "Began",
    ended: "Ended",
    planned: "Planned",
    length: "Took",
    summary: "Summary",
    purpose: "Purpose",
    scope: "Scope",
    capabilities: "Capabilities",
    threat: "Threat",
    scenario: "Scenario",
    audience: "Audience",
    sponsor: "Sponsor",
    team: "Team",
    organizations: "Organizations",
    checklist: "Checklist",
    portal: "Portal",
    plan: "Version of the drill",
    policy: "Version of the policy",
    rules: "Scoring rules",
    run: "Run",
    decisions: "Session decisions",
    injects: "Injects",
    steps: "Steps",
    met: "From an inject until what it expects is met",
    sessions: "From the first inject until a session is decided",
    opened: "Opened",
    promised: "Documented",
    longest: "Longest",
    verdict: "Verdict",
    signIn: "Signs in by",
  },
  type: "Tabletop",
  /** @param {number} minutes */
  minutes: (minutes) => `${minutes} min`,
  /** @param {number} exercise @param {number} wall */
  length: (exercise, wall) => `${lasting(exercise)} by the exercise clock, ${lasting(wall)} in all`,
  /** @param {string} name @param {string} day */
  portal: (name, day) => `${name}, built on ${day}`,
  /** @param {{ id: string, hash: string }} ruleset */
  rules: ({ id, hash }) => `${id}, version ${hash}`,
  /** @param {Figures["decisions"]} figures */
  decisions: ({ right, milder, harsher, undecided, of }) =>
    `${right} of ${of} right; ${milder} milder, ${harsher} harsher, ${undecided} undecided`,
  /** @param {Figures["injects"]} figures */
  injects: ({ met, met_late: late, missed, expected, delivered, of }) =>
    `${delivered} of ${of} delivered; ${met} of ${expected} met, ${late} late, ${missed} missed`,
  /** @param {Figures["steps"]} figures */
  steps: ({ done, skipped, out_of_order: early, of }) =>
    `${done} of ${of} done; ${skipped} skipped, ${early} out of order`,
  /** @param {import("../drill/report-model.js").Spread} spread */
  spread: ({ median, longest, n }) =>
    median === null || longest === null
      ? "not known (n = 0)"
      : `median ${lasting(median)}, longest ${lasting(longest)} (n = ${n})`,
  ratings: {
    P: "P: performed without challenges",
    S: "S: performed with some challenges",
    M: "M: performed with major challenges",
    U: "U: unable to be performed",
  },
  notRated: "not rated",
  elements: {
    planning: "Planning",
    organization: "Organization",
    equipment: "Equipment",
    training: "Training",
    exercise: "Exercise",
  },
  /** @param {string} name @param {number} seconds */
  since: (name, seconds) => `${lasting(seconds)} (${name})`,
  outOfOrder: "out of order",
  notStamped: "not stamped",
  notDelivered: "not delivered",
  skipped: "skipped",
  /** @param {string} step @param {string} decision */
  expected: (step, decision) =>
    [step, decision && `Decision: ${decision}`].filter(Boolean).join(" "),
  /** @param {Outcome} outcome @param {{ seconds: number, already: boolean } | null} met */
  outcome: (outcome, met) => {
    if (!met) return outcomes[outcome];
    return `${outcomes[outcome]}${
      met.already ? ", already done" : `, after ${lasting(met.seconds)}`
    }`;
  },
  verdicts: { right: "right", milder: "milder", harsher: "harsher", undecided: "undecided" },
  /** @param {readonly string[]} decisions what the rules leave possible */
  opinion: (decisions) => (decisions.length > 0 ? either(decisions) : "cannot be read"),
  revocations: {
    within: "within the documented time",
    longer: "longer than documented",
    unclear: "unclear: nobody looked when the documented time was over",
    "not-observed": "not observed",
    "not-opened": "not opened: no step that starts it was done",
  },
  /** @param {string | null} longest @param {number} observed @param {number} of */
  longest: (longest, observed, of) => `${longest ?? "not known"}; ${observed} of ${of} seen gone`,
  presences: { present: "present", substituted: "substituted", missing: "missing" },
  answers: { yes: "yes", no: "ruled out", unknown: "not known, so possible" },
  notKnown: "not known",
  nothing: "None.",
  figures: {
    decisions: "decisions right",
    injects: "expectations met in time",
    skipped: "steps skipped",
    order: "steps out of order",
    revocation: "longest until a session was seen gone",
  },

  copy: "Copy as Markdown",
  copied: "Report copied as Markdown",
  saveMarkdown: "Save as Markdown",
  saveJson: "Save as JSON",
  print: "Print",
  trend: "Trend",
  trendHint:
    "Earlier reports, saved as JSON, can be opened beside this one. They stay in this tab.",
  openReports: "Open earlier reports",
  /** @param {string} name */
  opened: (name) => `${quoted(name)} is open.`,
  undated: "not begun",
  unknown: "\u2013",
  /** @param {string} title */
  medianOf: (title) => `Median of \u201c${title}\u201d`,
  medianOfAll: "Median of all",
  /** @param {import("../drill/reports.js").Share} share */
  share: ({ right, of }) => `${right} of ${of}`,
  /** @param {number} number */
  percent: (number) => `${number} %`,
  /** @param {string} median @param {number} n */
  typical: (median, n) => `${median} (n = ${n})`,

  /** Why a file was not opened. @param {string} name @param {Problem} problem */
  problem: (name, { code, detail }) => `${quoted(name)} was not opened: ${problems[code](detail)}`,
};

/** @type {Readonly<Record<Outcome, string>>} */
const outcomes = {
  met: "met",
  "met-late": "met late",
  missed: "missed",
  "not-delivered": "not delivered",
  "nothing-expected": "nothing expected",
};

/** @type {Readonly<Record<Problem["code"], (detail: string) => string>>} */
const problems = {
  "too-large": (most) => `a report has ${grouped(Number(most))} characters at most.`,
  "not-json": () => "it is not JSON.",
  foreign: (found) => `it is no report of a drill${found ? `, but ${quoted(found)}` : ""}.`,
  newer: (found) => `it is of a newer form (${found}). Open it in the portal that wrote it.`,
  damaged: (key) => `${quoted(key)} is missing, or is not what a report has there.`,
};
