/** Facets and tools go in; the bar above a table comes out: search field, facets, count and reset. */

import { table as texts } from "../../logic/texts/index.js";
import { make, makeButton, Status, uniqueId } from "../dom.js";
import { onPageKey } from "./row-keys.js";

/**
 * @typedef {{
 *   name: string,
 *   shortcut: string | undefined,
 *   typed: (query: string) => void,
 *   reset: () => void,
 *   facets: readonly Node[],
 *   tools: readonly Node[],
 *   help: Node,
 * }} Options
 */

/**
 * A button that unfolds, on a phone alone, what the style sheet folds there: the rows come first.
 * @param {string} what
 * @param {string} text
 * @param {AbortSignal} signal
 */
function fold(what, text, signal) {
  const button = makeButton(
    text,
    () => {
      const open = button.getAttribute("aria-expanded") !== "true";
      button.setAttribute("aria-expanded", String(open));
    },
    signal,
    { class: `rb-button rb-fold rb-fold--${what}`, "aria-expanded": "false" },
  );
  return button;
}

export class FilterBar {
  /**
   * @param {Options} options
   * @param {AbortSignal} signal
   */
  constructor(options, signal) {
    const id = uniqueId("search");
    const problem = uniqueId("problem");
    this.field = make("input", {
      type: "search",
      id,
      class: "rb-filter__field",
      placeholder: texts.placeholder,
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      "aria-keyshortcuts": options.shortcut ?? null,
      "aria-describedby": problem,
    });
    this.problem = make("p", { class: "rb-filter__problem", id: problem, hidden: true });
    this.status = new Status("rb-filter__count", signal);
    this.reset = makeButton(texts.reset, options.reset, signal, { hidden: true });
    // On paper nothing else tells that rows are missing.
    this.applied = make("p", { class: "rb-filter__applied" });
    const label = make(
      "label",
      { for: id, class: "rb-visually-hidden" },
      texts.search(options.name),
    );
    const search = make("div", { class: "rb-filter__search" }, label, this.field);
    if (options.shortcut) {
      search.append(
        make("kbd", { class: "rb-filter__key", "aria-hidden": "true" }, options.shortcut),
      );
    }
    const result = make("div", { class: "rb-filter__result" }, ...this.status.nodes, this.reset);
    const tools = make("div", { class: "rb-filter__tools" }, options.help, ...options.tools);
    const row = make("div", { class: "rb-filter__row" }, ...options.facets, tools);
    const folds = make(
      "div",
      { class: "rb-filter__folds" },
      fold("narrow", texts.narrow, signal),
      fold("sort", texts.sort, signal),
    );
    // Beside the field the count finds room without moving what is below, whatever it says.
    const top = make("div", { class: "rb-filter__top" }, search, result);
    const parts = [top, this.problem, folds, row, this.applied];
    this.node = make("div", { class: "rb-filter", role: "search" }, ...parts);
    this.node.setAttribute("aria-label", texts.search(options.name));
    this.#listen(options, signal);
  }

  /**
   * @param {Options} options
   * @param {AbortSignal} signal
   */
  #listen(options, signal) {
    const { field } = this;
    field.addEventListener("input", () => options.typed(field.value), { signal });
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || field.value === "") return;
      event.preventDefault();
      field.value = "";
      options.typed("");
    }, { signal });
    if (!options.shortcut) return;
    onPageKey(options.shortcut, () => {
      if (field.checkVisibility?.() === false) return false;
      field.focus();
      field.select();
      return true;
    }, signal);
  }

  /** @param {boolean} filtered @param {string} summary what the rows are filtered by */
  show(filtered, summary) {
    this.reset.hidden = !filtered;
    this.applied.textContent = summary;
  }

  /** @param {string} problem what is wrong with the query; empty where nothing is */
  refuse(problem) {
    this.problem.hidden = problem === "";
    this.problem.textContent = problem;
    if (problem === "") this.field.removeAttribute("aria-invalid");
    else this.field.setAttribute("aria-invalid", "true");
  }
}
