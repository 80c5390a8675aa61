/** A result goes in; the score, the decision, its reasons and what is still open come out. */

import { totalOf } from "../../logic/scoring.js";
import { calculator as texts, signed, total as inFigures } from "../../logic/texts.js";
import { make, makeButton, safeAddress, Status } from "../dom.js";

/** @typedef {import("../../logic/scoring.js").Ruleset} Ruleset */
/** @typedef {import("../../logic/scoring.js").Complete} Complete */
/** @typedef {import("../../logic/scoring.js").Incomplete} Incomplete */
/** @typedef {import("../../logic/scoring.js").Contribution} Contribution */
/** @typedef {import("../../logic/scoring.js").Decision} Decision */
/** @typedef {import("../../logic/scoring.js").Lowering} Lowering */
/** @typedef {{ open: (name: string) => void, reset: () => void }} Actions */

export class Verdict {
  /**
   * @param {Ruleset} ruleset
   * @param {Actions} actions
   * @param {AbortSignal} signal
   */
  constructor(ruleset, actions, signal) {
    this.openQuestions = openQuestions(ruleset, actions.open, signal);
    this.number = make("span", { class: "rb-verdict__number" });
    this.unit = make("span", { class: "rb-verdict__unit" });
    this.decision = make("p", { class: "rb-verdict__decision" });
    this.body = make("div", { class: "rb-verdict__body" });
    this.status = new Status("rb-verdict__spoken", signal);
    this.reset = makeButton(texts.reset, actions.reset, signal);
    const [, spoken] = this.status.nodes;
    this.node = make(
      "section",
      { class: "rb-verdict", "aria-label": texts.verdict },
      make("p", { class: "rb-verdict__score" }, this.number, " ", this.unit),
      this.decision,
      this.body,
      spoken,
      make("p", { class: "rb-verdict__reset" }, this.reset),
    );
  }

  /**
   * @param {Complete | Incomplete} result
   * @param {readonly Lowering[]} lowerings
   * @param {number} answered how many questions have an answer
   */
  show(result, lowerings, answered) {
    const total = totalOf(result.contributions);
    const complete = result.state === "complete";
    this.number.textContent = inFigures(total);
    this.unit.textContent = complete ? texts.unit(total) : `${texts.unit(total)} ${texts.soFar}`;
    this.reset.disabled = answered === 0;
    this.node.className = `rb-verdict rb-verdict--${
      complete ? result.decision.tone : "incomplete"
    }`;
    if (complete) this.#showComplete(result, lowerings);
    else this.#showIncomplete(result, total);
  }

  /**
   * @param {Complete} result
   * @param {readonly Lowering[]} lowerings
   */
  #showComplete({ total, decision, contributions }, lowerings) {
    this.decision.replaceChildren(badge(decision));
    this.body.replaceChildren(
      make("p", { class: "rb-verdict__meaning" }, decision.meaning),
      make("p", { class: "rb-verdict__next" }, nextStep(decision)),
      reasons(contributions, texts.noPoints),
      ...lowered(lowerings),
    );
    this.status.announce(texts.spoken(total, decision.label));
  }

  /**
   * @param {Incomplete} result
   * @param {number} total
   */
  #showIncomplete({ missing, contributions }, total) {
    const incomplete = { class: "rb-decision rb-decision--incomplete" };
    this.decision.replaceChildren(make("span", incomplete, texts.incomplete));
    const open = missing.flatMap((name) => this.openQuestions.get(name) ?? []);
    this.body.replaceChildren(
      make("p", { class: "rb-verdict__meaning" }, texts.open(missing.length)),
      make("ul", { class: "rb-verdict__open" }, ...open),
      reasons(contributions, texts.noPointsYet),
    );
    this.status.announce(texts.incompleteSpoken(missing.length, total));
  }
}

/**
 * Per question a line that leads to it; made once, shown while the question is open.
 * @param {Ruleset} ruleset
 * @param {(name: string) => void} open
 * @param {AbortSignal} signal
 * @returns {Map<string, HTMLLIElement>}
 */
function openQuestions(ruleset, open, signal) {
  return new Map(ruleset.inputs.map(({ name, question }) => {
    const button = makeButton(question, () => open(name), signal, { class: "rb-link" });
    return [name, make("li", {}, button)];
  }));
}

/** @param {Decision} decision */
function badge(decision) {
  return make("span", { class: `rb-decision rb-decision--${decision.tone}` }, decision.label);
}

/** @param {Decision} decision */
function nextStep(decision) {
  const address = safeAddress(decision.see);
  return address ? make("a", { href: address }, decision.next) : make("span", {}, decision.next);
}

/**
 * Which rule gave which points and why, each with a bar as long as its share.
 * @param {readonly Contribution[]} contributions
 * @param {string} none
 */
function reasons(contributions, none) {
  const title = make("p", { class: "rb-verdict__title" }, texts.why);
  if (contributions.length === 0) return make("div", {}, title, make("p", {}, none));
  const longest = Math.max(...contributions.map(({ points }) => Math.abs(points)), 1);
  const items = contributions.map(({ points, because }) => {
    const bar = make("span", { class: "rb-bar", "aria-hidden": "true" });
    bar.style.setProperty("--rb-share", String(Math.abs(points) / longest));
    bar.classList.toggle("rb-bar--less", points < 0);
    return make(
      "li",
      { class: "rb-reason" },
      make("span", { class: "rb-reason__points" }, signed(points)),
      make("span", { class: "rb-visually-hidden" }, ` ${texts.unit(points)}: `),
      make("span", { class: "rb-reason__because" }, because),
      bar,
    );
  });
  return make("div", {}, title, make("ul", { class: "rb-reasons" }, ...items));
}

/** @param {readonly Lowering[]} lowerings */
function lowered(lowerings) {
  if (lowerings.length === 0) return [];
  const items = lowerings.map(({ input, answer, total, decision }) =>
    make(
      "li",
      {},
      make("span", { class: "rb-verdict__question" }, input.question),
      `${texts.lowerItem(answer.label, total)} `,
      badge(decision),
    )
  );
  return [
    make("p", { class: "rb-verdict__title" }, texts.lower),
    make("ul", { class: "rb-verdict__lower" }, ...items),
  ];
}
