/**
 * A run goes in; all that is seen of a drill comes out: clocks, notices, injects, rows, steps, log, the talk afterwards and
 * the report. The facilitator sees what is expected; the participants see it when the drill has ended.
 */

import { drill as texts } from "../../logic/texts/drill.js";
import { make, makeButton, takesText } from "../dom.js";
import { keepingFocus } from "../shared/keep-focus.js";
import { DebriefForm } from "./debrief-form.js";
import { FileBar } from "./file-bar.js";
import { InjectList } from "./inject-list.js";
import { LineLog } from "./line-log.js";
import { NoticeBoard } from "./notice-board.js";
import { Panes } from "./panes.js";
import { paragraphs } from "./paragraphs.js";
import { ReportView } from "./report-view.js";
import { RevocationClock } from "./revocation-clock.js";
import { RowDecisions } from "./row-decisions.js";
import { RunBar } from "./run-bar.js";
import { RunFrame } from "./run-frame.js";
import { SetupForm } from "./setup-form.js";
import { StampBar } from "./stamp-bar.js";
import { StepList } from "./step-list.js";

/** @typedef {import("./run.js").Run} Run */
/** @typedef {"facilitator" | "participants"} ViewName */

const PARTICIPANTS = "#participants";

export class RunnerView {
  /** @type {ViewName} */
  view = location.hash === PARTICIPANTS ? "participants" : "facilitator";
  #run;
  #frame;
  #notes;
  #script;
  /** @type {ReturnType<RunnerView["_compose"]> | null} */
  #parts = null;
  #told = 0;
  #ended = false;

