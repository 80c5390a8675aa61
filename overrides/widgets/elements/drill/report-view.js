/** A run that has ended goes in; its report comes out, to be read, printed and taken along, and put beside earlier ones. */

import { reportMarkdown } from "../../logic/drill/report-markdown.js";
import { reportSections } from "../../logic/drill/report-sections.js";
import { reportOf } from "../../logic/drill/report.js";
import { reportText } from "../../logic/drill/reports.js";
import { report as texts } from "../../logic/texts/report.js";
import { make, makeButton } from "../dom.js";
import { CopyButton } from "../shared/copy-button.js";
import { saveFile } from "../shared/save-file.js";
import { sectionNode } from "./section-table.js";
import { TrendView } from "./trend-view.js";

/** @typedef {import("../../logic/drill/report-model.js").Report} Report */
/** @typedef {import("./run.js").Run} Run */

/** How long nothing must change before the report is shown anew, in milliseconds. */
const SETTLES = 400;

export class ReportView {
  #run;
  /** The report as it was shown last, so that nothing is made anew for nothing. */
  #shown = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {Run} run
   * @param {AbortSignal} signal
   */
  constructor(run, signal) {
    this.#run = run;
    addEventListener("beforeprint", () => this.node.hidden || this.#fill(), { signal });
    signal.addEventListener("abort", () => clearTimeout(this.#timer));
    this.figures = make("ul", { class: "rb-figures" });
    this.sections = make("div", { class: "rb-report__parts" });
    this.trend = new TrendView(() => this.report, signal);
    const copy = new CopyButton({
      label: texts.copy,
      copied: texts.copied,
      text: () => reportMarkdown(this.report),
    }, signal);
    this.node = make(
      "section",
      { class: "rb-report", hidden: true },
      make("h2", {}, texts.title),
      this.figures,
      make(
        "div",
        { class: "rb-run__files" },
        copy.button,
        makeButton(texts.saveMarkdown, () => this.#save("md", "text/markdown"), signal),
        makeButton(texts.saveJson, () => this.#save("json", "application/json"), signal),
        makeButton(texts.print, () => print(), signal),
        ...copy.status.nodes,
        copy.byHand,
      ),
      this.sections,
      this.trend.node,
    );
  }

  /** @returns {Report} */
  get report() {
    const { plan, state, log } = this.#run;
    return reportOf(plan, state, log?.run ?? "");
  }

  /** @param {boolean} ended */
  show(ended) {
    const first = this.node.hidden;
    this.node.hidden = !ended;
    clearTimeout(this.#timer);
    if (!ended) return;
    // Nobody reads the report while typing above it.
    if (first) this.#fill();
    else this.#timer = setTimeout(() => this.#fill(), SETTLES);
  }

  #fill() {
    const { report } = this;
    const text = JSON.stringify(report);
    if (text === this.#shown) return;
    this.#shown = text;
    this.figures.replaceChildren(...figuresOf(report));
    const parts = reportSections(report).map((one) => sectionNode(one, texts.nothing));
    this.sections.replaceChildren(...parts);
    this.trend.show();
  }

  /**
   * @param {"md" | "json"} extension
   * @param {string} type
   */
  #save(extension, type) {
    const { report } = this;
    const text = extension === "md" ? reportMarkdown(report) : reportText(report);
    const { id, date } = report.exercise;
    saveFile(text, `after-action-${id}-${date ?? "undated"}.${extension}`, type);
  }
}

/** What is asked first. @param {Report} report */
function figuresOf({ figures: { decisions, injects, steps }, revocation }) {
  const longest = revocation.longest === null ? "\u2013" : texts.lasting(revocation.longest);
  const shown = [
    [`${decisions.right} / ${decisions.of}`, texts.figures.decisions],
    [`${injects.met} / ${injects.expected}`, texts.figures.injects],
    [`${steps.skipped}`, texts.figures.skipped],
    [`${steps.out_of_order}`, texts.figures.order],
    [longest, texts.figures.revocation],
  ];
  return shown.map(([figure, what]) => make("li", {}, make("strong", {}, figure), what));
}
