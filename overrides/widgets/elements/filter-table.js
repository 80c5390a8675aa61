/** A table of the page goes in; a search field, facets, sorting and a count appear around it. */

import { readLink, viewLink } from "../logic/filter-link.js";
import { readTableData } from "../logic/table-data.js";
import { table as texts } from "../logic/texts/index.js";
import { make, onNewDay, Widget } from "./dom.js";
import { ExportBar } from "./parts/export-bar.js";
import { CopyButton } from "./shared/copy-button.js";
import { loadData } from "./shared/data-script.js";
import { DataRows } from "./table/data-rows.js";
import { FilterView } from "./table/filter-view.js";
import { readHeads, readStore } from "./table/table-reader.js";

/** @typedef {import("../logic/store.js").Store} Store */
/** @typedef {import("./table/table-reader.js").Head} Head */
/** @typedef {import("./table/filtered-rows.js").State} State */

/** What stands in cells and says something else on another day. */
const DATED = "date-state, due-date, policy-value";

export class FilterTable extends Widget {
  /** @type {FilterView | null} */
  #view = null;
  /** What was typed, chosen and sorted before the element was moved. @type {State | null} */
  #state = null;
  /** The rows of the page, which a longer table takes out of it. @type {HTMLTableRowElement[]} */
  #rows = [];

  /**
   * @override
   * @param {AbortSignal} signal
   */
  build(signal) {
    // The elements inside the table may still add to what its cells say.
    queueMicrotask(() => signal.aborted || this.#build(signal));
  }

  /** @param {AbortSignal} signal */
  #build(signal) {
    const table = this.querySelector("table");
    const body = table?.tBodies[0];
    if (!table || !body?.rows.length || body.rows[0].matches(".rb-empty")) return;
    const heads = readHeads(table);
    this.#rows = [...body.rows];
    const view = this.#makeView(table, body, heads, signal);
    this.#view = view;
    this.prepend(this.made(view.bar.node));
    this.append(this.made(view.empty), this.made(view.paper));
    const { rows } = this.dataset;
    if (rows === undefined) this.#holdOwn(view, heads);
    else this.#load(rows, view, heads, signal);
    this.#restore(view, signal);
    if (table.querySelector(DATED)) onNewDay(() => this.#readAgain(view, body, heads), signal);
    // Leaving comes after the view has taken itself back.
    signal.addEventListener("abort", () => {
      this.#state = view.filtered.state;
      for (const row of this.#rows) {
        view.columns.dress(row);
        row.removeAttribute("tabindex");
        row.removeAttribute("aria-rowindex");
      }
      if (this.#rows.some((row) => row.parentNode !== body)) body.replaceChildren(...this.#rows);
    });
  }

  /**
   * Filter the rows that stand in the page.
   * @param {FilterView} view
   * @param {readonly Head[]} heads
   */
  #holdOwn(view, heads) {
    const store = readStore(this.#rows, heads.map(({ heading }) => heading));
    view.hold(store, (row) => this.#rows[row]);
  }

  /**
   * What cells say by the day is another thing on another day. Only in the page do they say it.
   * @param {FilterView} view
   * @param {HTMLTableSectionElement} body
   * @param {readonly Head[]} heads
   */
  #readAgain(view, body, heads) {
    const { state } = view.filtered;
    if (this.#rows.some((row) => row.parentNode !== body)) body.replaceChildren(...this.#rows);
    this.#holdOwn(view, heads);
    view.restore(state);
  }

  /**
   * @param {HTMLTableElement} table
   * @param {HTMLTableSectionElement} body
   * @param {readonly Head[]} heads
   * @param {AbortSignal} signal
   */
  #makeView(table, body, heads, signal) {
    const { noun = "row", nouns = "rows", name = nouns, shortcut, rules } = this.dataset;
    const scroller = /** @type {HTMLElement} */ (table.closest(".rb-table") ?? this);
    const link = new CopyButton({
      label: texts.copyLink,
      copied: texts.linkCopied,
      text: () => this.#link(name),
      rows: 2,
    }, signal);
    /** @type {Node[]} */
    const tools = [link.button, ...link.status.nodes];
    if (rules !== undefined) {
      const exports = { rules, name, noun, nouns, table: () => this.#texts(heads) };
      tools.push(new ExportBar(exports, signal).node);
    }
    tools.push(link.byHand);
    return new FilterView(
      { host: this, table, body, scroller, heads, name, noun, nouns, shortcut, tools },
      signal,
    );
  }

  /** @param {string} name */
  #link(name) {
    const [page] = location.href.split("#");
    return this.#view ? page + viewLink(name, this.#view.filtered.state) : null;
  }

  /**
   * A link says what to show first; what was typed before the element was moved says it better.
   * @param {FilterView} view
   * @param {AbortSignal} signal
   */
  #restore(view, signal) {
    const { nouns = "rows", name = nouns } = this.dataset;
    const follow = () => {
      const linked = readLink(location.hash, name);
      if (!linked) return;
      view.restore(linked);
      this.scrollIntoView({ block: "start" });
    };
    if (this.#state) view.restore(this.#state);
    else follow();
    addEventListener("hashchange", follow, { signal });
  }

  /**
   * The rows of a long table come as a data file; until they are there, the page shows the first of them.
   * @param {string} address
   * @param {FilterView} view
   * @param {readonly Head[]} heads
   * @param {AbortSignal} signal
   */
  async #load(address, view, heads, signal) {
    const note = this.made(
      make("p", { class: "rb-filter__loading", role: "status" }, texts.loading),
    );
    view.bar.node.after(note);
    try {
      const data = await loadData(address, true);
      if (signal.aborted) return;
      const store = readTableData(data, heads.map(({ heading }) => heading));
      const rows = new DataRows(store, heads, this.dataset.cards !== undefined);
      view.hold(store, (row) => rows.make(row), (element, row) => rows.fill(element, row));
      note.remove();
    } catch {
      if (signal.aborted) return;
      note.textContent = texts.notLoaded(this.#rows.length);
      this.#holdOwn(view, heads);
    }
  }

  /**
   * What is shown, as texts: the columns' labels, and the rows that match in their order.
   * @param {readonly Head[]} heads
   */
  #texts(heads) {
    const places = heads.map((_, at) => at).filter((at) => !heads[at].header.hidden);
    const { store, rows: shown = [] } = this.#view?.filtered ?? {};
    const rows = [...shown].map((row) =>
      places.map((at) => {
        const { text = "", value = text } = store?.columns[at].entry(row) ?? {};
        return value;
      })
    );
    return { heads: places.map((at) => heads[at].heading.label), rows };
  }
}
