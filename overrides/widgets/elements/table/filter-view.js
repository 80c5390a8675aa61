/** A table and a store of its rows go in; search, facets, sorting and a count appear around it, and work. */

import { facetValues } from "../../logic/facet-values.js";
import { choose, chosenRows, facetCounts, Filter, inOrder } from "../../logic/filtering.js";
import { parseQuery } from "../../logic/query.js";
import { ALL_IN_PAGE } from "../../logic/row-window.js";
import { nextSorts, rankingOf, sortOrder } from "../../logic/sorting.js";
import { table as texts } from "../../logic/texts/index.js";
import { make, makeButton, uniqueId } from "../dom.js";
import { ColumnChooser } from "./column-chooser.js";
import { FacetMenu } from "./facet-menu.js";
import { FilterBar } from "./filter-bar.js";
import { QueryHelp } from "./query-help.js";
import { RowKeys } from "./row-keys.js";
import { RowStage } from "./row-stage.js";
import { RowWindow } from "./row-window.js";
import { SortHeaders } from "./sort-headers.js";

/** @typedef {import("../../logic/store.js").Store} Store */
/** @typedef {import("../../logic/query.js").Term} Term */
/** @typedef {import("../../logic/filtering.js").Chosen} Chosen */
/** @typedef {import("../../logic/sorting.js").Sort} Sort */
/** @typedef {import("./table-reader.js").Head} Head */
/** @typedef {import("../dom.js").Widget} Widget */

/** So many columns are too many for a screen, and worth a menu. */
const MANY_COLUMNS = 6;

/**
 * What a reader has typed, chosen and sorted by.
 * @typedef {{ query: string, chosen: Chosen, sorts: readonly Sort[] }} State
 */

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
 *   pressed?: (key: string, row: HTMLTableRowElement) => boolean,
 *   changed?: () => void,
 * }} Options `changed` is called when other rows show than before
 */

export class FilterView {
  /** @type {State} */
  #state = { query: "", chosen: new Map(), sorts: [] };
  /** The last query that could be read, and its terms. @type {{ query: string, terms: readonly Term[] }} */
  #good = { query: "", terms: [] };
  /** @type {Store | null} */
  #store = null;
  /** @type {Filter | null} */
  #filter = null;
  /** @type {Uint32Array} */
  #order = new Uint32Array();
  /** The rows that the query matches, whatever is chosen. @type {Uint8Array} */
  #matching = new Uint8Array();
  /** @type {RowStage | RowWindow | null} */
  #stage = null;
  /** @type {AbortController | null} */
  #stageLife = null;
  /** @type {(row: number) => HTMLTableRowElement} */
  #rowOf = () => make("tr");
  /** The rows that show, in their order. @type {Uint32Array} */
  rows = new Uint32Array();

