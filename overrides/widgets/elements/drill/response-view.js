/**
 * A run of a response goes in; what is asked, the steps that apply, the clocks and the record come out. The first thing
 * that is done starts the clock: nobody has to think of it.
 */

import { timelineMarkdown } from "../../logic/drill/response-markdown.js";
import { uncaptured } from "../../logic/drill/steps.js";
import { dayText } from "../../logic/drill/times.js";
import { drill } from "../../logic/texts/drill.js";
import { make, makeButton } from "../dom.js";
import { CopyButton } from "../shared/copy-button.js";
import { keepingFocus } from "../shared/keep-focus.js";
import { saveFile } from "../shared/save-file.js";
import { AccountForm } from "./account-form.js";
import { CaptureWarning } from "./capture-warning.js";
import { FileBar } from "./file-bar.js";
import { LineLog } from "./line-log.js";
import { ListedSessions } from "./listed-sessions.js";
import { NextResponse } from "./next-response.js";
import { NoticeBoard } from "./notice-board.js";
import { RevocationClock } from "./revocation-clock.js";
import { RunBar } from "./run-bar.js";
import { RunFrame } from "./run-frame.js";
import { StepList } from "./step-list.js";

/** @typedef {import("../../logic/drill/model.js").Happening} Happening */
/** @typedef {import("../../logic/drill/model.js").PlannedStep} PlannedStep */
/** @typedef {import("./run.js").Run} Run */

const texts = drill.response;

export class ResponseView {
  #run;
  #frame;
  #notes;
  /** @type {ReturnType<ResponseView["_compose"]> | null} */
  #parts = null;
  /** What was answered before anything has happened. */
  #account;

  /**
   * @param {Run} run
   * @param {boolean} notes whether notes can be screened
   * @param {AbortSignal} signal
   */
  constructor(run, notes, signal) {
    this.#run = run;
    this.#notes = notes;
    this.#account = run.state.account;
    this.#frame = new RunFrame(run, { look: "rb-run rb-run--response", label: texts.name }, signal);
  }

  show() {
    keepingFocus(() => this.#show());
  }

  #show() {
    const { state } = this.#run;
    this.#frame.renew((signal) => this.#make(signal));
    const parts = this.#parts;
    if (!parts) return;
    this.node.dataset.status = state.status;
    const going = state.status !== "ready";
    parts.intro.hidden = going;
    parts.bar.node.hidden = !going;
    parts.bar.show(true);
    parts.next.show();
    parts.notices.show();
    parts.account.show();
    parts.blocked.hidden = !this.#blocked;
    parts.steps.show();
    this.#showLeftOut(parts);
    parts.revocation.show();
    parts.listed.show(this.#notes);
    parts.lines.show(this.#notes);
    parts.keep.hidden = !going;
    parts.files.show();
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

  /**
   * Put the focus on a step.
   * @param {string} step
   */
  focusStep(step) {
    this.#parts?.steps.focus(step);
  }

  /** Whether the account has no Active sessions. */
  get #blocked() {
    const { plan, state } = this.#run;
    const way = plan.sign_ins.find(({ id }) => id === state.account.sign_in);
    return way !== undefined && !way.active_sessions;
  }

  /** @param {{ leftOut: HTMLElement, steps: StepList }} parts */
  #showLeftOut({ leftOut, steps }) {
    const count = this.#run.state.steps.filter(({ applies, done }) => !applies && !done).length;
    leftOut.hidden = count === 0;
    const said = leftOut.querySelector("span");
    const button = leftOut.querySelector("button");
    if (said) said.textContent = texts.leftOut(count);
    if (button) button.textContent = steps.all ? texts.hideAll : texts.showAll;
  }

  /** @param {AbortSignal} signal */
  #make(signal) {
    this.#account = this.#run.state.account;
    this.#parts = this._compose(signal);
    const { intro, bar, next, notices, account, blocked, steps, leftOut } = this.#parts;
    const { warning, revocation, listed, lines, keep, files } = this.#parts;
    return [
      bar.node,
      ...this.#frame.status.nodes,
      next.node,
      notices.node,
      make("h2", { class: "rb-visually-hidden" }, texts.name),
      intro,
      account.node,
      blocked,
      warning.node,
      make(
        "div",
        { class: "rb-respond" },
        make("div", {}, steps.ordered.node, leftOut),
        make("div", {}, steps.later, revocation.node, listed.node, lines.node),
      ),
      keep,
      files.node,
    ];
  }

