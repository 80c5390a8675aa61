/** A table of the page goes in; a search field, facets, sorting and a count appear around it. */

import { applyFilter, choose } from "../logic/filtering.js";
import { queryWords } from "../logic/folding.js";
import { nextDirection, sortOrder } from "../logic/sorting.js";
import { table as texts } from "../logic/texts/index.js";
import { lineOf, make, makeButton, uniqueId, Widget } from "./dom.js";
import { ExportBar } from "./parts/export-bar.js";
import { FacetMenu } from "./parts/facet-menu.js";
import { FilterBar } from "./parts/filter-bar.js";
import { RowStage } from "./parts/row-stage.js";
import { SortHeaders } from "./parts/sort-headers.js";
import { keyOf, readColumns, readRows, valuesInOrder } from "./parts/table-reader.js";

/** @typedef {import("./parts/table-reader.js").Column} Column */
/** @typedef {import("./parts/table-reader.js").TableRow} TableRow */
/** @typedef {import("../logic/sorting.js").Direction | "none"} Direction */

/**
 * @typedef {{
 *   body: HTMLTableSectionElement,
 *   columns: Column[],
 *   rows: TableRow[],
 *   menus: FacetMenu[],
 *   bar: FilterBar,
 *   headers: SortHeaders,
 *   empty: HTMLElement,
 * }} Parts
 */

export class FilterTable extends Widget {
  /** @type {Parts | null} */
  #parts = null;
  #stage = new RowStage("filter-table");
  #query = "";
  /** @type {Map<string, Set<string>>} */
  #chosen = new Map();
  /** @type {{ key: string, direction: Direction }} */
  #sort = { key: "", direction: "none" };
  /** The rows that match, whether or not they are laid out by now. @type {ReadonlySet<HTMLElement>} */
  #visible = new Set();

