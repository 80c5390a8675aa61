/** The day of a build goes in; when that is long ago, a line says so, and what to do about it. */

import { daysFrom } from "../logic/dates.js";
import { dates as texts } from "../logic/texts/index.js";
import { make, makeButton, onNewDay, today, Widget } from "./dom.js";

const OLD_DAYS = 30;

export class BuildAge extends Widget {
  /**
   * @override
   * @param {AbortSignal} signal
   */
  build(signal) {
    this.#say(signal);
    onNewDay(() => {
      this.replaceChildren();
      this.#say(signal);
    }, signal);
  }

  /** @param {AbortSignal} signal */
  #say(signal) {
    const days = this.#days();
    if (days === null || days <= this.#most()) return;
    const isCopy = location.protocol === "file:";
    const line = make("p", { class: "rb-caution", role: "note" });
    line.append(isCopy ? texts.oldCopy(days) : texts.old(days));
    if (!isCopy) line.append(" ", makeButton(texts.reload, () => location.reload(), signal));
    this.append(this.made(line));
  }

  /** How long ago the build was; null where the page says no day, as one of another engine may. */
  #days() {
    try {
      return daysFrom(this.dataset.date ?? "", today());
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw error;
    }
  }

  #most() {
    const most = Number.parseInt(this.dataset.days ?? "", 10);
    return Number.isNaN(most) ? OLD_DAYS : most;
  }
}
