/** What the runner of drills and the guided response say. */

import { plural } from "./words.js";

/** @typedef {import("../drill/model.js").StampName} StampName */

/** @param {number} minutes */
const minutes = (minutes) => plural(minutes, "minute", "minutes");

export const drill = {
  loading: "Loading the drill\u2026",
  failed:
    "The drill could not be loaded, so it cannot be run here. The script below is complete. Load the page again to try once more.",
  runner: "Drill",
  views: "View",
  facilitator: "Facilitator",
  participants: "Participants",
  secondScreen: "Open the participants\u2019 screen",
  panes: { story: "Injects", rows: "Rows", work: "Steps and log" },
  scenario: "Scenario",
  work: "What was done: correct it, or add to it",
  script: "Facilitator\u2019s script, with the answers",

  clock: "Exercise clock",
  ofMinutes: (/** @type {number} */ count) => `of ${minutes(count)}`,
  statuses: {
    ready: "Not started",
    running: "Running",
    paused: "Paused",
    ended: "Ended",
  },
  hour: (/** @type {string} */ hour) => `Wall clock ${hour}`,
  start: "Start the drill",
  pause: "Pause",
  resume: "Resume",
  resumeCounted: (/** @type {number} */ count) => `Resume, and count the ${minutes(count)}`,
  end: "End the drill",
  endName: "End the drill for good",
  endSure: "End it",
  endNot: "Go on",
  speed: "Speed",
  speeds: (/** @type {number} */ speed) => `${speed}\u00d7`,
  keys: "Keys: k pause and resume, i next inject, l log line",

  setUp: "Before you start",
  team: "Team",
  noTeam: "No team, or several",
  organizations: "Organizations that take part",
  presence: "Who is here",
  presences: { present: "Here", substituted: "Stood in for", missing: "Missing" },
  by: (/** @type {string} */ role) => `Who stands in for: ${role}`,
  nobody: "Choose a role",
  openLog: "Open a saved drill",

  noInject: "Nothing has been said yet.",
  injectNumber: (/** @type {number} */ number) => `Inject ${number}`,
  dueAt: (/** @type {string} */ clock) => `due at ${clock}`,
  dueAfter: (/** @type {string} */ name) => `waits for: ${name}`,
  held: "held back",
  deliveredAt: (/** @type {string} */ clock, /** @type {string} */ hour) =>
    `made known at ${clock} (${hour})`,
  earlier: (/** @type {string} */ clock) => `, ${clock} earlier than due`,
  later: (/** @type {string} */ clock) => `, ${clock} later than due`,
  deliver: "Make known now",
  hold: "Hold back",
  release: "Let it come",
  expected: "Expected",
  expectedWithin: (/** @type {number} */ count) => `Expected within ${minutes(count)}`,
  distraction: "Nothing is expected: see whether it takes anybody away.",
  announced: (/** @type {number} */ number, /** @type {string} */ text) =>
    `Inject ${number}: ${text}`,
  respond: "What was decided",
  decision: "Decision",
  noDecision: "No decision",
  options: "Options considered",
  owner: "Who owns it",
  rationale: "Why",
  followUp: "What follows from it",
  evidence: "Class of the evidence",
  evidenceHint: "such as: a note of a call",
  record: "Record",
  recorded: (/** @type {string} */ clock) => `Recorded at ${clock}`,

  rows: "Session rows",
  noRows: "This drill has no rows: nothing is listed for its account.",
  rowsSoon: "The rows are shown when the drill starts.",
  rowsFailed:
    "The session filter could not be loaded. The rows stand in the script; load the page again to try once more, the run goes on.",
  rowsFollowed: "Decisions, as they are made in the other tab",
  undecided: "Undecided",

  steps: "Steps",
  notFor: "Not for this account",
  anyTime: "At any time",
  why: "Why, and what to mind",
  howTo: "How to do it",
  facts: "Facts: ",
  caution: "Caution",
  assign: (/** @type {string} */ step) => `Who does it: ${step}`,
  nobodyYet: "Nobody yet",
  doneAt: (/** @type {string} */ clock) => `done at ${clock}`,

  over: "The drill has ended. Its report is below.",

  revocation: "Revocation window",
  revocationFace: "Revocation",
  revocationIdle: "It opens with the step that ends all sessions.",
  revocationOpen: (/** @type {string} */ hour, /** @type {number} */ count) =>
    `Logged out at ${hour}. The documented time is up to ${minutes(count)}.`,
  revocationLeft: (/** @type {string} */ clock) => `${clock} left`,
  revocationOver: (/** @type {string} */ clock) => `over since ${clock}`,
  observe: "What is observed",
  session: (/** @type {number} */ number) => `Row ${number}`,
  gone: "Gone",
  goneName: (/** @type {string} */ session) => `${session} is gone`,
  still: "Still listed",
  stillName: (/** @type {string} */ session) => `${session} is still listed`,
  goneAt: (/** @type {string} */ clock, /** @type {string} */ hour) =>
    `observed gone at ${hour}, ${clock} after the log-out`,
  stillAt: (/** @type {string} */ clock) => `still listed ${clock} after the log-out`,
  notChecked: "not checked yet",

  stamps: "Stamps",
  stampMeanings: /** @type {Record<StampName, string>} */ ({
    detected: "somebody says that something is wrong",
    acknowledged: "somebody leads, and says so",
    decided: "the lead says what is going to be done",
    contained: "no way in is left open",
    verified: "somebody has looked, and it is so",
  }),
  stamped: (/** @type {string} */ name, /** @type {string} */ clock) => `${name} at ${clock}`,

  log: "Log",
  noLine: "No line yet.",
  role: "Role",
  noRole: "No role",
  line: "What happened",
  lineHint: "Enter adds the line",
  addLine: "Add line",
  added: "Line added",
  amend: "Correct",
  amendName: (/** @type {string} */ text) => `Correct the line: ${text}`,
  amended: "corrected",
  strike: "Strike out",
  unstrike: "Put back",
  struck: "struck out",
  save: "Save",
  cancel: "Cancel",

  screened: (/** @type {number} */ finds) =>
    `Taken out before it was kept: ${plural(finds, "text", "texts")} that no note may hold.`,
  noRules:
    "The redaction rules could not be loaded, so notes are off: nothing typed would be kept or shown. All else works. Load the page again to try once more; the run goes on.",
  followed: "This run is written in another tab and followed here.",
  takeOver: "Write here instead",
  outdated: (/** @type {string} */ then, /** @type {string} */ now) =>
    `This page has been rebuilt since the run began (${then} then, ${now} now). The run goes on with what it began with.`,
  away: {
    closed: (/** @type {string} */ from, /** @type {string} */ to) =>
      `This page was closed from ${from} to ${to}.`,
    asleep: (/** @type {string} */ from, /** @type {string} */ to) =>
      `This page did not run from ${from} to ${to}: the machine slept, or the browser had put the tab away.`,
    "asleep-or-set": (/** @type {string} */ from, /** @type {string} */ to) =>
      `The clock of this machine went from ${from} to ${to} at once: the machine slept, or somebody set its clock.`,
  },
  stoodStill: "The exercise clock stood still from then on.",
  wentOn: "The clock of the response went on.",
  setBack: (/** @type {string} */ clock) =>
    `The clock of this machine was set back by ${clock}. Times are counted by a clock that cannot be set; the hours shown may overlap.`,
  notKept:
    "This browser does not keep the run: it has no room, or refuses. Save the log before you leave this page.",
  refused:
    "That was not kept: it is more than a log can hold, or no day of the calendar. Shorten it, or put it right.",
  full: "The log is full: nothing more is added to it. End the run and save it.",
  unreadable: "What this browser has kept of a run cannot be read",
  unreadableSave: "Save it as it is",
  dismiss: "Close",

  keeps:
    "While a run lasts, this browser keeps its log, with made-up rows and notes, until you wipe it.",
  saveLog: "Save the log",
  wipe: "Wipe the run",
  wipeName: "Wipe the run from this browser",
  wipeSure: "Wipe it",
  wipeNot: "Keep it",
  wiped: "The run is wiped: nothing of it is left in this browser.",
  loaded: "The saved run is open.",
  problems: {
    "too-large": () => "The file is too large to be a saved run.",
    "not-json": () => "The file is no saved run: it is not JSON, or it is cut off.",
    foreign: () => "The file is JSON, but not a saved run of this portal.",
    newer: (/** @type {string} */ detail) =>
      `The file was saved by a newer portal (${detail}). Open it there.`,
    damaged: (/** @type {string} */ detail) => `The file is damaged, at ${detail}.`,
    "other-drill": (/** @type {string} */ detail) =>
      `The file is a run of \u201c${detail}\u201d. Open it on the page of that drill.`,
    "no-text": () => "The file is not text.",
  },
  kept: "What is here is as it was.",

  debrief: "Hot wash",
  debriefHint: "By role, without names.",
  forWhom: "Answer of",
  answer: "Answer",
  objectives: "Objectives",
  rating: "Rating",
  notRated: "Not rated",
  observation: "Observation",
  analysis: "Analysis",
  recommendation: "Recommendation",
  strengths: "Strengths",
  strengthsHint: "One on each line",
  areas: "Areas for improvement",
  actions: "Corrective actions",
  action: "Action",
  element: "Capability element",
  chooseElement: "Choose an element",
  responsible: "Responsible role",
  begins: "Start",
  due: "Completion",
  addAction: "Add an action",
  removeAction: (/** @type {number} */ number) => `Remove action ${number}`,

  response: {
    loading: "Loading the guided response\u2026",
    failed:
      "The guided response could not be loaded. The list below is complete: work through it. Load the page again to try once more.",
    name: "Guided response",
    clock: "Since the start",
    signIn: "How does the account sign in?",
    account: "What is known of the account",
    /** @param {string | undefined} way @param {number} told */
    known: (way, told) => {
      const answers = told > 0 ? ` \u00b7 ${plural(told, "more answer", "more answers")}` : "";
      return `${way ?? "sign-in not known yet"}${answers}`;
    },
    notKnown: "Not known yet",
    answers: { yes: "Yes", unknown: "Cannot say", no: "Ruled out" },
    intro:
      "Answer what you can; a step is left out only where it is ruled out. The first tick starts the clock.",
    noSessions:
      "This account has no Active sessions: it is linked to an organization\u2019s SSO. The identity admin is the first to call.",
    leftOut: (/** @type {number} */ count) =>
      `${plural(count, "step is", "steps are")} left out by these answers.`,
    showAll: "Show them",
    hideAll: "Hide them",
    captureFirst:
      "The rows are not ticked as written down. Ended sessions are no longer listed, so what is not written down now is gone.",
    back: "Write them down first",
    anyway: "They are ended already",
    sessions: "Sessions that were listed",
    sessionsHint: "One on each line, such as: Chrome on Windows. No names, no addresses.",
    setSessions: "Watch these",
    end: "Close the response",
    endName: "Close the response for good",
    endSure: "Close it",
    another: "Save the log and begin another response",
    anotherName: "Wipe this response and begin another",
    anotherSure: "The log is saved: wipe it here and begin",
    anotherNot: "Stay with this one",
    anotherHint:
      "This response is closed. Its log is saved as a file, then wiped from this browser; a saved log can be opened again.",
    anotherBegun:
      "You can begin another response. Nothing of the last one is left in this browser.",
    copy: "Copy the timeline as Markdown",
    saveMarkdown: "Save the timeline",
    copied: "Timeline copied",
    openLog: "Open a saved response",
    keeps:
      "While a response lasts, this browser keeps its log, with what you note, until you wipe it.",
  },
};
