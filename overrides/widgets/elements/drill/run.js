/**
 * A plan goes in; a run of it comes out, with its log and the state that this comes to. What happens is added to the log,
 * which this browser keeps while the run lasts; another tab with the same run follows it, and may take it over.
 */

import { injectsDue } from "../../logic/drill/injects.js";
import { logText, readLog, sameDrill } from "../../logic/drill/log-file.js";
import { Journal } from "./journal.js";
import { LogStore } from "./log-store.js";
import { Stopwatch } from "./stopwatch.js";
import { TabLease } from "./tab-lease.js";

/** @typedef {import("../../logic/drill/model.js").Happening} Happening */
/** @typedef {import("../../logic/drill/model.js").LogEvent} LogEvent */
/** @typedef {import("../../logic/drill/model.js").Plan} Plan */
/** @typedef {(text: string) => string} Clean */

/**
 * `changed` is called with what has come of an event, `ticked` several times a second, `screened` when something was
 * taken out of a note, and `refused` when the log cannot hold what was to be added.
 * @typedef {{
 *   changed: () => void, ticked: () => void, screened: (finds: number) => void, refused: () => void,
 * }} Told
 */

const TICK = 200;

export class Run {
  /** What was kept and cannot be read, with the reason. @type {{ text: string, code: string, detail: string } | null} */
  unreadable = null;
  /** Whether another tab writes. */
  follows = false;
  #watch = new Stopwatch();
  #journal;
  #store;
  #lease;
  #told;

