/** An inject goes in; a form for what was decided about it comes out, folded until somebody writes it down. */

import { clockText } from "../../logic/drill/times.js";
import { drill as texts } from "../../logic/texts/drill.js";
import { make } from "../dom.js";
import { labelled } from "../shared/fields.js";
import { termList } from "./term-list.js";
import { field } from "./text-field.js";

/** @typedef {import("../../logic/drill/model.js").InjectState} InjectState */
/** @typedef {import("./run.js").Run} Run */

export class InjectResponse {
  #run;
  #inject;

  /**
   * @param {Run} run
   * @param {string} inject
   * @param {AbortSignal} signal
   */
  constructor(run, inject, signal) {
    this.#run = run;
    this.#inject = inject;
    const { decisions, roles } = run.plan;
    this.fields = {
      decision: termList(decisions, texts.noDecision),
      options: field(),
      role: termList(roles, texts.noRole),
      rationale: field(),
      follow_up: field(),
      evidence: field({ placeholder: texts.evidenceHint }),
    };
    const { fields } = this;
    this.recorded = make("span", { class: "rb-muted", role: "status" });
    this.form = make(
      "form",
      { class: "rb-inject__form" },
      labelled(texts.decision, fields.decision),
      labelled(texts.owner, fields.role),
      labelled(texts.options, fields.options),
      labelled(texts.rationale, fields.rationale),
      labelled(texts.followUp, fields.follow_up),
      labelled(texts.evidence, fields.evidence),
      make("button", { class: "rb-button" }, texts.record),
      this.recorded,
    );
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#record();
    }, { signal });
    this.node = make("details", { class: "rb-inject__response" });
    this.node.append(make("summary", {}, texts.respond), this.form);
  }

  #record() {
    const { fields } = this;
    this.#run.act({
      type: "respond",
      inject: this.#inject,
      response: {
        decision: fields.decision.value,
        options: fields.options.value.trim(),
        role: fields.role.value,
        rationale: fields.rationale.value.trim(),
        follow_up: fields.follow_up.value.trim(),
        evidence: fields.evidence.value.trim(),
      },
    });
    const { state } = this.#run;
    if (state.last) this.recorded.textContent = texts.recorded(clockText(state.last.exercise));
  }

  /** @param {InjectState} inject */
  show({ delivered, response }) {
    this.node.hidden = delivered === null;
    // What somebody is typing stays.
    if (!response || this.form.contains(document.activeElement)) return;
    for (const [name, control] of Object.entries(this.fields)) {
      control.value = response[/** @type {keyof typeof response} */ (name)];
    }
  }
}
