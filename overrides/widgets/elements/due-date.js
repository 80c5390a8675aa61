/** A date on the page goes in; how far away it is, in words, appears after it. */

import { make, onNewDay, Widget } from "./dom.js";
import { standing } from "./shared/dated.js";

export class DueDate extends Widget {
  /**
   * @override
   * @param {AbortSignal} signal
   */
  build(signal) {
    const node = this.made(make("span"));
    if (!this.#say(node)) return;
    this.append(node);
    onNewDay(() => this.#say(node), signal);
  }

  /**
   * A date that is none stays as the page has it.
   * @param {HTMLElement} node
   */
  #say(node) {
    const found = standing(this);
    if (found === null) return false;
    node.className = `rb-due rb-due--${found.tone}`;
    // The space is for whoever copies, searches or hears it.
    node.textContent = ` ${found.words}`;
    return true;
  }
}
