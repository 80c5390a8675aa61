/** The clocks of the machine go in; the time since the start comes out, and what happened to the clocks meanwhile. */

import { passage } from "../../logic/drill/clock.js";

/** @typedef {import("../../logic/drill/clock.js").Passage} Passage */

export class Stopwatch {
  /** @type {import("../../logic/drill/clock.js").Reading} */
  #last = { wall: 0, steady: null };
  elapsed = 0;

  /**
   * Go on from a time that was read by the hour alone, as after the page was closed.
   * @param {{ wall: number, elapsed: number }} from
   */
  goOn({ wall, elapsed }) {
    this.#last = { wall, steady: null };
    this.elapsed = elapsed;
  }

  /** Begin now. */
  begin() {
    this.#last = { wall: Date.now(), steady: performance.now() };
    this.elapsed = 0;
  }

  /** Read the clocks. @returns {Passage & { since: number }} `since` is when they were last read */
  read() {
    const now = { wall: Date.now(), steady: performance.now() };
    const [since, passed] = [this.elapsed, passage(this.#last, now)];
    this.#last = now;
    this.elapsed += passed.passed;
    return { ...passed, since: Math.round(since) };
  }

  /** The hour, as it stands in an event. */
  get hour() {
    const now = new Date();
    const zone = -now.getTimezoneOffset();
    return { wall: now.getTime(), zone, elapsed: Math.round(this.elapsed) };
  }
}
