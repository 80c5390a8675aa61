/** A table and a store of its rows go in; search, facets, sorting and a count appear around it, and work. */

import { facetValues } from "../../logic/facet-values.js";
import { table as texts } from "../../logic/texts/index.js";
import { make, makeButton, uniqueId } from "../dom.js";
import { ColumnChooser } from "./column-chooser.js";
import { FacetMenu } from "./facet-menu.js";
import { FilterBar } from "./filter-bar.js";
import { FilteredRows } from "./filtered-rows.js";
import { LaidOutRows } from "./laid-out-rows.js";
import { QueryHelp } from "./query-help.js";
import { RowKeys } from "./row-keys.js";
import { SortHeaders } from "./sort-headers.js";

/** @typedef {import("../../logic/store.js").Store} Store */
/** @typedef {import("./table-reader.js").Head} Head */
/** @typedef {import("./filtered-rows.js").State} State */
/** @typedef {import("../dom.js").Widget} Widget */

/** So many columns are too many for a screen, and worth a menu. */
const MANY_COLUMNS = 6;

/**
 * @typedef {{
 *   host: Widget,
 *   table: HTMLTableElement,
 *   body: HTMLTableSectionElement,
 *   scroller: HTMLElement,
 *   heads: readonly Head[],
 *   name: string,
 *   noun: string,
 *   nouns: string,
 *   shortcut: string | undefined,
 *   tools?: readonly Node[],
 *   keys?: readonly (readonly [keys: string, does: string])[],
 *   changed?: () => void,
 * }} Options `changed` is called when other rows show than before
 */

export class FilterView {
  /**
   * @param {Options} options
   * @param {AbortSignal} signal
   */
  constructor(options, signal) {
    this.options = options;
    this.signal = signal;
    const headings = options.heads.map(({ heading }) => heading);
    this.filtered = new FilteredRows(headings);
    this.menus = this.#makeMenus();
    this.columns = new ColumnChooser(options.heads, () => this.#showColumns(), signal);
    this.help = new QueryHelp({
      headings,
      keys: [...texts.keys(options.shortcut), ...options.keys ?? []],
      shortcut: options.shortcut,
      tried: (query) => this.#try(query),
    }, signal);
    const chooser = headings.length >= MANY_COLUMNS ? [this.columns.node] : [];
    this.bar = new FilterBar({
      name: options.name,
      shortcut: options.shortcut,
      typed: (query) => this.#type(query),
      reset: () => this.reset(),
      facets: this.menus.map(({ node }) => node),
      tools: [...chooser, ...options.tools ?? []],
      help: this.help.node,
    }, signal);
    this.again = makeButton(texts.again, () => this.#again(), signal, { hidden: true });
    this.bar.reset.before(this.again);
    this.empty = this.#makeEmpty();
    this.paper = make("p", { class: "rb-filter__paper", hidden: true });
    this.headers = new SortHeaders(options.table, options.heads);
    this.headers.build(
      (node, button) => options.host.wrapContent(node, button),
      (key, added) => this.#sortBy(key, added),
      signal,
    );
    const { table, body, scroller, host } = options;
    /** @param {HTMLTableRowElement} row */
    const dress = (row) => this.#dress(row);
    this.laidOut = new LaidOutRows({ table, body, scroller, owner: host.localName, dress });
    this.keys = new RowKeys({ body, field: this.bar.field, rows: () => this.laidOut }, signal);
    this.#listen();
  }

  #listen() {
    const { signal } = this;
    addEventListener("resize", () => this.headers.freeWidths(), { signal });
    // A row that is scrolled away takes the Tab key's stop with it.
    const { scroller } = this.options;
    scroller.addEventListener("scroll", () => this.keys.offer(), { passive: true, signal });
    addEventListener("beforeprint", () => this.#print(), { signal });
    addEventListener("afterprint", () => {
      this.paper.hidden = true;
      this.laidOut.collapse();
    }, { signal });
    signal.addEventListener("abort", () => this.#dismantle());
  }

  #makeMenus() {
    const group = uniqueId("facets");
    const options = {
      group,
      /** @type {(key: string, value: string, on: boolean) => void} */
      chosen: (key, value, on) => {
        this.filtered.choose(key, value, on);
        this.show();
      },
      /** @param {string} key */
      counts: (key) => this.filtered.counts(key),
    };
    const facets = this.options.heads.filter(({ heading }) => heading.facet);
    return facets.map(({ heading }) => new FacetMenu(heading, options, this.signal));
  }

  #makeEmpty() {
    return make(
      "div",
      { class: "rb-empty", hidden: true },
      make("p", { class: "rb-empty__title" }, texts.emptyTitle),
      make("p", {}, texts.emptyNext),
      makeButton(texts.reset, () => this.reset(), this.signal),
    );
  }

  /**
   * Filter other rows from now on.
   * @param {Store} store
   * @param {(row: number) => HTMLTableRowElement} rowOf the element of a row
   * @param {(element: HTMLTableRowElement, row: number) => void} [refill] lets an element be that of another row
   */
  hold(store, rowOf, refill) {
    const signal = this.laidOut.hold(store, rowOf, refill);
    this.filtered.hold(store);
    this.offerValues();
    this.#sort();
    this.#read();
    this.show();
    this.filtered.prepare(signal);
  }

  /** The values of the facets are read again, once rows have changed. */
  offerValues() {
    for (const menu of this.menus) {
      const column = this.filtered.store?.byKey.get(menu.heading.key);
      menu.offer(column ? facetValues(column) : []);
    }
  }

  /** @param {HTMLTableRowElement} row */
  #dress(row) {
    if (!row.hasAttribute("tabindex")) row.tabIndex = -1;
    this.columns.dress(row);
    return row;
  }

