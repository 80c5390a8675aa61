/**
 * The portal's data goes in; the rows that a reader has taken in come out, as they stand. They are in the memory of
 * the tab and nowhere else: another page of the portal, and the way back, find them as they were.
 */

import { sessionEntry, sessionStore } from "../../logic/session-columns.js";
import { Triage } from "../../logic/triage.js";

/** @typedef {import("../../logic/session-portal.js").Portal} Portal */
/** @typedef {import("../../logic/session-scoring.js").SessionScore} SessionScore */
/** @typedef {import("../../logic/triage.js").Changes} Changes */
/** @typedef {import("../../logic/store.js").Store} Store */

/** The columns that an edit can change. */
const EDITED = ["selected", "decision", "reviewer", "evidence"];

export class SessionDesk {
  triage = new Triage([]);
  /** @type {Set<number>} */
  selected = new Set();
  /** @type {Store} */
  store;
  /** @type {SessionScore[]} */
  #scores = [];

  /** @param {Portal} portal */
  constructor(portal) {
    this.portal = portal;
    this.store = this.build();
    // Whoever leaves the portal leaves the rows; within it they stay.
    addEventListener("beforeunload", (event) => {
      if (this.triage.dirty && this.size > 0) event.preventDefault();
    });
  }

  get size() {
    return this.triage.records.length;
  }

  /** @param {number} row */
  row(row) {
    return {
      record: this.triage.records[row],
      score: this.#scores[row],
      selected: this.selected.has(row),
    };
  }

  /** @param {number} row @param {boolean} on */
  select(row, on) {
    if (on) this.selected.add(row);
    else this.selected.delete(row);
  }

  /** The rows have become others: score them and put them into a store. */
  build() {
    this.#scores = this.triage.records.map((record) => this.portal.score(record));
    for (const row of this.selected) if (row >= this.size) this.selected.delete(row);
    this.store = sessionStore(this.portal, this.size, (row) => this.row(row));
    return this.store;
  }

  /**
   * Put into the store what has changed in some rows.
   * @param {Iterable<number>} rows
   */
  update(rows) {
    const columns = EDITED.flatMap((key) => this.store.byKey.get(key) ?? []);
    for (const row of rows) {
      const whole = this.row(row);
      for (const column of columns) {
        column.set(row, sessionEntry(this.portal, column.heading.key, whole));
      }
    }
  }
}

/** One desk for the data of a portal. @type {WeakMap<Portal, SessionDesk>} */
const desks = new WeakMap();

/** @param {Portal} portal */
export function deskFor(portal) {
  const desk = desks.get(portal) ?? new SessionDesk(portal);
  desks.set(portal, desk);
  return desk;
}
