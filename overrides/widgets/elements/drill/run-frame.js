/**
 * A run goes in; the frame of what shows it comes out. Its content is made anew for another run or another plan; a run that
 * has just begun goes on with what is there, and with the focus where it is.
 */

import { make, Status } from "../dom.js";

/** @typedef {import("./run.js").Run} Run */

export class RunFrame {
  #run;
  /** What is shown. @type {{ run: string, version: string } | null} */
  #made = null;
  /** @type {AbortController | null} */
  #life = null;

  /**
   * @param {Run} run
   * @param {{ look: string, label: string }} options
   * @param {AbortSignal} signal
   */
  constructor(run, { look, label }, signal) {
    this.#run = run;
    this.status = new Status("rb-run__said", signal);
    this.node = make("div", { class: look, role: "region", "aria-label": label, tabindex: -1 });
    signal.addEventListener("abort", () => this.#life?.abort());
  }

  /**
   * Make the content anew where another run or plan is to be shown.
   * @param {(signal: AbortSignal) => readonly Node[]} compose
   */
  renew(compose) {
    const { log, plan } = this.#run;
    const made = { run: log?.run ?? "", version: plan.version };
    const before = this.#made;
    this.#made = made;
    if (before?.version === made.version && ["", made.run].includes(before.run)) return;
    this.#life?.abort();
    this.#life = new AbortController();
    this.status.say("");
    this.node.replaceChildren(...compose(this.#life.signal));
  }

  /**
   * Say what has come of a file or a wipe; what had the focus may be gone.
   * @param {string} text
   */
  say(text) {
    this.status.say(text);
    const { activeElement: focused } = document;
    if (!focused?.checkVisibility() || focused === document.body) this.node.focus();
  }
}
