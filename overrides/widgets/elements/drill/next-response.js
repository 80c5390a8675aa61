/** A response that is closed goes in; the way to the next one, which saves the record first, comes out. */

import { drill } from "../../logic/texts/drill.js";
import { make } from "../dom.js";
import { AskTwice } from "../shared/ask-twice.js";

/** @typedef {import("./run.js").Run} Run */

const texts = drill.response;

export class NextResponse {
  #run;

  /**
   * @param {Run} run
   * @param {{ save: () => void, begin: () => void }} steps
   * @param {AbortSignal} signal
   */
  constructor(run, { save, begin }, signal) {
    this.#run = run;
    // No page learns whether a file was really kept, so it is asked before the run is wiped.
    this.another = new AskTwice(
      {
        ask: texts.another,
        name: texts.anotherName,
        confirm: () => texts.anotherSure,
        keep: texts.anotherNot,
      },
      begin,
      signal,
    );
    this.another.first.addEventListener("click", save, { signal });
    this.node = make(
      "div",
      { class: "rb-run__files rb-run__next" },
      ...this.another.nodes,
      make("p", { class: "rb-muted" }, texts.anotherHint),
    );
  }

  show() {
    const { state, follows } = this.#run;
    this.node.hidden = state.status !== "ended" || follows;
    this.another.show(1);
  }
}
