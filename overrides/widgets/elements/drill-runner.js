/**
 * The plan of a drill goes in; the drill is run on the page, by a facilitator and with participants, and a report comes
 * out. Nothing of it leaves the browser but by the reader's own hand.
 */

import { readPlan } from "../logic/drill/read-plan.js";
import { drill as texts } from "../logic/texts/drill.js";
import { make, Widget } from "./dom.js";
import { loadBench } from "./drill/bench-script.js";
import { HiddenScript } from "./drill/hidden-script.js";
import { noteCleaner } from "./drill/note-cleaner.js";
import { Run } from "./drill/run.js";
import { RunnerView } from "./drill/runner-view.js";
import { loadData } from "./shared/data-script.js";
import { RedactionRules } from "./shared/redaction-rules.js";

export class DrillRunner extends Widget {
  /** @type {HiddenScript | null} */
  #script = null;

  /**
   * @override
   * @param {AbortSignal} signal
   */
  build(signal) {
    const said = this.made(make("p", { class: "rb-muted", role: "status" }, texts.loading));
    this.prepend(said);
    this.#open(signal).then(() => said.remove(), () => {
      said.textContent = texts.failed;
      said.className = "rb-caution";
    });
  }

  /** @override */
  dismantle() {
    this.#script?.back();
    this.#script = null;
  }

  /** @param {AbortSignal} signal */
  async #open(signal) {
    const rules = new RedactionRules(this.dataset.rules ?? "");
    const [plan, rows, clean] = await Promise.all([
      loadData(this.dataset.plan ?? "").then(readPlan),
      this.#rows(rules),
      noteCleaner(rules),
    ]);
    if (signal.aborted) return;
    this.#script = new HiddenScript(this, signal);
    const run = new Run(plan, {
      clean: clean ?? (() => ""),
      told: {
        changed: () => view.show(),
        ticked: () => view.tick(),
        screened: (finds) => view.status.say(texts.screened(finds)),
        refused: () => view.status.say(texts.refused),
      },
    }, signal);
    const parts = { rows, notes: clean !== null, script: this.#script };
    const view = new RunnerView(run, parts, signal);
    this.prepend(this.made(view.node));
    run.open();
  }

  /**
   * What the rows are decided with; null where it cannot be loaded, since the rest of the drill goes on without it.
   * @param {RedactionRules} rules
   */
  async #rows(rules) {
    try {
      const [lent, data] = await Promise.all([
        loadBench(this.dataset.filter ?? ""),
        loadData(this.dataset.portal ?? ""),
      ]);
      return { lent, portal: lent.readPortal(data), rules, host: this };
    } catch {
      return null;
    }
  }
}
