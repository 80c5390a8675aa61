/** A date goes in; its state today, or the days that are left until it, appear as the whole text of a cell. */

import { total } from "../logic/texts/words.js";
import { make, onNewDay, Widget } from "./dom.js";
import { standing } from "./shared/dated.js";

export class DateState extends Widget {
  /**
   * @override
   * @param {AbortSignal} signal
   */
  build(signal) {
    const node = this.made(make("span"));
    this.#say(node);
    this.append(node);
    onNewDay(() => this.#say(node), signal);
  }

  /** @param {HTMLElement} node */
  #say(node) {
    const found = standing(this);
    if (found === null) return;
    const days = this.dataset.show === "days";
    node.className = days ? "" : `rb-due rb-due--${found.tone}`;
    node.textContent = days ? total(found.days) : found.state;
  }
}
