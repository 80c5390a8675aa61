/** A run goes in; what whoever runs it must know comes out, each notice once, with what can be done about it. */

import { clockText, spanTexts } from "../../logic/drill/times.js";
import { drill as texts } from "../../logic/texts/drill.js";
import { make, makeButton } from "../dom.js";
import { keepingFocus } from "../shared/keep-focus.js";

/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("../../logic/drill/model.js").Pause} Pause */

export class NoticeBoard {
  #run;
  #signal;
  /** @type {Map<string, HTMLElement>} */
  #shown = new Map();
  /** Notices that somebody has closed. @type {Set<string>} */
  #closed = new Set();

  /**
   * @param {Run} run
   * @param {{ notes: boolean, save: () => void }} options whether notes can be screened; how to save what is kept
   * @param {AbortSignal} signal
   */
  constructor(run, options, signal) {
    this.#run = run;
    this.#signal = signal;
    this.options = options;
    this.node = make("div", { class: "rb-notices", role: "status" });
  }

  show() {
    const { state, follows, keeps, full, log, unreadable } = this.#run;
    const { plan, pagePlan, outdated } = this.#run;
    const save = makeSave(this.options.save, this.#signal);
    this.#notice("notes", !this.options.notes, () => [texts.noRules]);
    this.#notice("unreadable", unreadable !== null, () => [
      `${texts.unreadable}: ${problemText(unreadable)} `,
      save(texts.unreadableSave),
    ]);
    this.#notice("follows", follows && log !== null, () => [
      `${texts.followed} `,
      makeButton(texts.takeOver, () => this.#run.takeOver(), this.#signal),
    ]);
    this.#notice("outdated", log !== null && outdated, () => [
      texts.outdated(plan.version, pagePlan.version),
    ]);
    this.#notice("keeps", log !== null && !keeps, () => [
      `${texts.notKept} `,
      save(texts.saveLog),
    ]);
    this.#notice("full", full, () => [texts.full]);
    const away = state.pauses.filter(({ cause }) => cause !== "pause").at(-1);
    const wording = plan.kind === "drill" ? texts.stoodStill : texts.wentOn;
    this.#notice(`away ${away?.from.elapsed}`, away !== undefined, () => [
      `${away ? awayText(away, this.#until(away)) : ""} ${wording}`,
    ], true);
    const set = state.clocks.at(-1);
    this.#notice(
      `set ${set?.at.elapsed}`,
      set !== undefined,
      () => [texts.setBack(clockText(-(set?.by ?? 0)))],
      true,
    );
  }

  /** When the page was there again: the next thing that is in the log. @param {Pause} away */
  #until({ from }) {
    const events = this.#run.log?.events ?? [];
    return events.find(({ type, elapsed }) => type === "away" && elapsed >= from.elapsed) ?? from;
  }

  /**
   * @param {string} name
   * @param {boolean} holds
   * @param {() => (Node | string)[]} say
   * @param {boolean} [closes] whether it goes when somebody has read it
   */
  #notice(name, holds, say, closes = false) {
    const kind = name.split(" ")[0];
    const shown = this.#shown.get(kind);
    if (!holds || this.#closed.has(name)) {
      shown?.remove();
      this.#shown.delete(kind);
      return;
    }
    if (shown?.dataset.name === name) return;
    const notice = make("p", { class: "rb-notice", "data-name": name }, ...say());
    if (closes) {
      const close = () => {
        this.#closed.add(name);
        keepingFocus(() => this.show());
      };
      notice.append(" ", makeButton(texts.dismiss, close, this.#signal));
    }
    shown?.remove();
    this.node.append(notice);
    this.#shown.set(kind, notice);
  }
}

/** @param {() => void} save @param {AbortSignal} signal */
const makeSave = (save, signal) => (/** @type {string} */ label) => makeButton(label, save, signal);

/** @param {Pause} away @param {{ wall: number, zone: number }} until */
function awayText({ from, cause }, until) {
  return cause === "pause" ? "" : texts.away[cause](...spanTexts(from, until));
}

/**
 * Why something could not be taken up, in words.
 * @param {{ code: string, detail: string } | null} problem
 */
export function problemText(problem) {
  if (!problem) return "";
  const say = texts.problems[/** @type {keyof typeof texts.problems} */ (problem.code)];
  return say ? say(problem.detail) : problem.code;
}
