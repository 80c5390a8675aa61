/** The terms of a plan go in; the fields of a line of the log come out, to be filled in with the keyboard alone. */

import { drill as texts } from "../../logic/texts/drill.js";
import { make } from "../dom.js";
import { labelled } from "../shared/fields.js";
import { termList } from "./term-list.js";
import { field } from "./text-field.js";

/** @typedef {import("../../logic/drill/model.js").Line} Line */
/** @typedef {import("../../logic/drill/model.js").Plan} Plan */

export class LineForm {
  /**
   * @param {Plan} plan
   * @param {{ button: string, done: (line: Line) => void }} options
   * @param {AbortSignal} signal
   */
  constructor({ roles, decisions }, { button, done }, signal) {
    this.role = termList(roles, texts.noRole);
    this.text = field({ placeholder: texts.lineHint });
    this.decision = termList(decisions, texts.noDecision);
    this.rationale = field();
    this.buttons = make("span", {}, make("button", { class: "rb-button" }, button));
    this.node = make(
      "form",
      { class: "rb-line-form" },
      labelled(texts.line, this.text, "rb-line-form__text"),
      labelled(texts.role, this.role),
      labelled(texts.decision, this.decision),
      labelled(texts.rationale, this.rationale),
      this.buttons,
    );
    this.node.addEventListener("submit", (event) => {
      event.preventDefault();
      const { line } = this;
      if (line.text !== "" || line.decision !== "") done(line);
    }, { signal });
  }

  /** @returns {Line} */
  get line() {
    return {
      role: this.role.value,
      text: this.text.value.trim(),
      decision: this.decision.value,
      rationale: this.rationale.value.trim(),
    };
  }

  /** @param {Line} line */
  set line({ role, text, decision, rationale }) {
    this.role.value = role;
    this.text.value = text;
    this.decision.value = decision;
    this.rationale.value = rationale;
  }
}
