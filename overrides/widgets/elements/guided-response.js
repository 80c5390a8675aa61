/**
 * The plan of a checklist goes in; a response that asks what is known, shows the steps that apply, keeps the clocks and
 * leaves as a timeline comes out. The list of the page, complete by itself, gives way to it.
 */

import { readPlan } from "../logic/drill/read-plan.js";
import { drill } from "../logic/texts/drill.js";
import { make, Widget } from "./dom.js";
import { noteCleaner } from "./drill/note-cleaner.js";
import { ResponseView } from "./drill/response-view.js";
import { Run } from "./drill/run.js";
import { loadData } from "./shared/data-script.js";
import { RedactionRules } from "./shared/redaction-rules.js";
import { unfoldOnPaper } from "./shared/unfold-on-paper.js";

export class GuidedResponse extends Widget {
  /**
   * @override
   * @param {AbortSignal} signal
   */
  build(signal) {
    const said = this.made(
      make("p", { class: "rb-muted", role: "status" }, drill.response.loading),
    );
    this.prepend(said);
    this.#open(signal).then(() => said.remove(), () => {
      said.textContent = drill.response.failed;
      said.className = "rb-caution";
    });
  }

  /** @override */
  dismantle() {
    if (this.#list) this.#list.hidden = false;
  }

  /** The checklist as the page has it. @returns {HTMLElement | null} */
  get #list() {
    return this.querySelector("check-list");
  }

  /** @param {AbortSignal} signal */
  async #open(signal) {
    const rules = new RedactionRules(this.dataset.rules ?? "");
    const [plan, clean] = await Promise.all([
      loadData(this.dataset.plan ?? "").then(readPlan),
      noteCleaner(rules),
    ]);
    if (signal.aborted) return;
    const run = new Run(plan, {
      clean: clean ?? (() => ""),
      told: {
        changed: () => view.show(),
        ticked: () => view.tick(),
        screened: (finds) => view.status.say(drill.screened(finds)),
        refused: () => view.status.say(drill.refused),
      },
    }, signal);
    const view = new ResponseView(run, clean !== null, signal);
    const list = this.#list;
    if (list) list.hidden = true;
    this.prepend(this.made(view.node));
    unfoldOnPaper(view.node, signal);
    run.open();
    this.#leadIn(view);
    addEventListener("hashchange", () => this.#leadIn(view), { signal });
  }

  /**
   * A link to a step of the list leads to the step that stands in its place.
   * @param {ResponseView} view
   */
  #leadIn(view) {
    const anchor = location.hash.slice(1);
    const item = anchor === "" ? null : this.#list?.querySelector(`#${CSS.escape(anchor)}`);
    const step = item?.getAttribute("data-step");
    if (step) view.focusStep(step);
  }
}