  /**
   * @override
   * @param {AbortSignal} signal
   */
  build(signal) {
    const table = this.querySelector("table");
    const body = table?.tBodies[0];
    if (!table || !body || body.rows.length === 0) return;
    const columns = readColumns(table);
    const rows = readRows(body, columns);
    const menus = this.#menus(columns, rows, signal);
    const headers = new SortHeaders(table, columns);
    const bar = this.#bar(menus, signal);
    this.#parts = { body, columns, rows, menus, bar, headers, empty: this.#empty(signal) };
    this.prepend(this.made(bar.node));
    this.append(this.made(this.#parts.empty));
    this.#offerExports(bar, signal);
    headers.build(
      (node, button) => this.wrapContent(node, button),
      (column) => this.#sortBy(column),
      signal,
    );
    addEventListener("resize", () => headers.freeWidths(), { signal });
    this.#restore();
    // Read the rows before somebody types, but after the elements inside them have been built.
    const reading = setTimeout(() => rows.forEach((row) => row.haystack));
    signal.addEventListener("abort", () => clearTimeout(reading));
    addEventListener("beforeprint", () => this.#stage.finish(), { signal });
  }

  /** @override */
  dismantle() {
    this.#stage.clear();
    if (!this.#parts) return;
    const { body, rows, headers } = this.#parts;
    if (this.#sort.direction !== "none") place(body, rows);
    for (const { element } of rows) element.hidden = false;
    headers.dismantle();
    this.#parts = null;
  }

  /**
   * @param {readonly Column[]} columns
   * @param {readonly TableRow[]} rows
   * @param {AbortSignal} signal
   */
  #menus(columns, rows, signal) {
    const group = uniqueId("facets");
    /** @type {(key: string, value: string, on: boolean) => void} */
    const chosen = (key, value, on) => {
      this.#chosen = choose(this.#chosen, key, value, on);
      this.#show();
    };
    return columns.filter((column) => column.facet).flatMap((column) => {
      const values = valuesInOrder(rows, column);
      return values.length === 0 ? [] : [new FacetMenu(column, values, { group, chosen }, signal)];
    });
  }

  /**
   * @param {readonly FacetMenu[]} menus
   * @param {AbortSignal} signal
   */
  #bar(menus, signal) {
    const { name, nouns, shortcut } = this.dataset;
    return new FilterBar(
      {
        name: name ?? nouns ?? "",
        shortcut,
        typed: (query) => {
          this.#query = query;
          this.#show();
        },
        reset: () => this.#reset(),
      },
      menus,
      signal,
    );
  }

  /**
   * @param {FilterBar} bar
   * @param {AbortSignal} signal
   */
  #offerExports(bar, signal) {
    const { rules, name = "", noun = "row", nouns = "rows" } = this.dataset;
    if (rules === undefined) return;
    const exports = new ExportBar({ rules, name, noun, nouns, table: () => this.#texts() }, signal);
    bar.node.append(exports.node);
  }

  /** What is shown, as texts: the columns' labels, and the rows that match in their order. */
  #texts() {
    if (!this.#parts) return { heads: [], rows: [] };
    const { body, columns } = this.#parts;
    const shown = columns.filter(({ header }) => !header.hidden);
    const rows = [...body.rows].filter((row) => this.#visible.has(row));
    return {
      heads: shown.map(({ label }) => label),
      rows: rows.map(({ cells }) =>
        shown.map(({ index }) => cells[index]?.dataset.value ?? lineOf(cells[index] ?? null))
      ),
    };
  }

  /** @param {AbortSignal} signal */
  #empty(signal) {
    return make(
      "div",
      { class: "rb-empty", hidden: true },
      make("p", { class: "rb-empty__title" }, texts.emptyTitle),
      make("p", {}, texts.emptyNext),
      makeButton(texts.reset, () => this.#reset(), signal),
    );
  }

  /** What was typed, chosen and sorted before the element was moved. */
  #restore() {
    if (!this.#parts) return;
    this.#parts.bar.field.value = this.#query;
    if (this.#sort.direction !== "none") this.#order();
    this.#show();
  }

  #reset() {
    this.#query = "";
    this.#chosen = new Map();
    if (this.#parts) this.#parts.bar.field.value = "";
    this.#show();
    this.#parts?.bar.field.focus();
  }

  #show() {
    if (!this.#parts) return;
    const { body, rows, menus, bar, headers, empty } = this.#parts;
    const words = queryWords(this.#query);
    const filtered = words.length > 0 || this.#chosen.size > 0;
    if (filtered) headers.holdWidths();
    const keys = menus.map((menu) => menu.column.key);
    const { shown, total, counts } = applyFilter(rows, { words, chosen: this.#chosen }, keys);
    const elements = rows.map((row) => row.element);
    this.#visible = new Set(elements.filter((_, place) => shown[place]));
    this.#stage.show([...body.rows], this.#visible, words);
    for (const menu of menus) {
      menu.show(counts.get(menu.column.key), this.#chosen.get(menu.column.key));
    }
    const { noun = "row", nouns = "rows" } = this.dataset;
    bar.status.say(texts.showing(total, rows.length, noun, nouns));
    bar.show(filtered, texts.applied(this.#query.trim(), this.#applied(menus)));
    empty.hidden = total > 0;
  }

  /**
   * @param {readonly FacetMenu[]} menus
   * @returns {[string, string[]][]}
   */
  #applied(menus) {
    return menus.flatMap(({ column }) => {
      const values = this.#chosen.get(column.key);
      return values ? [[column.label, [...values]]] : [];
    });
  }

  /** @param {Column} column */
  #sortBy(column) {
    const current = this.#sort.key === column.key ? this.#sort.direction : "none";
    this.#sort = { key: column.key, direction: nextDirection(current) };
    this.#parts?.headers.holdWidths();
    this.#order();
    this.#show();
    this.#parts?.bar.status.announce(texts.sorted(column.label, this.#sort.direction));
  }

  #order() {
    if (!this.#parts) return;
    const { body, columns, rows, headers } = this.#parts;
    const { key, direction } = this.#sort;
    const column = columns.find((column) => column.key === key);
    this.#stage.leave(rows.map((row) => row.element));
    if (direction === "none" || !column) place(body, rows);
    else {
      const order = sortOrder(rows.map((row) => keyOf(row, column)), direction);
      place(body, order.map((at) => rows[at]));
    }
    headers.show(key, direction);
  }
}

/**
 * Put rows into an order. A browser that can move a node without taking it out of the page keeps the
 * elements inside it as they are, and the focus too.
 * @param {HTMLTableSectionElement} body
 * @param {readonly TableRow[]} rows
 */
function place(body, rows) {
  if (!body.isConnected || !("moveBefore" in body)) {
    body.append(...rows.map((row) => row.element));
    return;
  }
  for (const { element } of rows) body.moveBefore(element, null);
}
