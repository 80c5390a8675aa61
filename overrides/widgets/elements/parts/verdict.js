/** A result goes in; the score, the decision, its reasons and what is still open come out. */

import { totalOf } from "../../logic/scoring.js";
import { calculator as texts, signed, total as inFigures } from "../../logic/texts/index.js";
import { make, makeButton, safeAddress, Status } from "../dom.js";
import { ScoreBar } from "./score-bar.js";

/** @typedef {import("../../logic/scoring.js").Ruleset} Ruleset */
/** @typedef {import("../../logic/scoring.js").Complete} Complete */
/** @typedef {import("../../logic/scoring.js").Incomplete} Incomplete */
/** @typedef {import("../../logic/scoring.js").Contribution} Contribution */
/** @typedef {import("../../logic/scoring.js").Decision} Decision */
/** @typedef {import("../../logic/scoring.js").Alternative} Alternative */

/** How many ways to a milder decision are listed; the first ones lower the score most. */
const MOST_ALTERNATIVES = 4;

export class Verdict {
  /** @type {Map<string, HTMLLIElement>} */
  #open;
  /** @type {Map<string, Decision>} */
  #decisions;
  /** The decisions that could still come of it when they were last read out. */
  #outlook = "";

  /**
   * @param {Ruleset} ruleset
   * @param {(name: string) => void} open leads to a question
   * @param {AbortSignal} signal
   */
  constructor(ruleset, open, signal) {
    this.ruleset = ruleset;
    this.#open = openQuestions(ruleset, open, signal);
    this.#decisions = new Map(ruleset.decisions.map((decision) => [decision.id, decision]));
    this.number = make("span", { class: "rb-verdict__number" });
    this.unit = make("span");
    this.decision = make("p", { class: "rb-verdict__decision" });
    this.bar = new ScoreBar(ruleset);
    this.body = make("div");
    this.status = new Status("rb-verdict__spoken", signal);
    this.node = this.#node();
  }

