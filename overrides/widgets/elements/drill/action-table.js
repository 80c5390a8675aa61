/** A run goes in; its corrective actions come out, each with what it is about, who answers for it, and two days. */

import { ELEMENTS } from "../../logic/drill/model.js";
import { drill as texts } from "../../logic/texts/drill.js";
import { report } from "../../logic/texts/report.js";
import { make, makeButton } from "../dom.js";
import { labelled } from "../shared/fields.js";
import { KeyedList } from "./keyed-list.js";
import { termList } from "./term-list.js";
import { field } from "./text-field.js";

/** @typedef {import("../../logic/drill/model.js").Action} Action */
/** @typedef {import("../../logic/drill/model.js").Element} Element */
/** @typedef {import("./run.js").Run} Run */

/** @type {Action} */
const EMPTY = { action: "", element: "", role: "", start: "", due: "" };

export class ActionTable {
  #run;
  #signal;

  /**
   * @param {Run} run
   * @param {AbortSignal} signal
   */
  constructor(run, signal) {
    this.#run = run;
    this.#signal = signal;
    this.list = new KeyedList(
      make("ol", { class: "rb-actions" }),
      (/** @type {{ place: number }} */ { place }) => String(place),
      ({ place }) => this.#item(place),
    );
    this.add = makeButton(texts.addAction, () => {
      this.#set([...this.#actions, EMPTY]);
      this.list.node.lastElementChild?.querySelector("input")?.focus();
    }, signal);
    this.node = make("div", {}, this.list.node, this.add);
  }

  get #actions() {
    return this.#run.state.actions;
  }

  show() {
    this.list.show(this.#actions.map((_, place) => ({ place })));
  }

  /** @param {readonly Action[]} items */
  #set(items) {
    this.#run.act({ type: "actions", items }, "actions");
  }

  /** @param {number} place */
  #item(place) {
    const { roles } = this.#run.plan;
    const elements = ELEMENTS.map((id) => ({ id, label: report.elements[id] }));
    const fields = {
      action: field(),
      element: termList(elements, texts.chooseElement),
      role: termList(roles, texts.noRole),
      start: field({ type: "date", max: "9999-12-31" }),
      due: field({ type: "date", max: "9999-12-31" }),
    };
    const remove = makeButton(
      "\u00d7",
      () => {
        this.#set(this.#actions.filter((_, other) => other !== place));
        if (!remove.isConnected) this.add.focus();
      },
      this.#signal,
      { "aria-label": texts.removeAction(place + 1) },
    );
    const node = make(
      "li",
      {},
      labelled(texts.action, fields.action),
      labelled(texts.element, fields.element),
      labelled(texts.responsible, fields.role),
      labelled(texts.begins, fields.start),
      labelled(texts.due, fields.due),
      remove,
    );
    const changed = () => {
      const action = {
        action: fields.action.value,
        element: /** @type {Element} */ (fields.element.value),
        role: fields.role.value,
        start: fields.start.value,
        due: fields.due.value,
      };
      this.#set(this.#actions.map((one, other) => other === place ? action : one));
    };
    node.addEventListener("input", changed, { signal: this.#signal });
    const show = () => {
      const known = this.#actions[place] ?? EMPTY;
      for (const [name, control] of Object.entries(fields)) {
        if (document.activeElement === control) continue;
        control.value = known[/** @type {keyof Action} */ (name)];
      }
    };
    node.addEventListener("focusout", () => queueMicrotask(show), { signal: this.#signal });
    return { node, show };
  }
}
