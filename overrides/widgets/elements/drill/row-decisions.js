/**
 * A run goes in; the drill's rows come out in the session filter, and each decision about one goes into the log. Where
 * the run is only followed, its decisions are shown as they are made.
 */

import { daysBefore, dayText } from "../../logic/drill/times.js";
import { drill as texts } from "../../logic/texts/drill.js";
import { make } from "../dom.js";

/** @typedef {import("../../logic/drill/model.js").PlannedSession} PlannedSession */
/** @typedef {import("../../logic/session-portal.js").Portal} Portal */
/** @typedef {import("../dom.js").Widget} Widget */
/** @typedef {import("../shared/redaction-rules.js").RedactionRules} RedactionRules */
/** @typedef {import("./bench-script.js").LentBench} LentBench */
/** @typedef {import("./run.js").Run} Run */
/** @typedef {{ bench: InstanceType<LentBench["SessionBench"]>, life: AbortController, run: string }} Bench */
/** @typedef {{ lent: LentBench, portal: Portal, rules: RedactionRules, host: Widget }} Parts */

export class RowDecisions {
  /** @type {Bench | null} */
  #bench = null;
  #run;
  #signal;
  #parts;

  /**
   * @param {Run} run
   * @param {Parts | null} parts null where the session filter could not be loaded
   * @param {AbortSignal} signal
   */
  constructor(run, parts, signal) {
    this.#run = run;
    this.#parts = parts;
    this.#signal = signal;
    this.said = make("p", { class: "rb-muted" });
    this.list = make("ol", { class: "rb-decided" });
    this.node = make("div", { class: "rb-run__rows" }, this.said, this.list);
    signal.addEventListener("abort", () => this.#bench?.life.abort());
  }

  show() {
    const { state, follows, log, plan } = this.#run;
    const works = this.#parts !== null && log !== null && !follows && state.status !== "ended" &&
      plan.sessions.length > 0;
    this.said.textContent = this.#said();
    this.said.hidden = works;
    this.list.hidden = works;
    this.list.replaceChildren(...works ? [] : this.#decisions());
    if (!works) return this.#close();
    if (this.#bench?.run !== log.run || this.#differs(this.#bench)) this.#open();
  }

  #said() {
    const { state, follows, plan } = this.#run;
    if (plan.sessions.length === 0) return texts.noRows;
    if (state.status === "ready") return texts.rowsSoon;
    if (this.#parts === null) return texts.rowsFailed;
    return follows ? texts.rowsFollowed : "";
  }

  #decisions() {
    const { state, plan } = this.#run;
    if (state.status === "ready") return [];
    return plan.sessions.map((row, place) => {
      const found = plan.decisions.find(({ id }) => id === state.sessions[place].decision);
      const look = `rb-decision rb-decision--${found?.tone ?? "incomplete"}`;
      const shown = [row.device, row.app, row.location].join(" \u00b7 ");
      return make(
        "li",
        {},
        shown,
        " ",
        make("span", { class: look }, found?.label ?? texts.undecided),
      );
    });
  }

  /** Whether decisions came from elsewhere than the bench. @param {Bench} bench */
  #differs({ bench }) {
    const { sessions } = this.#run.state;
    return bench.desk.triage.records.some(({ decision }, place) =>
      decision !== sessions[place]?.decision
    );
  }

  #close() {
    this.#bench?.life.abort();
    this.#bench?.bench.node.remove();
    this.#bench = null;
  }

  #open() {
    const parts = this.#parts;
    const { log, plan } = this.#run;
    if (!parts || !log) return;
    this.#close();
    const { lent, portal, rules, host } = parts;
    const life = new AbortController();
    const desk = new lent.SessionDesk(lent.drillPortal(portal, plan));
    for (const _ of desk.add(this.#records())) { /* few rows: all steps at once */ }
    const decided = () => this.#decided(bench);
    const bench = new lent.SessionBench(
      { host, desk, rules, name: texts.rows, decided },
      life.signal,
    );
    new lent.RowEditing(bench);
    this.#bench = { bench, life, run: log.run };
    this.node.append(bench.node);
    bench.open();
  }

  #records() {
    const { state, plan } = this.#run;
    const day = state.started ? dayText(state.started) : "1970-01-01";
    return plan.sessions.map((row, place) => recordOf(row, state.sessions[place].decision, day));
  }

  /**
   * What differs between the bench and the log has just been decided.
   * @param {Bench["bench"]} bench
   */
  #decided(bench) {
    if (this.#bench?.bench !== bench || this.#signal.aborted) return;
    for (const [place, { decision }] of bench.desk.triage.records.entries()) {
      if (decision === this.#run.state.sessions[place]?.decision) continue;
      this.#run.act({ type: "decide", session: place + 1, decision });
    }
  }
}

/**
 * @param {PlannedSession} row
 * @param {string} decision
 * @param {string} day
 */
function recordOf(row, decision, day) {
  const { owner, device, app, location, days_ago } = row;
  const { trusted_device, owner_can_confirm, current_session } = row;
  const signed_in = days_ago === null ? "" : daysBefore(day, days_ago);
  const shown = { owner, device, app, location, signed_in };
  const answers = { trusted_device, owner_can_confirm, current_session };
  return { ...shown, ...answers, decision, reviewer: "", evidence: "", team: "" };
}
