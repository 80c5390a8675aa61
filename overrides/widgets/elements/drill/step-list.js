/**
 * A run goes in; the steps of its checklist come out, to be ticked and given to a role: those in the documented order,
 * numbered, and then those that may be done at any time.
 */

import { nextStep } from "../../logic/drill/steps.js";
import { clockText, hourText } from "../../logic/drill/times.js";
import { drill as texts } from "../../logic/texts/drill.js";
import { make, safeAddress, uniqueId } from "../dom.js";
import { KeyedList } from "./keyed-list.js";
import { paragraphs } from "./paragraphs.js";
import { termList } from "./term-list.js";

/** @typedef {import("../../logic/drill/model.js").PlannedStep} PlannedStep */
/** @typedef {import("../../logic/drill/model.js").StepState} StepState */
/** @typedef {import("./run.js").Run} Run */
/** @typedef {{ planned: PlannedStep, step: StepState }} Item */

export class StepList {
  #run;
  #signal;
  #tick;
  /** Whether steps that do not apply are shown as well. */
  all = false;

  /**
   * @param {Run} run
   * @param {(step: PlannedStep, done: boolean) => void} tick
   * @param {AbortSignal} signal
   */
  constructor(run, tick, signal) {
    this.#run = run;
    this.#signal = signal;
    this.#tick = tick;
    const item = (/** @type {Item} */ one) => this.#item(one);
    const key = (/** @type {Item} */ { planned }) => planned.id;
    this.ordered = new KeyedList(make("ol", { class: "rb-steps" }), key, item);
    this.anyTime = new KeyedList(make("ul", { class: "rb-steps" }), key, item);
    /** The steps that wait for no other. */
    this.later = make(
      "section",
      { class: "rb-run__later" },
      make("h3", {}, texts.anyTime),
      this.anyTime.node,
    );
    this.node = make("div", {}, this.ordered.node, this.later);
  }

  show() {
    const { plan, state } = this.#run;
    const items = plan.steps.map((planned, place) => ({ planned, step: state.steps[place] }));
    const shown = items.filter(({ step }) => step.applies || step.done || this.all);
    const later = shown.filter(({ planned }) => planned.any_time);
    this.ordered.show(shown.filter(({ planned }) => !planned.any_time));
    this.anyTime.show(later);
    this.later.hidden = later.length === 0;
  }

  /**
   * Put the focus on a step's box.
   * @param {string} step
   */
  focus(step) {
    const at = `[data-step="${CSS.escape(step)}"] input`;
    const box = this.ordered.node.querySelector(at) ?? this.anyTime.node.querySelector(at);
    if (!(box instanceof HTMLElement)) return;
    box.scrollIntoView({ block: "center" });
    box.focus({ preventScroll: true });
  }

  /** @param {Item} item */
  #item({ planned }) {
    const id = uniqueId("tick");
    const box = make("input", { type: "checkbox", id, class: "rb-step__box" });
    box.addEventListener("change", () => {
      this.#tick(planned, box.checked);
      // Whoever was asked first has not done it yet.
      this.show();
    }, { signal: this.#signal });
    const done = make("span", { class: "rb-step__stamp" });
    const tags = make("span", { class: "rb-step__tags" });
    const role = termList(this.#run.plan.roles, texts.nobodyYet, {
      "aria-label": texts.assign(planned.do),
    });
    role.addEventListener("change", () => {
      this.#run.act({ type: "assign", step: planned.id, role: role.value });
    }, { signal: this.#signal });
    const node = make(
      "li",
      { class: "rb-step", "data-step": planned.id },
      make("span", { class: "rb-step__check" }, box),
      make(
        "div",
        { class: "rb-step__body" },
        make(
          "p",
          { class: "rb-step__do" },
          make("label", { for: id, class: "rb-step__label" }, planned.do),
        ),
        make("p", { class: "rb-step__line" }, tags, role, done),
        ...more(planned),
      ),
    );
    return { node, show: (/** @type {Item} */ { step }) => this.#show(node, planned, step) };
  }

  /**
   * @param {HTMLElement} node
   * @param {PlannedStep} planned
   * @param {StepState} step
   */
  #show(node, planned, step) {
    const { plan, state, blocked } = this.#run;
    const [box, role] = [node.querySelector("input"), node.querySelector("select")];
    if (!box || !role) return;
    box.checked = step.done !== null;
    box.disabled = blocked || state.status === "ended" ||
      (plan.kind === "drill" && state.status === "ready");
    role.disabled = box.disabled;
    role.hidden = state.status === "ready";
    if (document.activeElement !== role) role.value = step.role;
    node.classList.toggle("rb-step--done", step.done !== null);
    node.classList.toggle("rb-step--out", !step.applies);
    node.classList.toggle("rb-step--next", nextStep(plan, state)?.id === planned.id);
    const stamp = node.querySelector(".rb-step__stamp");
    if (stamp) stamp.textContent = step.done ? stampText(step.done) : "";
    const tags = node.querySelector(".rb-step__tags");
    if (tags) {
      tags.replaceChildren(
        ...step.applies ? [] : [make("span", { class: "rb-tag" }, texts.notFor)],
      );
    }
  }
}

/** @param {import("../../logic/drill/model.js").Moment} done */
const stampText = (done) => `${texts.doneAt(clockText(done.exercise))} (${hourText(done)})`;

/** @param {PlannedStep} step */
function more({ why, caution, see, facts }) {
  const inside = [];
  if (why) inside.push(...paragraphs(why));
  if (caution) {
    const title = make("strong", {}, texts.caution);
    inside.push(make("div", { class: "rb-caution" }, title, ...paragraphs(caution)));
  }
  const address = safeAddress(see);
  if (address) inside.push(make("p", {}, make("a", { href: address }, texts.howTo)));
  const known = facts.flatMap(({ id, url }) => {
    const href = safeAddress(url);
    return href ? [make("a", { href }, id), " "] : [];
  });
  if (known.length > 0) inside.push(make("p", {}, texts.facts, ...known));
  if (inside.length === 0) return [];
  const details = make("details", { class: "rb-step__more" });
  details.append(make("summary", {}, texts.why), ...inside);
  return [details];
}