  /**
   * @param {Run} run
   * @param {{
   *   rows: import("./row-decisions.js").Parts | null, notes: boolean,
   *   script: import("./hidden-script.js").HiddenScript,
   * }} parts
   * @param {AbortSignal} signal
   */
  constructor(run, { rows, notes, script }, signal) {
    this.#run = run;
    this.#notes = notes;
    this.#script = script;
    this.rows = rows;
    this.#frame = new RunFrame(run, { look: "rb-run", label: texts.runner }, signal);
    addEventListener("keydown", (event) => this.#press(event), { signal });
  }

  /** Show what has come of an event. */
  show() {
    keepingFocus(() => this.#show());
  }

  #show() {
    const { state } = this.#run;
    this.#frame.renew((signal) => this.#make(signal));
    const parts = this.#parts;
    if (!parts) return;
    const ended = state.status === "ended";
    const facilitator = this.view === "facilitator" || ended;
    this.node.dataset.status = state.status;
    this.node.dataset.view = this.view;
    this.#script.show(facilitator);
    parts.bar.show(this.view === "facilitator");
    parts.notices.show();
    parts.setup.node.hidden = state.status !== "ready" || !facilitator || this.#run.blocked;
    parts.work.hidden = state.status === "ready";
    if (ended !== this.#ended) {
      parts.work.open = !ended;
      // In the place of the last inject, which nobody is to answer any more.
      if (ended) this.#frame.status.say(texts.over);
    }
    this.#ended = ended;
    parts.stamps.node.hidden = state.status === "ready" || !facilitator;
    parts.keys.hidden = this.#run.follows || !facilitator || ended || state.status === "ready";
    parts.injects.show(facilitator);
    parts.rows.show();
    parts.stamps.show();
    parts.steps.show();
    parts.revocation.show();
    parts.lines.show(this.#notes);
    parts.debrief.node.hidden = !ended || !this.#notes || this.#run.follows;
    parts.debrief.show();
    parts.report.show(ended);
    parts.files.node.hidden = !facilitator;
    parts.files.show();
    for (const { name, button } of parts.views) {
      button.setAttribute("aria-pressed", String(name === this.view));
    }
    this.#announce();
  }

  get node() {
    return this.#frame.node;
  }

  get status() {
    return this.#frame.status;
  }

  tick() {
    this.#parts?.bar.tick();
    this.#parts?.revocation.tick();
  }

  /** @param {AbortSignal} signal */
  #make(signal) {
    this.#ended = false;
    this.#told = this.#run.state.injects.filter(({ delivered }) => delivered).length;
    this.#parts = this._compose(signal);
    const { bar, notices, setup, stamps, work, debrief, report, files, keys, head } = this.#parts;
    return [
      head,
      bar.node,
      ...this.#frame.status.nodes,
      notices.node,
      setup.node,
      stamps.node,
      work,
      keys,
      debrief.node,
      report.node,
      files.node,
    ];
  }

  /** @param {AbortSignal} signal */
  _compose(signal) {
    const run = this.#run;
    const { plan } = run;
    const files = new FileBar(run, {
      open: texts.openLog,
      keeps: texts.keeps,
      say: (text) => this.#frame.say(text),
    }, signal);
    const injects = new InjectList(run, signal);
    const rows = new RowDecisions(run, this.rows, signal);
    const steps = new StepList(
      run,
      ({ id }, done) => run.act({ type: "step", step: id, done }),
      signal,
    );
    const revocation = new RevocationClock(run, signal);
    const lines = new LineLog(run, (event) => run.act(event), signal);
    const scenario = make("details", { class: "rb-run__scenario" });
    scenario.append(make("summary", {}, texts.scenario), ...paragraphs(plan.scenario));
    const panes = new Panes([
      { name: "story", title: texts.panes.story, parts: [scenario, injects.node] },
      { name: "rows", title: texts.panes.rows, parts: [rows.node] },
      {
        name: "work",
        title: texts.panes.work,
        parts: [
          lines.node,
          make("div", { class: "rb-run__todo" }, revocation.node, steps.node),
        ],
      },
    ], signal);
    // Once the drill has ended, the report says what was done; here it can be put right.
    const work = make("details", { class: "rb-run__work", open: true });
    work.append(make("summary", {}, texts.work), panes.node);
    const end = { ask: texts.end, name: texts.endName, sure: texts.endSure, not: texts.endNot };
    const views = this.#views(signal);
    return {
      bar: new RunBar(run, { end, beside: [revocation.face] }, signal),
      notices: new NoticeBoard(run, { notes: this.#notes, save: () => files.saveLog() }, signal),
      setup: new SetupForm(plan, (start) => {
        run.start(start);
        this.#parts?.bar.pause.focus();
      }, signal),
      stamps: new StampBar(run, signal),
      panes,
      work,
      keys: make("p", { class: "rb-muted" }, texts.keys),
      debrief: new DebriefForm(run, signal),
      report: new ReportView(run, signal),
      head: make(
        "div",
        { class: "rb-run__views", role: "group", "aria-label": texts.views },
        ...views.map(({ button }) => button),
        makeButton(
          texts.secondScreen,
          () => {
            open(location.href.replace(/#.*/, "") + PARTICIPANTS, "_blank");
          },
          signal,
          { class: "rb-button rb-link" },
        ),
      ),
      files,
      injects,
      rows,
      steps,
      revocation,
      lines,
      views,
    };
  }

  /** @param {AbortSignal} signal */
  #views(signal) {
    const names = /** @type {const} */ (["facilitator", "participants"]);
    return names.map((name) => ({
      name,
      button: makeButton(texts[name], () => {
        this.view = name;
        this.show();
      }, signal),
    }));
  }

  /** Say what has just been made known. */
  #announce() {
    const { plan, state } = this.#run;
    const heard = state.injects.flatMap(({ delivered }, place) =>
      delivered ? [{ delivered, place }] : []
    );
    if (heard.length > this.#told) {
      const { place } = heard.toSorted((one, other) =>
        one.delivered.elapsed - other.delivered.elapsed || one.place - other.place
      )[heard.length - 1];
      this.#frame.status.say(texts.announced(place + 1, plan.injects[place].text));
    }
    this.#told = heard.length;
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const { key, target, altKey, ctrlKey, metaKey, defaultPrevented } = event;
    if (defaultPrevented || altKey || ctrlKey || metaKey || takesText(target)) return;
    const { state, follows } = this.#run;
    const parts = this.#parts;
    if (!parts || follows || !["running", "paused"].includes(state.status)) return;
    if (key === "l") {
      parts.panes.choose("work");
      parts.lines.focus();
    } else if (this.view !== "facilitator") return;
    else if (key === "k") parts.bar.toggle();
    else if (key === "i") {
      const { next } = parts.injects;
      if (next) parts.injects.deliver(next);
    } else return;
    event.preventDefault();
  }
}
