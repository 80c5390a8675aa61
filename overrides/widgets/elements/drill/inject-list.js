/**
 * A run goes in; its injects come out: for the facilitator all of them, with what is expected and when each is due; for
 * the participants those that have been made known, and nothing else.
 */

import { labelOf } from "../../logic/drill/timeline.js";
import { clockText, hourText } from "../../logic/drill/times.js";
import { drill as texts } from "../../logic/texts/drill.js";
import { make, makeButton } from "../dom.js";
import { InjectResponse } from "./inject-response.js";
import { KeyedList } from "./keyed-list.js";
import { paragraphs } from "./paragraphs.js";

/** @typedef {import("../../logic/drill/model.js").InjectState} InjectState */
/** @typedef {import("../../logic/drill/model.js").PlannedInject} PlannedInject */
/** @typedef {import("./run.js").Run} Run */
/** @typedef {{ planned: PlannedInject, inject: InjectState, number: number }} Item */

const SECOND = 1_000;

export class InjectList {
  #run;
  #signal;
  #facilitator = true;

  /**
   * @param {Run} run
   * @param {AbortSignal} signal
   */
  constructor(run, signal) {
    this.#run = run;
    this.#signal = signal;
    this.none = make("p", { class: "rb-muted" }, texts.noInject);
    const list = make("ol", { class: "rb-injects" });
    this.list = new KeyedList(
      list,
      ({ planned }) => `${this.#facilitator} ${planned.id}`,
      (item) => this.#facilitator ? this.#forFacilitator(item) : forParticipants(item),
    );
    this.node = make("section", {}, this.none, list);
  }

  /** @param {boolean} facilitator */
  show(facilitator) {
    this.#facilitator = facilitator;
    const { plan, state } = this.#run;
    const items = plan.injects.map((planned, place) => ({
      planned,
      inject: state.injects[place],
      number: place + 1,
    }));
    // In the order in which they were heard, so that what comes next is added at the end.
    const heard = items.filter(({ inject }) => inject.delivered).toSorted((one, other) =>
      (one.inject.delivered?.elapsed ?? 0) - (other.inject.delivered?.elapsed ?? 0)
    );
    const shown = facilitator ? items : heard;
    this.none.hidden = shown.length > 0;
    this.list.show(shown);
  }

  /** The inject that would come next, if any: the first in the plan that is not made known. */
  get next() {
    return this.#run.state.injects.find(({ delivered }) => !delivered)?.id ?? null;
  }

  /** @param {string} inject */
  deliver(inject) {
    this.#run.act({ type: "deliver", inject, by: "hand" });
  }

  /** @param {Item} item */
  #forFacilitator({ planned, number }) {
    const run = this.#run;
    const when = make("span", { class: "rb-inject__when" });
    const deliver = makeButton(texts.deliver, () => this.deliver(planned.id), this.#signal);
    const hold = makeButton("", () => {
      const held = !run.state.injects[number - 1].held;
      run.act({ type: "hold", inject: planned.id, held });
    }, this.#signal);
    const buttons = make("p", { class: "rb-inject__buttons" }, deliver, hold);
    const response = new InjectResponse(run, planned.id, this.#signal);
    const node = make(
      "li",
      { class: "rb-inject", tabindex: -1 },
      make("p", { class: "rb-inject__head" }, make("strong", {}, texts.injectNumber(number)), when),
      make("div", { class: "rb-inject__text" }, ...paragraphs(planned.text)),
      this.#expected(planned),
      buttons,
      response.node,
    );
    return {
      node,
      show: (/** @type {Item} */ { inject }) => {
        const { status } = run.state;
        const open = inject.delivered === null;
        const going = (status === "running" || status === "paused") && !run.follows;
        node.classList.toggle("rb-inject--open", open);
        when.textContent = this.#when(planned, inject);
        buttons.hidden = !open || !going;
        hold.textContent = inject.held ? texts.release : texts.hold;
        response.show(inject);
      },
    };
  }

  /** @param {PlannedInject} planned */
  #expected({ expect }) {
    if (!expect) return make("p", { class: "rb-muted" }, texts.distraction);
    const { plan } = this.#run;
    const step = plan.steps.find(({ id }) => id === expect.step);
    const decision = plan.decisions.find(({ id }) => id === expect.decide);
    const said = expect.within === null ? texts.expected : texts.expectedWithin(expect.within);
    const node = make("p", {}, make("strong", {}, `${said}: `));
    if (step) node.append(step.do);
    if (step && decision) node.append(" ");
    if (decision) {
      const look = `rb-decision rb-decision--${decision.tone}`;
      node.append(make("span", { class: look }, decision.label));
    }
    return node;
  }

  /** @param {PlannedInject} planned @param {InjectState} inject */
  #when({ after }, { due, delivered, held }) {
    if (delivered) {
      const at = texts.deliveredAt(clockText(delivered.exercise), hourText(delivered));
      return at + apart(delivered.exercise - (due ?? delivered.exercise));
    }
    const waits = labelOf(this.#names, after ?? "");
    const time = due === null ? texts.dueAfter(waits) : texts.dueAt(clockText(due));
    return held ? `${time}, ${texts.held}` : time;
  }

  /** What an inject can wait for, by its id. */
  get #names() {
    const { injects, steps } = this.#run.plan;
    const told = injects.map(({ id }, place) => ({ id, label: texts.injectNumber(place + 1) }));
    return [...told, ...steps.map(({ id, do: label }) => ({ id, label }))];
  }
}

/** @param {number} milliseconds */
function apart(milliseconds) {
  if (Math.abs(milliseconds) < SECOND) return "";
  const clock = clockText(Math.abs(milliseconds));
  return milliseconds < 0 ? texts.earlier(clock) : texts.later(clock);
}

/** @param {Item} item */
function forParticipants({ planned, inject }) {
  const when = make("span", { class: "rb-inject__when" });
  const node = make(
    "li",
    { class: "rb-inject" },
    make("p", { class: "rb-inject__head" }, when),
    make("div", { class: "rb-inject__text" }, ...paragraphs(planned.text)),
  );
  if (inject.delivered) {
    const { delivered } = inject;
    when.textContent = `${clockText(delivered.exercise)} (${hourText(delivered)})`;
  }
  return { node, show: () => {} };
}