  /**
   * @param {Options} options
   * @param {AbortSignal} signal
   */
  constructor(options, signal) {
    this.options = options;
    this.signal = signal;
    const headings = options.heads.map(({ heading }) => heading);
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
    this.again = makeButton(texts.again, () => this.show(), signal, { hidden: true });
    this.bar.reset.before(this.again);
    this.empty = this.#makeEmpty();
    this.paper = make("p", { class: "rb-filter__paper", hidden: true });
    this.headers = new SortHeaders(options.table, options.heads);
    this.headers.build(
      (node, button) => options.host.wrapContent(node, button),
      (key, added) => this.#sortBy(key, added),
      signal,
    );
    this.keys = new RowKeys({
      body: options.body,
      field: this.bar.field,
      rows: () => this.#stage ?? { count: 0, at: () => null, placeOf: () => -1 },
      pressed: options.pressed ?? (() => false),
    }, signal);
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
      this.#stage?.collapse();
    }, { signal });
    signal.addEventListener("abort", () => this.#dismantle());
  }

  #makeMenus() {
    const group = uniqueId("facets");
    const options = {
      group,
      /** @type {(key: string, value: string, on: boolean) => void} */
      chosen: (key, value, on) => {
        this.#state = { ...this.#state, chosen: choose(this.#state.chosen, key, value, on) };
        this.show();
      },
      /** @param {string} key */
      counts: (key) =>
        this.#store ? facetCounts(this.#store, this.#matching, this.#state.chosen, key) : new Map(),
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

  /** What is typed, chosen and sorted by. */
  get state() {
    return this.#state;
  }

  /** What is filtered. */
  get store() {
    return this.#store;
  }

  /** Whether anything is filtered at all. */
  get isFiltered() {
    return this.#state.query.trim() !== "" || this.#state.chosen.size > 0;
  }

  /** How many rows there are, those included that do not show. */
  get size() {
    return this.#store?.size ?? 0;
  }

  /** In words, what the rows are filtered by. */
  get applied() {
    const { chosen } = this.#state;
    const { query } = this.#good;
    const facets = this.menus.flatMap(({ heading }) => {
      const values = chosen.get(heading.key);
      return values ? [/** @type {[string, string[]]} */ ([heading.label, [...values]])] : [];
    });
    return query || facets.length > 0 ? texts.applied(query, facets) : "";
  }

  /**
   * Filter other rows from now on.
   * @param {Store} store
   * @param {(row: number) => HTMLTableRowElement} rowOf the element of a row
   * @param {(element: HTMLTableRowElement, row: number) => void} [refill] lets an element be that of another row
   */
  hold(store, rowOf, refill) {
    this.#rowOf = rowOf;
    this.#stageLife?.abort();
    this.#stageLife = new AbortController();
    const { signal } = this.#stageLife;
    this.#stage?.dismantle();
    this.#store = store;
    this.#filter = new Filter(store);
    const { table, body, scroller, host } = this.options;
    const owner = host.localName;
    /** @param {number} row */
    const dressed = (row) => this.#dress(rowOf(row));
    if (store.size <= ALL_IN_PAGE) {
      const elements = Array.from({ length: store.size }, (_, row) => dressed(row));
      const there = elements.every((element) => element.parentNode === body);
      if (!there || elements.length !== body.rows.length) body.replaceChildren(...elements);

      this.#stage = new RowStage(body, elements, owner);
    } else {
      this.#stage = new RowWindow({ table, body, scroller, row: dressed, refill, owner }, signal);
    }
    this.offerValues();
    this.#sort();
    this.#read();
    this.show();
    this.#prepare(store, signal);
  }

  /** The values of the facets are read again, once rows have changed. */
  offerValues() {
    for (const menu of this.menus) {
      const column = this.#store?.byKey.get(menu.heading.key);
      menu.offer(column ? facetValues(column) : []);
    }
  }

  /**
   * What the first search and the first sorting would have to wait for is done while nobody waits, a column
   * at a time.
   * @param {Store} store
   * @param {AbortSignal} signal
   */
  #prepare(store, signal) {
    const steps = store.columns.flatMap((column) => [
      () => column.holding(""),
      () => rankingOf(column),
    ]);
    /** @type {() => void} */
    const next = () => {
      if (signal.aborted || this.signal.aborted) return;
      steps.shift()?.();
      if (steps.length > 0) setTimeout(next);
    };
    setTimeout(next);
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
    this.#state = state;
    this.bar.field.value = state.query;
    this.#read();
    this.#sort();
    this.show();
  }

  /** Take all filters away; the order stays. */
  reset() {
    this.restore({ ...this.#state, query: "", chosen: new Map() });
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
    this.#state = { ...this.#state, query };
    if (this.#read()) this.show();
    else this.bar.show(true, this.applied);
  }

  /** Read the query; whether it can be read. Where it cannot, the rows stay as the last good one left them. */
  #read() {
    const headings = this.options.heads.map(({ heading }) => heading);
    const query = this.#state.query.trim();
    const { terms, problems } = parseQuery(this.#state.query, headings);
    const problem = problems.length === 0 ? "" : texts.problem(problems[0]);
    this.bar.refuse(problem);
    if (problem) {
      this.bar.status.announce(problem);
      return false;
    }
    this.#good = { query, terms };
    return true;
  }

  /** Show what matches by now. */
  show() {
    const { options, bar, headers, empty } = this;
    if (!this.#store || !this.#filter || !this.#stage) return;
    const { chosen } = this.#state;
    if (this.isFiltered) headers.holdWidths();
    this.#matching = this.#filter.matching(this.#good.terms);
    this.rows = inOrder(this.#order, chosenRows(this.#store, this.#matching, chosen));
    this.#stage.show({ order: this.#order, rows: this.rows, marks: this.#marks() });
    for (const menu of this.menus) menu.show(chosen.get(menu.heading.key));
    bar.status.say(
      texts.showing(this.rows.length, this.#store.size, options.noun, options.nouns),
    );
    bar.show(this.isFiltered, this.applied);
    this.again.hidden = true;
    empty.hidden = this.rows.length > 0 || this.#store.size === 0;
    this.keys.offer();
    options.changed?.();
  }

  /** The words that matched, and those that were looked for in one column. */
  #marks() {
    /** @type {string[]} */
    const words = [];
    /** @type {Map<number, string[]>} */
    const byColumn = new Map();
    for (const term of this.#good.terms.filter(({ not }) => !not)) {
      if (term.kind === "text") words.push(term.text);
      if (term.kind !== "values") continue;
      const at = this.options.heads.findIndex(({ heading }) => heading.key === term.key);
      if (this.options.heads[at].heading.vocabulary) continue;
      byColumn.set(at, [...byColumn.get(at) ?? [], ...term.values]);
    }
    return { words, byColumn };
  }

  /**
   * Some rows have changed: those that are laid out are made again. What shows stays, whether it still matches or
   * not: nothing moves under the reader's cursor until they filter again.
   * @param {readonly number[]} rows
   */
  changed(rows) {
    const wanted = new Set(rows);
    for (const row of this.#stage?.laidOut() ?? []) {
      if (wanted.has(row)) this.#stage?.replace(row, this.#dress(this.#rowOf(row)));
    }
    this.keys.offer();
    this.outdated();
  }

  /** Rows have changed: the values of the facets are read again, and a filter may not be true any more. */
  outdated() {
    this.offerValues();
    this.again.hidden = !this.isFiltered;
  }

  /**
   * Take the focus to a row, where it shows.
   * @param {number} row
   */
  focusRow(row) {
    const place = this.rows.indexOf(row);
    if (place >= 0) this.keys.go(place);
  }

  /**
   * @param {string} key
   * @param {boolean} added
   */
  #sortBy(key, added) {
    this.#state = { ...this.#state, sorts: nextSorts(this.#state.sorts, key, added) };
    this.headers.holdWidths();
    this.#sort();
    this.show();
    const labels = this.#state.sorts.map(({ key, direction }) => ({
      label: this.options.heads.find(({ heading }) => heading.key === key)?.heading.label ?? key,
      direction,
    }));
    this.bar.status.announce(texts.sorted(labels));
  }

  #sort() {
    if (this.#store) this.#order = sortOrder(this.#store, this.#state.sorts);
    this.headers.show(this.#state.sorts);
  }

  #print() {
    const left = this.#stage?.expand() ?? 0;
    this.paper.hidden = left === 0;
    this.paper.textContent = texts.leftOut(left, this.rows.length - left);
  }

  #dismantle() {
    this.#stageLife?.abort();
    this.#stage?.dismantle();
    this.#stage = null;
    this.headers.dismantle();
    for (const { header } of this.options.heads) header.hidden = false;
  }
}
