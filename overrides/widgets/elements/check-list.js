/** A list of steps goes in; boxes to tick, kept in this browser, and the list as Markdown come out. */

import { checklist as texts } from "../logic/texts/index.js";
import {
  doneCount,
  readTicks,
  stateOf,
  storedTicks,
  toMarkdown,
  withoutSteps,
  withTick,
} from "../logic/ticks.js";
import { lineOf, Widget } from "./dom.js";
import { ListBar } from "./parts/list-bar.js";
import { StepBox } from "./parts/step-box.js";
import { TickStore } from "./parts/tick-store.js";
import { unfoldOnPaper } from "./shared/unfold-on-paper.js";

export class CheckList extends Widget {
  /** @type {StepBox[]} */
  #boxes = [];
  /** @type {ListBar | null} */
  #bar = null;
  #store = new TickStore("");

  /**
   * @override
   * @param {AbortSignal} signal
   */
  build(signal) {
    const key = `runbook:checklist:${this.dataset.id ?? ""}`;
    if (this.#store.key !== key) this.#store = new TickStore(key);
    this.#boxes = [...this.querySelectorAll(".rb-step")].map((item) => this.#box(item, signal));
    if (this.#boxes.length === 0) return;
    this.#bar = new ListBar(this.#title, {
      reset: () => this.#reset(),
      markdown: () => toMarkdown(this.#title, this.#steps, this.#ticks),
    }, signal);
    this.prepend(this.made(this.#bar.node));
    this.#listen(signal);
    this.#show();
  }

  /** @override */
  dismantle() {
    for (const box of this.#boxes) box.clear();
    this.#boxes = [];
    this.#bar = null;
  }

  get #title() {
    return this.dataset.title ?? "";
  }

  get #steps() {
    return this.#boxes.map((box) => box.step);
  }

  get #ticks() {
    return readTicks(this.#store.read());
  }

  /**
   * @param {Element} item
   * @param {AbortSignal} signal
   */
  #box(item, signal) {
    const text = item.querySelector(".rb-step__do") ?? item;
    const step = {
      id: item.getAttribute("data-step") ?? "",
      hash: item.getAttribute("data-hash") ?? "",
      text: lineOf(text),
    };
    const box = new StepBox(item, step);
    item.prepend(this.made(box.control));
    this.wrapContent(text, box.label);
    text.after(this.made(box.note));
    box.input.addEventListener("change", () => {
      this.#write(withTick(this.#ticks, step, box.input.checked));
    }, { signal });
    return box;
  }

  /** @param {AbortSignal} signal */
  #listen(signal) {
    // Another tab may tick the same list.
    addEventListener("storage", (event) => {
      if (event.key === this.#store.key || event.key === null) this.#show();
    }, { signal });
    unfoldOnPaper(this, signal);
  }

  #reset() {
    this.#write(withoutSteps(this.#ticks, this.#steps));
    this.#boxes[0]?.input.focus();
  }

  /** @param {import("../logic/ticks.js").Ticks} ticks */
  #write(ticks) {
    this.#store.write(storedTicks(ticks));
    this.#show();
  }

  #show() {
    const ticks = this.#ticks;
    for (const box of this.#boxes) box.show(stateOf(ticks, box.step));
    this.#bar?.show(doneCount(ticks, this.#steps), this.#boxes.length);
    this.#bar?.warn(this.#store.keeps ? "" : texts.notKept);
  }
}
