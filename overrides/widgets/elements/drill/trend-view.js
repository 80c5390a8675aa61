/** A report goes in; earlier ones are opened beside it, and how the drills went over time comes out. */

import { readReport } from "../../logic/drill/reports.js";
import { trendTable } from "../../logic/drill/trend-table.js";
import { report as texts } from "../../logic/texts/report.js";
import { make, Status } from "../dom.js";
import { fileChoice } from "./file-choice.js";
import { tableNode } from "./section-table.js";

/** @typedef {import("../../logic/drill/report-model.js").Report} Report */

export class TrendView {
  /** @type {Report[]} */
  #earlier = [];
  #report;

  /**
   * @param {() => Report} report the one that the others are put beside
   * @param {AbortSignal} signal
   */
  constructor(report, signal) {
    this.#report = report;
    this.status = new Status("rb-run__said", signal);
    this.table = make("div", {});
    this.node = make(
      "section",
      { class: "rb-report__trend" },
      make("h3", {}, texts.trend),
      make("p", { class: "rb-muted" }, texts.trendHint),
      ...fileChoice({
        label: texts.openReports,
        several: true,
        take: (files) => this.#open(files),
      }, signal),
      ...this.status.nodes,
      this.table,
    );
  }

  show() {
    const { title, heads, rows } = trendTable([...this.#earlier, this.#report()]);
    this.table.replaceChildren(
      ...this.#earlier.length > 0 ? [tableNode(title, { heads, rows })] : [],
    );
  }

  /** @param {{ name: string, text: string | null }[]} files */
  #open(files) {
    const said = files.map(({ name, text }) => {
      const { report, problem } = readReport(text ?? "");
      if (report) this.#earlier.push(report);
      return problem ? texts.problem(name, problem) : texts.opened(name);
    });
    this.status.say(said.join(" "));
    this.show();
  }
}
