/** A response goes in; the sessions that were listed are named, so that each can be observed to be gone. */

import { endsSessions } from "../../logic/drill/steps.js";
import { drill } from "../../logic/texts/drill.js";
import { make } from "../dom.js";
import { labelled } from "../shared/fields.js";

/** @typedef {import("./run.js").Run} Run */

const texts = drill.response;

export class ListedSessions {
  #run;

  /**
   * @param {Run} run
   * @param {(labels: string[]) => void} set
   * @param {AbortSignal} signal
   */
  constructor(run, set, signal) {
    this.#run = run;
    this.field = make("textarea", { class: "rb-field", rows: 3, maxlength: "4000" });
    this.node = make(
      "form",
      { class: "rb-listed" },
      labelled(texts.sessions, this.field),
      make("p", { class: "rb-muted" }, texts.sessionsHint),
      make("button", { class: "rb-button" }, texts.setSessions),
    );
    this.node.addEventListener("submit", (event) => {
      event.preventDefault();
      const lines = this.field.value.split("\n").map((line) => line.trim());
      set(lines.filter(Boolean).slice(0, MOST).map((line) => line.slice(0, LONGEST)));
      this.#fill();
    }, { signal });
  }

  /** @param {boolean} notes whether notes can be screened */
  show(notes) {
    const { plan, state, blocked } = this.#run;
    const watched = state.revocation !== null || endsSessions(plan, state);
    this.node.hidden = !watched || blocked || state.status === "ended" || !notes;
    if (document.activeElement !== this.field) this.#fill();
  }

  #fill() {
    const { sessions } = this.#run.state;
    if (sessions.length > 0) this.field.value = sessions.map(({ label }) => label).join("\n");
  }
}

const MOST = 100;
const LONGEST = 200;
