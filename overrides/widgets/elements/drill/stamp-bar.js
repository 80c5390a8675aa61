/** A run goes in; a button for each moment that is stamped comes out. Pressed again, a stamp is taken back. */

import { STAMPS } from "../../logic/drill/model.js";
import { clockText } from "../../logic/drill/times.js";
import { drill as texts } from "../../logic/texts/drill.js";
import { timeline } from "../../logic/texts/timeline.js";
import { make, makeButton } from "../dom.js";

/** @typedef {import("./run.js").Run} Run */

export class StampBar {
  #run;

  /**
   * @param {Run} run
   * @param {AbortSignal} signal
   */
  constructor(run, signal) {
    this.#run = run;
    this.buttons = STAMPS.map((stamp) => {
      const press = () => run.act({ type: "stamp", stamp, set: run.state.stamps[stamp] === null });
      const title = texts.stampMeanings[stamp];
      return {
        stamp,
        button: makeButton("", press, signal, { class: "rb-button rb-stamp", title }),
      };
    });
    this.node = make(
      "div",
      { class: "rb-stamps", role: "group", "aria-label": texts.stamps },
      ...this.buttons.map(({ button }) => button),
    );
  }

  show() {
    const { state, follows } = this.#run;
    for (const { stamp, button } of this.buttons) {
      const at = state.stamps[stamp];
      const name = timeline.stamps[stamp];
      button.textContent = at ? texts.stamped(name, clockText(at.exercise)) : name;
      button.setAttribute("aria-pressed", String(at !== null));
      button.disabled = follows || state.status === "ready" || state.status === "ended";
    }
  }
}
