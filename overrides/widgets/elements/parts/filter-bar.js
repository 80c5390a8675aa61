/** Facets go in; the bar above a table comes out: search field, facets, count and reset. */

import { table as texts } from "../../logic/texts/index.js";
import { make, makeButton, Status, takesText, uniqueId } from "../dom.js";

/** @typedef {import("./facet-menu.js").FacetMenu} FacetMenu */
/**
 * @typedef {{
 *   name: string,
 *   shortcut: string | undefined,
 *   typed: (query: string) => void,
 *   reset: () => void,
 * }} Options
 */

export class FilterBar {
  /**
   * @param {Options} options
   * @param {readonly FacetMenu[]} menus
   * @param {AbortSignal} signal
   */
  constructor(options, menus, signal) {
    const id = uniqueId("search");
    this.field = make("input", {
      type: "search",
      id,
      class: "rb-filter__field",
      placeholder: texts.placeholder,
      autocomplete: "off",
      spellcheck: "false",
      "aria-keyshortcuts": options.shortcut ?? null,
    });
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
    const facets = menus.map((menu) => menu.node);
    const result = make("div", { class: "rb-filter__result" }, ...this.status.nodes, this.reset);
    const row = make("div", { class: "rb-filter__row" }, ...facets, result);
    this.node = make("div", { class: "rb-filter", role: "search" }, search, row, this.applied);
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
    if (options.shortcut) this.#listenForShortcut(options.shortcut, signal);
  }

  /**
   * @param {string} key
   * @param {AbortSignal} signal
   */
  #listenForShortcut(key, signal) {
    document.addEventListener("keydown", (event) => {
      const modified = event.ctrlKey || event.metaKey || event.altKey;
      if (event.key !== key || modified || event.defaultPrevented) return;
      if (takesText(event.target) || this.field.checkVisibility?.() === false) return;
      event.preventDefault();
      // The theme's own search listens on the window for the same key.
      event.stopPropagation();
      this.field.focus();
      this.field.select();
    }, { signal });
  }

  /** @param {boolean} filtered @param {string} summary what the rows are filtered by */
  show(filtered, summary) {
    this.reset.hidden = !filtered;
    this.applied.textContent = filtered ? summary : "";
  }
}
