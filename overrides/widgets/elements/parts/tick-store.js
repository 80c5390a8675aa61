/** The ticks of one list: in the browser's storage, or in memory where the browser refuses that. */

export class TickStore {
  /** Whether what is written outlives the visit. */
  keeps = true;
  /** @type {string | null} */
  #memory = null;

  /** @param {string} key */
  constructor(key) {
    this.key = key;
  }

  /** Read anew each time: another tab may have written since. */
  read() {
    if (!this.keeps) return this.#memory;
    try {
      return localStorage.getItem(this.key);
    } catch {
      this.keeps = false;
      return this.#memory;
    }
  }

  /** @param {string | null} text what to store; null stores nothing */
  write(text) {
    this.#memory = text;
    if (!this.keeps) return;
    try {
      if (text === null) localStorage.removeItem(this.key);
      else localStorage.setItem(this.key, text);
    } catch {
      this.keeps = false;
    }
  }
}
