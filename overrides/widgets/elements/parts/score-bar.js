/** A result goes in; its points as parts of one bar, on the scale of the decisions, come out. */

import { scale } from "../../logic/scoring.js";
import { signed, total as inFigures } from "../../logic/texts/index.js";
import { make } from "../dom.js";

/** @typedef {import("../../logic/scoring.js").Ruleset} Ruleset */
/** @typedef {import("../../logic/scoring.js").Complete} Complete */
/** @typedef {import("../../logic/scoring.js").Incomplete} Incomplete */

/** A picture only: the reasons below it say the same in words. */
export class ScoreBar {
  /** @param {Ruleset} ruleset */
  constructor(ruleset) {
    const { least, most } = scale(ruleset);
    this.least = least;
    this.span = most - least + 1;
    this.parts = make("div", { class: "rb-scale__parts" });
    this.node = make(
      "div",
      { class: "rb-scale", "aria-hidden": "true" },
      this.parts,
      make("div", { class: "rb-scale__bands" }, ...this.#bands(ruleset)),
    );
  }

  /** @param {Ruleset} ruleset */
  #bands({ bands, decisions }) {
    return bands.map((band, index) => {
      const start = band.from ?? this.least;
      const end = bands[index - 1]?.from ?? this.least + this.span;
      const decision = decisions.find(({ id }) => id === band.decision);
      const name = make(
        "span",
        { class: `rb-decision rb-decision--${decision?.tone}` },
        decision?.label ?? "",
      );
      const from = band.from === null
        ? []
        : [make("span", { class: "rb-scale__from" }, inFigures(start))];
      // Half a point aside, so that a score on a threshold stands clearly inside its band.
      return this.#place("rb-scale__band", start - 0.5, end - 0.5, ...from, name);
    }).reverse();
  }

  /** @param {Complete | Incomplete} result */
  show(result) {
    const { contributions } = result;
    let at = 0;
    const added = contributions.filter(({ points }) => points > 0).map(({ points }) => {
      at += points;
      return this.#place("rb-scale__part", at - points, at, signed(points));
    });
    const taken = contributions.filter(({ points }) => points < 0).map(({ points }) => {
      at += points;
      return this.#place("rb-scale__part rb-scale__part--less", at, at - points, signed(points));
    });
    const reach = result.state === "complete"
      ? []
      : [this.#place("rb-scale__reach", result.least, result.most)];
    this.parts.replaceChildren(...reach, ...added, ...taken, this.#place("rb-scale__mark", at, at));
  }

  /**
   * @param {string} name
   * @param {number} start
   * @param {number} end
   * @param {...(Node | string)} children
   */
  #place(name, start, end, ...children) {
    const node = make("span", { class: name }, ...children);
    const share = (/** @type {number} */ points) => (points - this.least + 0.5) / this.span;
    node.style.setProperty("--rb-start", String(share(start)));
    node.style.setProperty("--rb-width", String(share(end) - share(start)));
    return node;
  }
}
