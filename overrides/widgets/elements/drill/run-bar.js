/** A run goes in; its clocks, and the buttons that start, pause, hasten and end it, come out. */

import { exerciseAt } from "../../logic/drill/exercise-clock.js";
import { MINUTE, SPEEDS } from "../../logic/drill/model.js";
import { clockText, hourText } from "../../logic/drill/times.js";
import { drill as texts } from "../../logic/texts/drill.js";
import { make, makeButton } from "../dom.js";
import { AskTwice } from "../shared/ask-twice.js";
import { labelled } from "../shared/fields.js";

/** @typedef {import("./run.js").Run} Run */
/** @typedef {{ ask: string, name: string, sure: string, not: string }} EndWords */

/** How high the bar is, for style sheets. */
const ROOM = "--rb-run-bar";

export class RunBar {
  #run;
  /** What is shown now; a clock that says the same again is left alone. */
  #shown = "";

  /**
   * @param {Run} run
   * @param {{ end: EndWords, beside: readonly Node[] }} parts what stands beside the clock
   * @param {AbortSignal} signal
   */
  constructor(run, { end, beside }, signal) {
    this.#run = run;
    this.clock = make("strong", {
      class: "rb-clock",
      role: "timer",
      "aria-label": run.plan.kind === "drill" ? texts.clock : texts.response.clock,
    });
    this.status = make("span");
    this.hour = make("span");
    const main = { class: "rb-button rb-button--main" };
    this.pause = makeButton(texts.pause, () => this.#press({ type: "pause" }), signal);
    const resume = (/** @type {boolean} */ counted) => this.#press({ type: "resume", counted });
    this.resume = makeButton(texts.resume, () => resume(false), signal, main);
    this.counted = makeButton("", () => resume(true), signal);
    this.end = new AskTwice(
      { ask: end.ask, name: end.name, confirm: () => end.sure, keep: end.not },
      () => run.act({ type: "end" }),
      signal,
    );
    this.speed = make(
      "select",
      { class: "rb-field" },
      ...SPEEDS.map((speed) => make("option", { value: speed }, texts.speeds(speed))),
    );
    this.speed.addEventListener("change", () => {
      const speed = SPEEDS.find((one) => String(one) === this.speed.value) ?? 1;
      run.act({ type: "speed", speed });
    }, { signal });
    this.faster = labelled(texts.speed, this.speed);
    this.controls = make(
      "div",
      { class: "rb-run__controls" },
      this.pause,
      this.resume,
      this.counted,
      this.faster,
      ...this.end.nodes,
    );
    this.node = make(
      "div",
      { class: "rb-run__bar" },
      make("div", { class: "rb-run__clock" }, this.clock, this.status, this.hour, ...beside),
      this.controls,
    );
    this.#leaveRoom(signal);
  }

  /**
   * The bar stays at the top: the style sheets are told how much of the screen it takes.
   * @param {AbortSignal} signal
   */
  #leaveRoom(signal) {
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => {
      style.setProperty(ROOM, `${this.node.offsetHeight}px`);
    });
    observer.observe(this.node);
    signal.addEventListener("abort", () => {
      observer.disconnect();
      style.removeProperty(ROOM);
    });
  }

  /** Pause or resume, whichever it is time for. */
  toggle() {
    const { status } = this.#run.state;
    if (status === "running") this.#run.act({ type: "pause" });
    else if (status === "paused") this.#run.act({ type: "resume", counted: false });
  }

  /**
   * The button that is pressed gives way to another, which gets the focus.
   * @param {Extract<import("../../logic/drill/model.js").Happening, { type: "pause" | "resume" }>} happening
   */
  #press(happening) {
    this.#run.act(happening);
    (this.pause.hidden ? this.resume : this.pause).focus();
  }

  /** @param {boolean} controls whether the run may be paused and ended here */
  show(controls) {
    const { state, plan, follows } = this.#run;
    const { status } = state;
    const [isDrill, going] = [plan.kind === "drill", status === "running" || status === "paused"];
    this.controls.hidden = !controls || !going || follows;
    this.pause.hidden = !isDrill || status !== "running";
    this.resume.hidden = status !== "paused";
    const pause = state.pauses.at(-1);
    const away = status === "paused" && pause && pause.cause !== "pause" ? pause : null;
    this.counted.hidden = away === null;
    this.faster.hidden = !isDrill;
    this.speed.value = String(state.speed);
    this.end.show(1);
    const name = texts.statuses[status];
    this.status.textContent = isDrill && plan.minutes > 0
      ? `${texts.ofMinutes(plan.minutes)} \u00b7 ${name}`
      : name;
    this.#shown = "";
    this.tick();
  }

  tick() {
    const { state, elapsed } = this.#run;
    const time = state.started ? state.ended?.exercise ?? exerciseAt(state, elapsed) : 0;
    const now = new Date();
    const zone = -now.getTimezoneOffset();
    const hour = hourText({ wall: now.getTime(), zone }, true);
    const clock = clockText(time);
    if (`${clock} ${hour}` === this.#shown) return;
    this.#shown = `${clock} ${hour}`;
    this.clock.textContent = clock;
    this.hour.textContent = texts.hour(hour);
    const pause = state.pauses.at(-1);
    if (pause && !this.counted.hidden) {
      const missed = Math.max(1, Math.round((elapsed - pause.from.elapsed) / MINUTE));
      this.counted.textContent = texts.resumeCounted(missed);
    }
  }
}
