/** The rows of a store go in; those that show are laid out: all of them in the page, or a windowful of many. */

import { ALL_IN_PAGE } from "../../logic/row-window.js";
import { make } from "../dom.js";
import { RowStage } from "./row-stage.js";
import { RowWindow } from "./row-window.js";

/** @typedef {import("../../logic/store.js").Store} Store */
/** @typedef {import("./row-stage.js").Shown} Shown */

export class LaidOutRows {
  /** @type {RowStage | RowWindow | null} */
  #stage = null;
  /** @type {AbortController | null} */
  #life = null;
  /** @type {(row: number) => HTMLTableRowElement} */
  #rowOf = () => make("tr");

  /**
   * @param {{
   *   table: HTMLTableElement,
   *   body: HTMLTableSectionElement,
   *   scroller: HTMLElement,
   *   owner: string,
   *   dress: (element: HTMLTableRowElement) => HTMLTableRowElement,
   * }} parts `dress` makes an element ready for the page, whenever it has been made
   */
  constructor(parts) {
    this.parts = parts;
  }

  /** Whether there are rows to be laid out by now. */
  get isHeld() {
    return this.#stage !== null;
  }

  /** How many rows show. */
  get count() {
    return this.#stage?.count ?? 0;
  }

  /**
   * Lay out other rows from now on.
   * @param {Store} store
   * @param {(row: number) => HTMLTableRowElement} rowOf the element of a row
   * @param {(element: HTMLTableRowElement, row: number) => void} [refill] lets an element be that of another row
   * @returns {AbortSignal} given once these rows are no longer held
   */
  hold(store, rowOf, refill) {
    this.dismantle();
    this.#rowOf = rowOf;
    this.#life = new AbortController();
    const { signal } = this.#life;
    const { table, body, scroller, owner } = this.parts;
    /** @param {number} row */
    const dressed = (row) => this.parts.dress(rowOf(row));
    if (store.size <= ALL_IN_PAGE) {
      const elements = Array.from({ length: store.size }, (_, row) => dressed(row));
      const there = elements.every((element) => element.parentNode === body);
      if (!there || elements.length !== body.rows.length) body.replaceChildren(...elements);
      this.#stage = new RowStage(body, elements, owner);
    } else {
      this.#stage = new RowWindow({ table, body, scroller, row: dressed, refill, owner }, signal);
    }
    return signal;
  }

  /** @param {Shown} shown */
  show(shown) {
    this.#stage?.show(shown);
  }

  /**
   * The element of a row that shows, by its place among those that do.
   * @param {number} place
   */
  at(place) {
    return this.#stage?.at(place) ?? null;
  }

  /** @param {HTMLTableRowElement} element */
  placeOf(element) {
    return this.#stage?.placeOf(element) ?? -1;
  }

  /**
   * Some rows have changed; they may be all. Those that are laid out, which are few, are made again.
   * @param {readonly number[]} rows
   */
  changed(rows) {
    const laidOut = new Set(this.#stage?.laidOut());
    for (const row of rows) {
      if (laidOut.has(row)) this.#stage?.replace(row, this.parts.dress(this.#rowOf(row)));
    }
  }

  /** Lay out as many as paper takes. @returns {number} how many do not fit */
  expand() {
    return this.#stage?.expand() ?? 0;
  }

  /** Undo what was done for paper. */
  collapse() {
    this.#stage?.collapse();
  }

  /** Put the rows back as they came. */
  dismantle() {
    this.#life?.abort();
    this.#stage?.dismantle();
    this.#stage = null;
  }
}
