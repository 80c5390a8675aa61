/** A run goes in; ways to save it, to open one that was saved, and to wipe it come out. */

import { dayText } from "../../logic/drill/times.js";
import { drill as texts } from "../../logic/texts/drill.js";
import { make, makeButton } from "../dom.js";
import { AskTwice } from "../shared/ask-twice.js";
import { saveFile } from "../shared/save-file.js";
import { fileChoice } from "./file-choice.js";
import { problemText } from "./notice-board.js";

/** @typedef {import("./run.js").Run} Run */

export class FileBar {
  #run;

  /**
   * @param {Run} run
   * @param {{ open: string, keeps: string, say: (text: string) => void }} words and where what has come of it is said
   * @param {AbortSignal} signal
   */
  constructor(run, words, signal) {
    this.#run = run;
    this.say = words.say;
    this.save = makeButton(texts.saveLog, () => this.saveLog(), signal);
    const take = (/** @type {import("./file-choice.js").ChosenFile[]} */ files) =>
      files.forEach(({ text }) => this.#open(text));
    this.open = make("span", {}, ...fileChoice({ label: words.open, take }, signal));
    this.wipe = new AskTwice(
      {
        ask: texts.wipe,
        name: texts.wipeName,
        confirm: () => texts.wipeSure,
        keep: texts.wipeNot,
      },
      () => {
        run.wipe();
        words.say(texts.wiped);
      },
      signal,
    );
    this.node = make(
      "div",
      { class: "rb-run__files" },
      this.save,
      this.open,
      ...this.wipe.nodes,
      make("p", { class: "rb-muted" }, words.keeps),
    );
  }

  show() {
    const { log, unreadable } = this.#run;
    this.save.hidden = log === null;
    this.open.hidden = log !== null;
    this.wipe.show(log || unreadable ? 1 : 0);
    for (const node of this.wipe.nodes.slice(0, 1)) {
      if (!log && !unreadable) node.hidden = true;
      else if (this.wipe.pair.hidden) node.hidden = false;
    }
  }

  /** Save the log, or what is kept of one that cannot be read. */
  saveLog() {
    const { log, unreadable, plan, state, text } = this.#run;
    const day = state.started ? dayText(state.started) : "kept";
    const kind = plan.kind === "drill" ? "drill-log" : "response-log";
    const content = log ? text : unreadable?.text ?? "";
    saveFile(content, `${kind}-${plan.id}-${day}.json`, "application/json");
  }

  /** @param {string | null} text */
  #open(text) {
    const problem = text === null ? { code: "no-text", detail: "" } : this.#run.load(text);
    this.say(problem ? `${problemText(problem)} ${texts.kept}` : texts.loaded);
  }
}