  /** @param {AbortSignal} signal */
  _compose(signal) {
    const run = this.#run;
    const act = (/** @type {Happening} */ event) => this.#act(event);
    const files = new FileBar(run, {
      open: texts.openLog,
      keeps: texts.keeps,
      say: (text) => this.#frame.say(text),
    }, signal);
    const end = { ask: texts.end, name: texts.endName, sure: texts.endSure, not: drill.endNot };
    const revocation = new RevocationClock(run, signal);
    const steps = new StepList(run, (step, done) => this.#tick(step, done), signal);
    const toggle = makeButton(
      "",
      () => {
        steps.all = !steps.all;
        this.show();
      },
      signal,
      { class: "rb-button rb-link" },
    );
    return {
      intro: make("p", { class: "rb-muted" }, texts.intro),
      bar: new RunBar(run, { end, beside: [revocation.face] }, signal),
      next: new NextResponse(
        run,
        { save: () => files.saveLog(), begin: () => this.#beginAnother() },
        signal,
      ),
      notices: new NoticeBoard(run, { notes: this.#notes, save: () => files.saveLog() }, signal),
      account: new AccountForm(run, (account) => this.#answer(account), signal),
      blocked: make("p", { class: "rb-caution", role: "status" }, texts.noSessions),
      warning: new CaptureWarning(signal),
      steps,
      leftOut: make("p", { class: "rb-muted" }, make("span", {}), " ", toggle),
      revocation,
      listed: new ListedSessions(run, (labels) => act({ type: "rows", labels }), signal),
      lines: new LineLog(run, act, signal),
      keep: this.#keep(signal),
      files,
    };
  }

  /** @param {AbortSignal} signal */
  #keep(signal) {
    const text = () => timelineMarkdown(this.#run.plan, this.#run.state);
    const copy = new CopyButton({ label: texts.copy, copied: texts.copied, text }, signal);
    const save = makeButton(texts.saveMarkdown, () => {
      const { started } = this.#run.state;
      const day = started ? dayText(started) : "";
      saveFile(text(), `response-${day}.md`, "text/markdown");
    }, signal);
    return make(
      "div",
      { class: "rb-run__files" },
      copy.button,
      save,
      ...copy.status.nodes,
      copy.byHand,
    );
  }

  /** The page is as it was before the first response, and whoever works by keyboard is at its first question. */
  #beginAnother() {
    this.#run.wipe();
    this.#frame.say(texts.anotherBegun);
    this.#parts?.account.node.querySelector("summary")?.focus();
  }

  /**
   * What is done first starts the clock.
   * @param {Happening} happening
   */
  #act(happening) {
    const { state } = this.#run;
    if (state.status === "ready") {
      const head = { team: "", organizations: "", roles: [] };
      this.#run.start({ type: "start", head, account: this.#account });
    }
    this.#run.act(happening);
  }

  /** @param {import("../../logic/drill/model.js").Account} account */
  #answer(account) {
    this.#account = account;
    if (this.#run.state.status === "ready") this.#run.preview(account);
    else this.#run.act({ type: "account", account });
  }

  /**
   * Rows that are not written down would be gone.
   * @param {PlannedStep} step
   * @param {boolean} done
   */
  #tick(step, done) {
    const { plan, state } = this.#run;
    const { steps, warning } = this.#parts ?? {};
    const first = uncaptured(plan, state);
    const act = () => this.#act({ type: "step", step: step.id, done });
    if (!first || !done || step.starts === null) return act();
    warning?.ask(() => steps?.focus(first.id), () => {
      act();
      steps?.focus(step.id);
    });
  }
}
