/**
 * Several tabs may show one run; one of them writes. It says every few seconds that it is there and what its clock says,
 * so that the others can follow, and that whoever opens the page again knows how long nobody was there.
 */

import { LogStore } from "./log-store.js";

/** @typedef {{ tab: string, wall: number, elapsed: number }} Sign `tab` is empty where the tab has gone */

/** How often a tab says that it is there, in milliseconds. */
const OFTEN = 2_000;

/** A page in the background is called once a minute, so after that its tab may still be there. */
const THERE = 75_000;

export class TabLease {
  #tab = crypto.getRandomValues(new Uint32Array(2)).join("-");
  #store;
  /** When it was said last. */
  #said = -Infinity;

  /**
   * @param {string} key
   * @param {() => void} changed called when another tab has taken or left the run
   * @param {AbortSignal} signal
   */
  constructor(key, changed, signal) {
    this.#store = new LogStore(`${key}:tab`);
    this.#store.watch(changed, signal);
  }

  /** What the tab that writes said last. @returns {Sign | null} */
  get sign() {
    try {
      const { tab, wall, elapsed } = JSON.parse(this.#store.read() ?? "null") ?? {};
      const usable = typeof tab === "string" && Number.isFinite(wall) && Number.isFinite(elapsed);
      return usable ? { tab, wall, elapsed } : null;
    } catch {
      return null;
    }
  }

  /** Whether another tab writes. */
  get taken() {
    const { sign } = this;
    if (!sign || sign.tab === "" || sign.tab === this.#tab) return false;
    return Math.abs(Date.now() - sign.wall) < THERE;
  }

  /** What the clock of the tab that writes says by now; null where nobody has said anything. */
  get elapsed() {
    const { sign } = this;
    if (!sign) return null;
    return sign.elapsed + (sign.tab === "" ? 0 : Math.max(0, Date.now() - sign.wall));
  }

  /**
   * Say that this tab writes, and what its clock says.
   * @param {number} elapsed
   * @param {boolean} [now] even where it was said a moment ago
   */
  show(elapsed, now = false) {
    const time = performance.now();
    if (!now && time - this.#said < OFTEN) return;
    this.#said = time;
    this.#write(this.#tab, elapsed);
  }

  /**
   * Let another tab write from now on.
   * @param {number} elapsed
   */
  leave(elapsed) {
    this.#write("", elapsed);
  }

  wipe() {
    this.#store.write(null);
  }

  /**
   * @param {string} tab
   * @param {number} elapsed
   */
  #write(tab, elapsed) {
    this.#store.write(JSON.stringify({ tab, wall: Date.now(), elapsed: Math.round(elapsed) }));
  }
}