  #node() {
    const [, spoken] = this.status.nodes;
    return make(
      "section",
      { class: "rb-verdict", "aria-label": texts.verdict },
      make(
        "div",
        { class: "rb-verdict__head" },
        make("p", { class: "rb-verdict__score" }, this.number, " ", this.unit),
        this.decision,
      ),
      make("div", { class: "rb-verdict__rest" }, this.bar.node, this.body, spoken),
    );
  }

  /**
   * @param {Complete | Incomplete} result
   * @param {readonly Alternative[]} alternatives
   */
  show(result, alternatives) {
    const total = totalOf(result.contributions);
    const begun = result.state === "complete" ||
      result.missing.length < this.ruleset.inputs.length;
    this.number.textContent = begun ? inFigures(total) : texts.notScored;
    this.unit.textContent = result.state === "complete"
      ? texts.unit(total)
      : `${texts.unit(total)} ${texts.soFar}`;
    this.bar.show(result);
    if (result.state === "complete") this.#showComplete(result, alternatives);
    else this.#showIncomplete(result, total);
  }

  /**
   * @param {Complete} result
   * @param {readonly Alternative[]} alternatives
   */
  #showComplete({ total, decision: id, contributions, cautions }, alternatives) {
    const decision = this.#decision(id);
    const minds = this.ruleset.cautions.filter((caution) => cautions.includes(caution.id));
    const first = minds.find(({ next }) => next)?.next;
    this.node.className = `rb-verdict rb-tone--${decision.tone}`;
    this.decision.replaceChildren(badge(decision));
    this.body.replaceChildren(
      ...minds.map(({ text }) =>
        make("p", { class: "rb-caution" }, make("strong", {}, texts.caution), ` ${text}`)
      ),
      // What a decision usually means may be just what a caution denies.
      ...(minds.length > 0 ? [] : [make("p", { class: "rb-verdict__meaning" }, decision.meaning)]),
      make("p", { class: "rb-verdict__next" }, first ?? nextStep(decision)),
      reasons(contributions, texts.noPoints),
      ...this.#milder(alternatives),
    );
    const spoken = [`${texts.spoken(total, decision.label)}.`, ...minds.map(({ text }) => text)];
    this.#outlook = "";
    this.status.announce(spoken.join(" "));
  }

  /**
   * @param {Incomplete} result
   * @param {number} total
   */
  #showIncomplete({ missing, contributions, least, most, possible }, total) {
    this.node.className = "rb-verdict rb-verdict--incomplete";
    const labels = possible.map((id) => this.#decision(id).label);
    const outlook = texts.outlook(least, most, labels);
    const open = missing.flatMap((name) => this.#open.get(name) ?? []);
    this.decision.replaceChildren(
      make("span", { class: "rb-decision rb-decision--incomplete" }, texts.incomplete),
    );
    const certain = possible.length === 1 ? [this.#decision(possible[0])] : [];
    this.body.replaceChildren(
      make("p", { class: "rb-verdict__outlook" }, outlook),
      ...certain.map((one) => make("p", { class: "rb-verdict__next" }, nextStep(one))),
      make(
        "p",
        { class: "rb-verdict__meaning" },
        texts.open(missing.length, possible.length === 1),
      ),
      make("ul", { class: "rb-verdict__open" }, ...open),
      reasons(contributions, texts.noPointsYet),
    );
    this.#announceOpen(missing.length, total, outlook, labels.join());
  }

  /**
   * What can still come of it is read out when it changes; nothing is, before the first answer.
   * @param {number} open
   * @param {number} total
   * @param {string} outlook
   * @param {string} possible
   */
  #announceOpen(open, total, outlook, possible) {
    if (open === this.ruleset.inputs.length) return;
    const news = this.#outlook === possible ? [] : [outlook];
    this.status.announce([texts.incompleteSpoken(open, total), ...news].join(" "), () => {
      this.#outlook = possible;
    });
  }

  /** @param {string} id */
  #decision(id) {
    const decision = this.#decisions.get(id);
    if (!decision) throw new RangeError(`nobody describes the decision '${id}'`);
    return decision;
  }

  /** @param {readonly Alternative[]} alternatives */
  #milder(alternatives) {
    if (alternatives.length === 0) return [];
    const items = alternatives.slice(0, MOST_ALTERNATIVES).map((
      { changes, total, decision, minded },
    ) =>
      make(
        "li",
        {},
        `${texts.change(changes.map(({ answers }) => answers.map(({ text }) => text)))}: `,
        make(
          "span",
          { class: "rb-verdict__then" },
          `${texts.points(total)} `,
          badge(this.#decision(decision)),
          minded ? texts.minded : "",
        ),
      )
    );
    const more = alternatives.length - MOST_ALTERNATIVES;
    return [
      make("p", { class: "rb-verdict__title" }, texts.milder),
      make("p", {}, texts.milderHow(alternatives[0].changes.length)),
      make("ul", { class: "rb-verdict__milder" }, ...items),
      ...(more > 0 ? [make("p", { class: "rb-muted" }, texts.more(more))] : []),
    ];
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
 * Which rule gave which points, and why.
 * @param {readonly Contribution[]} contributions
 * @param {string} none
 */
function reasons(contributions, none) {
  const title = make("p", { class: "rb-verdict__title" }, texts.why);
  if (contributions.length === 0) return make("div", {}, title, make("p", {}, none));
  const items = contributions.map(({ points, because }) =>
    make(
      "li",
      { class: "rb-reason" },
      make("span", { class: "rb-reason__points" }, signed(points)),
      make("span", { class: "rb-visually-hidden" }, ` ${texts.unit(points)}: `),
      make("span", { class: "rb-reason__because" }, because),
    )
  );
  return make("div", {}, title, make("ul", { class: "rb-reasons" }, ...items));
}
