/**
 * The log of a run goes in; this browser keeps it until it is wiped. A browser may refuse, for good or for lack of room:
 * then the log is in the memory of the tab alone, and whoever shows it must say so.
 */

export class LogStore {
  /** Whether what was written last is kept. */
  keeps = true;
  /** @type {string | null} */
  #held = null;

  /** @param {string} key */
  constructor(key) {
    this.key = key;
  }

  /** @returns {string | null} */
  read() {
    try {
      return localStorage.getItem(this.key);
    } catch {
      return this.#held;
    }
  }

  /** @param {string | null} text null leaves nothing behind */
  write(text) {
    this.#held = text;
    try {
      if (text === null) localStorage.removeItem(this.key);
      else localStorage.setItem(this.key, text);
      this.keeps = true;
    } catch {
      this.keeps = text === null;
    }
  }

  /**
   * Call back when another tab has written.
   * @param {() => void} changed
   * @param {AbortSignal} signal
   */
  watch(changed, signal) {
    addEventListener("storage", ({ key }) => {
      if (key === this.key || key === null) changed();
    }, { signal });
  }
}