  /**
   * @param {Plan} plan the plan of this page
   * @param {{ clean: Clean, told: Told }} parts `clean` takes out of a note what it must not hold
   * @param {AbortSignal} signal
   */
  constructor(plan, { clean, told }, signal) {
    this.pagePlan = plan;
    this.#journal = new Journal(plan, clean);
    this.#told = told;
    const key = `runbook:${plan.kind}:${plan.id}`;
    this.#store = new LogStore(key);
    this.#lease = new TabLease(key, () => this.#follow(), signal);
    this.#store.watch(() => this.#reread(), signal);
    const timer = setInterval(() => this.#tick(), TICK);
    signal.addEventListener("abort", () => {
      clearInterval(timer);
      this.#leave();
    });
    addEventListener("pagehide", () => this.#leave(), { signal });
    addEventListener("pageshow", ({ persisted }) => persisted && this.#reread(), { signal });
    addEventListener("beforeunload", (event) => {
      if (this.log && !this.keeps) event.preventDefault();
    }, { signal });
  }

  get log() {
    return this.#journal.log;
  }

  get state() {
    return this.#journal.state;
  }

  /** The plan that the run began with, or that of the page. */
  get plan() {
    return this.#journal.plan;
  }

  /** Whether the log can take no more than its end. */
  get full() {
    return this.#journal.full;
  }

  /** Whether the browser keeps the log. */
  get keeps() {
    return this.#store.keeps;
  }

  /** Whether nothing can be added here: another tab writes, or what was kept is not thrown away unasked. */
  get blocked() {
    return this.follows || this.unreadable !== null;
  }

  /** Whether the page has another version of the plan than the run. */
  get outdated() {
    return this.plan.version !== this.pagePlan.version;
  }

  /** The time since the start, in milliseconds. */
  get elapsed() {
    const followed = this.follows ? this.#lease.elapsed : null;
    if (followed === null) return this.#watch.elapsed;
    return Math.max(followed, this.state.last?.elapsed ?? 0);
  }

  /** Take up what this browser has kept. */
  open() {
    this.follows = this.#lease.taken;
    this.#read();
    this.#told.changed();
  }

  /** Write here from now on; a tab that wrote before follows. */
  takeOver() {
    this.follows = false;
    this.#read();
    this.#lease.show(this.#watch.elapsed, true);
    this.#told.changed();
  }

  /**
   * Begin a log with its first event.
   * @param {Extract<Happening, { type: "start" }>} start
   */
  start(start) {
    if (this.blocked) return;
    this.#journal.begin();
    this.#watch.begin();
    this.act(start);
  }

  /**
   * Show what a response would come to for an account, before anything has happened.
   * @param {import("../../logic/drill/model.js").Account} account
   */
  preview(account) {
    this.#journal.preview(account);
    this.#told.changed();
  }

  /**
   * Add to the log what has happened. What goes on with the last event under the same key takes its place, as when
   * somebody types.
   * @param {Happening} happening
   * @param {string} [key]
   */
  act(happening, key = "") {
    if (!this.log || this.#lost() || (this.full && happening.type !== "end")) return;
    this.#passed();
    const finds = this.#journal.add(this.#event(happening), key);
    if (finds === null) return this.#told.refused();
    this.#keep();
    if (finds > 0) this.#told.screened(finds);
    this.#told.changed();
  }

  /**
   * Take up a log that was saved; it must be of this page's drill.
   * @param {string} text
   * @returns {{ code: string, detail: string } | null} why not, and where it belongs
   */
  load(text) {
    const read = readLog(text);
    if (!read.log) return read.problem;
    if (!sameDrill(this.pagePlan, read.log)) {
      return { code: "other-drill", detail: read.log.plan.title };
    }
    this.unreadable = null;
    const finds = this.#journal.takeForeign(read.log);
    this.#goOn();
    this.#keep();
    if (finds > 0) this.#told.screened(finds);
    this.#told.changed();
    return null;
  }

  /** The log as a file. */
  get text() {
    return this.log ? logText(this.log) : "";
  }

  /** Leave nothing of the run behind, neither here nor in other tabs. */
  wipe() {
    this.#store.write(null);
    this.#lease.wipe();
    this.unreadable = null;
    this.#journal.take(null);
    this.#told.changed();
  }

  #read() {
    const text = this.#store.read();
    this.unreadable = null;
    if (text === null) {
      // Another tab may have wiped the run while this one was saying that it is there.
      this.#lease.wipe();
      this.follows = false;
      return this.#journal.take(null);
    }
    const { log, problem } = readLog(text);
    if (!log) {
      this.unreadable = { text, ...problem };
      return this.#journal.take(null);
    }
    this.#journal.take(log);
    const { sign } = this.#lease;
    this.#goOn(sign ?? undefined);
  }

  /**
   * Go on from the last event, or from where a tab said later that it was still there.
   * @param {{ wall: number, elapsed: number }} [sign]
   */
  #goOn(sign) {
    const last = this.log?.events.at(-1);
    if (!last) return;
    this.#watch.goOn(sign && sign.elapsed >= last.elapsed ? sign : last);
    if (!this.follows) this.#passed();
  }

  /** Another tab may have written. What this one could not write is nowhere else: no older log takes its place. */
  #reread() {
    const held = this.log && !this.keeps;
    if (held && (this.#store.read() === null || !this.#lease.taken)) return;
    this.follows = this.#lease.taken;
    this.#read();
    this.#told.changed();
  }

  /** Another tab has taken the run, or left it. */
  #follow() {
    const follows = this.#lease.taken;
    if (follows === this.follows) return;
    this.follows = follows;
    this.#read();
    this.#told.changed();
  }

  /** Whether another tab has taken the run meanwhile. */
  #lost() {
    if (this.#lease.taken) this.#follow();
    return this.follows;
  }

  #tick() {
    if (!this.log) return;
    if (this.follows) {
      if (!this.#lease.taken) this.#follow();
    } else if (this.state.status !== "ended") {
      this.#passed();
      for (const inject of injectsDue(this.state, this.#watch.elapsed)) {
        this.act({ type: "deliver", inject, by: "clock" });
      }
    }
    if (this.log && !this.follows) this.#lease.show(this.#watch.elapsed);
    this.#told.ticked();
  }

  /** Time has passed; what the clocks did meanwhile goes into the log. */
  #passed() {
    const { away, set, since } = this.#watch.read();
    if (away) this.#note({ type: "away", since, cause: away });
    if (set !== 0) this.#note({ type: "clock", by: Math.round(set) });
  }

  /** @param {Happening} happening */
  #note(happening) {
    if (!this.log || this.full || this.state.status === "ended") return;
    this.#journal.add(this.#event(happening), "");
    this.#keep();
    this.#told.changed();
  }

  /** @param {Happening} happening */
  #event(happening) {
    return /** @type {LogEvent} */ ({ ...happening, ...this.#watch.hour });
  }

  #keep() {
    if (!this.log) return;
    // Whoever sees what is written must know by then who writes.
    this.#lease.show(this.#watch.elapsed, true);
    this.#store.write(this.#journal.text);
  }

  /** The page goes, or is kept for the way back. */
  #leave() {
    if (!this.log || this.follows) return;
    this.#lease.leave(this.#watch.elapsed);
  }
}
