/** The plan of a page goes in; a log, the state that it comes to, and how both grow come out. */

import { areReadable, screened } from "../../logic/drill/log-file.js";
import { reduce, replay } from "../../logic/drill/reducer.js";
import { initialState, withAccount } from "../../logic/drill/start.js";

/** @typedef {import("../../logic/drill/model.js").DrillLog} DrillLog */
/** @typedef {import("../../logic/drill/model.js").LogEvent} LogEvent */
/** @typedef {import("../../logic/drill/model.js").Plan} Plan */
/** @typedef {import("../../logic/drill/model.js").State} State */

/** How much a log may hold: a longer one could not be read again. */
const MOST_EVENTS = 19_000;
const MOST_CHARACTERS = 4_500_000;

export class Journal {
  /** @type {DrillLog | null} */
  log = null;
  /** @type {State} */
  state;
  /** Whether the log can take no more than its end. */
  full = false;
  /** What the last event was about, where another may take its place. */
  #key = "";

  /**
   * @param {Plan} pagePlan
   * @param {(text: string) => string} clean takes out of a note what it must not hold
   */
  constructor(pagePlan, clean) {
    this.pagePlan = pagePlan;
    this.clean = clean;
    this.state = initialState(pagePlan);
  }

  /** The plan that the log began with, or that of the page. */
  get plan() {
    return this.log?.plan ?? this.pagePlan;
  }

  /** Begin an empty log. */
  begin() {
    const run = crypto.getRandomValues(new Uint32Array(2)).join("-");
    this.take({ schema: "drill-log/1", run, plan: this.pagePlan, events: [] });
  }

  /**
   * What a response would come to for an account, before anything has happened.
   * @param {import("../../logic/drill/model.js").Account} account
   */
  preview(account) {
    this.state = withAccount(this.plan, initialState(this.plan), account);
  }

  /** @param {DrillLog | null} log */
  take(log) {
    this.log = log;
    this.#key = "";
    this.state = log ? replay(log.plan, log.events) : initialState(this.pagePlan);
  }

  /**
   * Take a log that came from elsewhere, screened.
   * @param {DrillLog} foreign
   * @returns {number} in how many texts something was taken out
   */
  takeForeign(foreign) {
    const { log, finds } = screened(foreign, this.clean);
    this.take(log);
    return finds;
  }

  /**
   * Add an event, screened. One that goes on with the last event under the same key takes its place.
   * @param {LogEvent} event
   * @param {string} key
   * @returns {number | null} in how many texts something was taken out; null where it could not be read again, and so
   *   was not added
   */
  add(event, key) {
    if (!this.log) return null;
    const { log, finds } = screened({ ...this.log, events: [event] }, this.clean);
    if (!areReadable(log.events)) return null;
    const goesOn = key !== "" && key === this.#key;
    this.#key = key;
    const before = goesOn ? this.log.events.slice(0, -1) : this.log.events;
    this.log = { ...this.log, events: [...before, ...log.events] };
    this.state = goesOn
      ? replay(this.plan, this.log.events)
      : log.events.reduce((state, one) => reduce(this.plan, state, one), this.state);
    return finds;
  }

  /** The log as it is kept; what is too long takes no more. */
  get text() {
    const text = JSON.stringify(this.log);
    const events = this.log?.events.length ?? 0;
    this.full = text.length > MOST_CHARACTERS || events > MOST_EVENTS;
    return text;
  }
}
