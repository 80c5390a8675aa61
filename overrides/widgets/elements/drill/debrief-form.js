/** A run that has ended goes in; the talk afterwards comes out as fields: ratings, answers, what went well, what to change. */

import { RATINGS } from "../../logic/drill/model.js";
import { drill as texts } from "../../logic/texts/drill.js";
import { report } from "../../logic/texts/report.js";
import { make } from "../dom.js";
import { labelled } from "../shared/fields.js";
import { ActionTable } from "./action-table.js";
import { termList } from "./term-list.js";

/** @typedef {import("../../logic/drill/model.js").Assessment} Assessment */
/** @typedef {import("../../logic/drill/model.js").Rating} Rating */
/** @typedef {import("./run.js").Run} Run */
/** @typedef {() => void} Show puts into fields what the log has, unless somebody is writing there */

/** A text of several lines. */
const area = () => make("textarea", { class: "rb-field", rows: 2, maxlength: "10000" });

/** @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} control @param {string} value */
function put(control, value) {
  if (document.activeElement !== control) control.value = value;
}

export class DebriefForm {
  #run;
  #signal;
  /** @type {Show[]} */
  #shows = [];

  /**
   * @param {Run} run
   * @param {AbortSignal} signal
   */
  constructor(run, signal) {
    this.#run = run;
    this.#signal = signal;
    const { objectives, debrief, improvements } = run.plan;
    const actions = new ActionTable(run, signal);
    this.#shows.push(() => actions.show());
    this.node = make(
      "section",
      { class: "rb-debrief" },
      make("h2", {}, texts.objectives),
      ...objectives.map((one, place) => this.#objective(one, place)),
      make("h2", {}, texts.debrief),
      make("p", { class: "rb-muted" }, texts.debriefHint),
      ...debrief.map((question, place) => this.#question(question, place)),
      make("h2", {}, texts.strengths),
      this.#lines("strengths"),
      make("h2", {}, texts.areas),
      this.#lines("areas"),
      make("h2", {}, texts.actions),
      ...improvements.length > 0
        ? [make("ul", {}, ...improvements.map((prompt) => make("li", {}, prompt)))]
        : [],
      actions.node,
    );
  }

  show() {
    for (const show of this.#shows) show();
  }

  /**
   * @param {{ id: string, text: string }} objective
   * @param {number} place
   */
  #objective({ id, text }, place) {
    const ratings = RATINGS.map((one) => ({ id: one, label: report.ratings[one] }));
    const rating = termList(ratings, texts.notRated);
    const [observation, analysis, recommendation] = [area(), area(), area()];
    const node = make(
      "fieldset",
      { class: "rb-debrief__objective" },
      make("legend", {}, text),
      labelled(texts.rating, rating),
      labelled(texts.observation, observation),
      labelled(texts.analysis, analysis),
      labelled(texts.recommendation, recommendation),
    );
    node.addEventListener("input", () => {
      const assessment = {
        rating: /** @type {Rating} */ (rating.value),
        observation: observation.value,
        analysis: analysis.value,
        recommendation: recommendation.value,
      };
      this.#run.act({ type: "rate", objective: id, assessment }, `rate ${id}`);
    }, { signal: this.#signal });
    this.#keep(node, () => {
      const known = this.#run.state.objectives[place];
      put(rating, known.rating);
      put(observation, known.observation);
      put(analysis, known.analysis);
      put(recommendation, known.recommendation);
    });
    return node;
  }

  /** One field, which has the answer of the role that is chosen. @param {string} text @param {number} question */
  #question(text, question) {
    const { roles } = this.#run.plan;
    const role = termList(roles, texts.noRole);
    const answer = area();
    const known = () =>
      this.#run.state.answers.find((one) => one.question === question && one.role === role.value)
        ?.text ?? "";
    role.addEventListener("change", () => {
      answer.value = known();
    }, { signal: this.#signal });
    answer.addEventListener("input", () => {
      const event = { question, role: role.value, text: answer.value };
      this.#run.act({ type: "answer", ...event }, `answer ${question} ${role.value}`);
    }, { signal: this.#signal });
    const others = make("ul", { class: "rb-debrief__answers" });
    const node = make(
      "fieldset",
      { class: "rb-debrief__question" },
      make("legend", {}, text),
      labelled(texts.forWhom, role),
      labelled(texts.answer, answer),
      others,
    );
    this.#keep(node, () => {
      put(answer, known());
      const given = this.#run.state.answers.filter((one) => one.question === question);
      others.replaceChildren(...given.map((one) => {
        const name = roles.find(({ id }) => id === one.role)?.label ?? texts.noRole;
        return make("li", {}, make("strong", {}, name), ` ${one.text}`);
      }));
    });
    return node;
  }

  /** @param {"strengths" | "areas"} list */
  #lines(list) {
    const field = make("textarea", { class: "rb-field", rows: 3, maxlength: "20000" });
    field.addEventListener("input", () => {
      const items = field.value.split("\n").map((line) => line.trim()).filter(Boolean);
      this.#run.act({ type: list, items }, list);
    }, { signal: this.#signal });
    const node = labelled(texts.strengthsHint, field);
    this.#keep(node, () => put(field, this.#run.state[list].join("\n")));
    return node;
  }

  /**
   * What was taken out of a text is seen as soon as its field is left.
   * @param {HTMLElement} node
   * @param {Show} show
   */
  #keep(node, show) {
    this.#shows.push(show);
    node.addEventListener("focusout", () => queueMicrotask(show), { signal: this.#signal });
  }
}
