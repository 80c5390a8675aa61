/** A run goes in; the lines of its log come out, newest last, with a form to add one and ways to put one right. */

import { labelOf } from "../../logic/drill/timeline.js";
import { clockText, hourText } from "../../logic/drill/times.js";
import { drill as texts } from "../../logic/texts/drill.js";
import { make, makeButton, Status } from "../dom.js";
import { KeyedList } from "./keyed-list.js";
import { LineForm } from "./line-form.js";

/** @typedef {import("../../logic/drill/model.js").LineState} LineState */
/** @typedef {import("./run.js").Run} Run */

export class LineLog {
  #run;
  #signal;

  /**
   * @param {Run} run
   * @param {(happening: import("../../logic/drill/model.js").Happening) => void} act
   * @param {AbortSignal} signal
   */
  constructor(run, act, signal) {
    this.#run = run;
    this.#signal = signal;
    this.act = act;
    this.status = new Status("rb-visually-hidden", signal);
    this.form = new LineForm(run.plan, {
      button: texts.addLine,
      done: (line) => {
        act({ type: "line", line });
        // The role stays: whoever writes for one goes on writing for it.
        this.form.line = { ...line, text: "", decision: "", rationale: "" };
        this.form.text.focus();
        this.status.announce(texts.added);
      },
    }, signal);
    this.none = make("p", { class: "rb-muted" }, texts.noLine);
    this.list = new KeyedList(
      make("ol", { class: "rb-lines" }),
      (/** @type {LineState} */ { index }) => String(index),
      (line) => this.#item(line),
    );
    this.node = make(
      "section",
      {},
      make("h3", {}, texts.log),
      this.form.node,
      this.none,
      this.list.node,
      ...this.status.nodes,
    );
  }

  /** Put the focus where the next line is written. */
  focus() {
    this.form.text.focus();
  }

  /** @param {boolean} notes whether notes can be screened */
  show(notes) {
    const { state, blocked, plan } = this.#run;
    const open = state.status === "running" || state.status === "paused" ||
      (plan.kind === "response" && state.status === "ready");
    this.form.node.hidden = !open || blocked || !notes;
    this.none.hidden = state.lines.length > 0;
    this.list.show(state.lines);
  }

  /** @param {LineState} made */
  #item({ index }) {
    const run = this.#run;
    const said = make("p", { class: "rb-lines__said" });
    const amend = makeButton(texts.amend, () => this.#edit(node, index), this.#signal);
    const strike = makeButton("", () => {
      const struck = !run.state.lines.find((one) => one.index === index)?.struck;
      this.act({ type: "strike", index, struck });
    }, this.#signal);
    const buttons = make("p", { class: "rb-lines__buttons" }, amend, strike);
    const node = make("li", {}, said, buttons);
    return {
      node,
      show: (/** @type {LineState} */ line) => {
        said.replaceChildren(...this.#said(line));
        amend.setAttribute("aria-label", texts.amendName(line.text));
        strike.textContent = line.struck ? texts.unstrike : texts.strike;
        buttons.hidden = run.follows;
      },
    };
  }

  /** @param {LineState} line */
  #said({ at, role, text, decision, rationale, amended, struck }) {
    const { roles, decisions } = this.#run.plan;
    const time = make("span", { class: "rb-lines__time" }, clockText(at.exercise));
    time.title = hourText(at, true);
    const found = decisions.find(({ id }) => id === decision);
    const parts = [
      role ? make("strong", {}, labelOf(roles, role)) : "",
      struck ? make("s", {}, text) : text,
      found ? make("span", { class: `rb-decision rb-decision--${found.tone}` }, found.label) : "",
      rationale ? make("em", {}, rationale) : "",
      amended ? make("span", { class: "rb-tag" }, texts.amended) : "",
      struck ? make("span", { class: "rb-tag" }, texts.struck) : "",
    ];
    return [time, ...parts.filter(Boolean).flatMap((part) => [" ", part])];
  }

  /**
   * Put a line right in its place.
   * @param {HTMLElement} node
   * @param {number} index
   */
  #edit(node, index) {
    const line = this.#run.state.lines.find((one) => one.index === index);
    if (!line || node.querySelector("form")) return;
    const close = () => {
      form.node.remove();
      node.querySelector("button")?.focus();
    };
    const form = new LineForm(this.#run.plan, {
      button: texts.save,
      done: (changed) => {
        this.act({ type: "amend", index, line: changed });
        close();
      },
    }, this.#signal);
    form.line = line;
    form.buttons.append(makeButton(texts.cancel, close, this.#signal));
    form.node.addEventListener("keydown", ({ key, isComposing }) => {
      if (key === "Escape" && !isComposing) close();
    }, { signal: this.#signal });
    node.append(form.node);
    form.text.focus();
  }
}
