/** A run goes in; how its account signs in, and what is known, is asked and answered at any time. */

import { drill } from "../../logic/texts/drill.js";
import { make, uniqueId } from "../dom.js";

/** @typedef {import("../../logic/drill/model.js").Account} Account */
/** @typedef {import("../../logic/drill/model.js").Answer} Answer */
/** @typedef {import("./run.js").Run} Run */

const texts = drill.response;
const WIDE = "(min-width: 600px)";
const ANSWERS = /** @type {const} */ (["yes", "unknown", "no"]);

export class AccountForm {
  #run;
  #answered;
  #known = make("span", { class: "rb-muted" });

  /**
   * @param {Run} run
   * @param {(account: Account) => void} answered
   * @param {AbortSignal} signal
   */
  constructor(run, answered, signal) {
    this.#run = run;
    this.#answered = answered;
    const { sign_ins, circumstances } = run.plan;
    const ways = [...sign_ins, { id: "", label: texts.notKnown, meaning: "" }];
    const signIn = choices(texts.signIn, ways, "sign-in");
    const known = circumstances.map((one) => {
      const answers = ANSWERS.map((id) => ({ id, label: texts.answers[id], meaning: "" }));
      return choices(one.label, answers, one.id, one.meaning);
    });
    const form = make("form", { class: "rb-account__form" }, signIn, ...known);
    form.addEventListener("change", () => this.#answered(this.#account), { signal });
    form.addEventListener("submit", (event) => event.preventDefault(), { signal });
    // On a phone the first step comes first: all steps are there for as long as nothing is known.
    this.node = make(
      "details",
      { class: "rb-account", open: matchMedia(WIDE).matches },
      make("summary", { class: "rb-account__title" }, texts.account, this.#known),
      form,
    );
  }

  /** @returns {Account} */
  get #account() {
    const data = new Map(
      [...this.node.querySelectorAll("input:checked")].map((input) => [
        input.getAttribute("data-question") ?? "",
        input.getAttribute("value") ?? "",
      ]),
    );
    return {
      sign_in: data.get("sign-in") ?? "",
      circumstances: Object.fromEntries(
        this.#run.plan.circumstances.map(({ id }) => [
          id,
          ANSWERS.find((one) => one === data.get(id)) ?? "unknown",
        ]),
      ),
    };
  }

  show() {
    const { state, blocked } = this.#run;
    const { sign_in, circumstances } = state.account;
    for (const input of this.node.querySelectorAll("input")) {
      const question = input.dataset.question ?? "";
      const answer = question === "sign-in" ? sign_in : circumstances[question];
      input.checked = input.value === answer;
      input.disabled = blocked || state.status === "ended";
    }
    const way = this.#run.plan.sign_ins.find(({ id }) => id === sign_in)?.label;
    const told = Object.values(circumstances).filter((one) => one !== "unknown").length;
    this.#known.textContent = ` ${texts.known(way, told)}`;
  }
}

/**
 * One question with its answers.
 * @param {string} question
 * @param {readonly { id: string, label: string, meaning: string }[]} answers
 * @param {string} key
 * @param {string} [meaning]
 */
function choices(question, answers, key, meaning = "") {
  const name = uniqueId(key);
  const boxes = answers.map(({ id, label, meaning: title }) =>
    make(
      "label",
      { class: "rb-choice", title },
      make("input", { type: "radio", name, value: id, "data-question": key, autocomplete: "off" }),
      ` ${label}`,
    )
  );
  const node = make("fieldset", { class: "rb-account__question" }, make("legend", {}, question));
  if (meaning) node.append(make("p", { class: "rb-muted" }, meaning));
  node.append(...boxes);
  return node;
}