  #showColumns() {
    this.headers.freeWidths();
    for (const row of this.options.body.rows) this.columns.dress(row);
  }

  /** @param {State} state */
  restore(state) {
    this.filtered.state = state;
    this.bar.field.value = state.query;
    this.#read();
    this.#sort();
    this.show();
  }

  /** Take all filters away; the order stays. */
  reset() {
    this.restore({ ...this.filtered.state, query: "", chosen: new Map() });
    this.bar.field.focus();
  }

  /** @param {string} query */
  #try(query) {
    this.bar.field.value = query;
    this.bar.field.focus();
    this.#type(query);
  }

  /** @param {string} query */
  #type(query) {
    this.filtered.state = { ...this.filtered.state, query };
    if (this.#read()) this.show();
    else this.bar.show(true, this.filtered.applied);
  }

  /** Read the query; whether it can be read. */
  #read() {
    const problem = this.filtered.read();
    this.bar.refuse(problem);
    if (problem) this.bar.status.announce(problem);
    return problem === "";
  }

  /** Show what matches by now. */
  show() {
    const { options, bar, headers, empty, filtered } = this;
    if (!this.laidOut.isHeld) return;
    if (filtered.isFiltered) headers.holdWidths();
    filtered.find();
    this.laidOut.show(filtered);
    const { rows, size, state } = filtered;
    for (const menu of this.menus) menu.show(state.chosen.get(menu.heading.key));
    bar.status.say(texts.showing(rows.length, size, options.noun, options.nouns));
    bar.show(filtered.isFiltered, filtered.applied);
    this.again.hidden = true;
    empty.hidden = rows.length > 0 || size === 0;
    this.keys.offer();
    options.changed?.();
  }

  /**
   * Some rows have changed: those that are laid out are made again. What shows stays, whether it still matches or
   * not: nothing moves under the reader's cursor until they filter again.
   * @param {readonly number[]} rows
   */
  changed(rows) {
    this.laidOut.changed(rows);
    this.keys.offer();
    this.outdated();
  }

  /** Rows have changed: the values of the facets are read again, and a filter may not be true any more. */
  outdated() {
    this.offerValues();
    this.again.hidden = !this.filtered.isFiltered;
  }

  /** Rows that were left to stand go, and so does the button that was pressed. */
  #again() {
    this.bar.field.focus();
    this.show();
  }

  /**
   * Take the focus to a row, where it shows.
   * @param {number} row
   */
  focusRow(row) {
    const place = this.filtered.rows.indexOf(row);
    if (place >= 0) this.keys.go(place);
  }

  /**
   * @param {string} key
   * @param {boolean} added
   */
  #sortBy(key, added) {
    this.headers.holdWidths();
    this.filtered.sortBy(key, added);
    this.headers.show(this.filtered.state.sorts);
    this.show();
    this.bar.status.announce(this.filtered.sorted);
  }

  #sort() {
    this.filtered.sort();
    this.headers.show(this.filtered.state.sorts);
  }

  #print() {
    const left = this.laidOut.expand();
    this.paper.hidden = left === 0;
    this.paper.textContent = texts.leftOut(left, this.filtered.rows.length - left);
  }

  #dismantle() {
    this.laidOut.dismantle();
    this.headers.dismantle();
    for (const { header } of this.options.heads) header.hidden = false;
  }
}
