/**
 * The portal's data goes in; the rows that a reader has taken in come out, as they stand. They are in the memory of
 * the page and nowhere else: they end with it.
 */

import { sameRows } from "../../logic/same-rows.js";
import { filler, finished, rowOf, storeSteps } from "../../logic/session-columns.js";
import { Store } from "../../logic/store.js";
import { Triage } from "../../logic/triage.js";
import { openLinksBeside } from "./links-beside.js";

/** @typedef {import("../../logic/session-portal.js").Portal} Portal */
/** @typedef {import("../../logic/session-scoring.js").SessionRecord} SessionRecord */
/** @typedef {import("../../logic/session-scoring.js").SessionScore} SessionScore */
/** @typedef {import("../../logic/triage.js").Parts} Parts */
/** @typedef {{ scores: readonly SessionScore[], store: Store }} Built */

/**
 * What an addition came to: how many rows were there and stay, how many of them are those whose place the new ones could
 * not take, and how many of the new ones are the same as others.
 * @typedef {{ kept: number, beside: number, same: import("../../logic/same-rows.js").Same }} Added
 */

/** The columns that an edit can change. None of them is asked by a rule, so scores stay. */
const EDITED = ["selected", "decision", "reviewer", "evidence"];

export class SessionDesk {
  triage = new Triage([]);
  /** @type {Set<number>} */
  selected = new Set();
  store = new Store([], 0);
  /** @type {readonly SessionScore[]} */
  #scores = [];
  /** What was made of rows that a step of the history can bring back. @type {WeakMap<Parts, Built>} */
  #built = new WeakMap();
  /** Counts up with everything that changes the rows. */
  #changes = 0;

  /** @param {Portal} portal */
  constructor(portal) {
    this.portal = portal;
    this.build();
  }

  get size() {
    return this.triage.records.length;
  }

  get #rows() {
    return { records: this.triage.records, scores: this.#scores, selected: this.selected };
  }

  /** @param {number} row */
  row(row) {
    return rowOf(this.#rows, row);
  }

  /** @param {number} row @param {boolean} on */
  select(row, on) {
    if (on) this.selected.add(row);
    else this.selected.delete(row);
  }

  /** The history has brought other rows. */
  build() {
    const { parts, records } = this.triage;
    this.#hold(this.#built.get(parts) ?? finished(this.#steps(records, 0)));
  }

  /**
   * Add records in steps; until the last one all stays as it is. They take the place of those that were added as
   * `before`, where nothing was done since.
   * @param {readonly SessionRecord[]} added
   * @param {readonly SessionRecord[]} [before]
   * @returns {Generator<number, Added, void>}
   */
  *add(added, before = []) {
    const { triage } = this;
    // What somebody does to the rows in the meantime is in none of the steps: they begin anew.
    for (;;) {
      const changes = this.#changes;
      const replaced = triage.nextUndo?.kind === "append" && triage.parts.at(-1) === before;
      const kept = this.size - (replaced ? before.length : 0);
      const built = yield* this.#steps(triage.records.slice(0, kept).concat(added), kept);
      const same = yield* this.#compare(added, kept);
      if (changes !== this.#changes) continue;
      const beside = !replaced && added.length > 0 && triage.parts.includes(before);
      if (replaced) triage.undo();
      triage.append(added);
      this.#hold(built);
      return { kept, beside: beside ? before.length : 0, same };
    }
  }

  /**
   * Rows that were decided since are the same as they came, too.
   * @param {readonly SessionRecord[]} added
   * @param {number} kept how many rows stay
   */
  *#compare(added, kept) {
    const { parts, records } = this.triage;
    const came = parts.flat().slice(0, kept);
    const edited = records.slice(0, kept).filter((record, row) => record !== came[row]);
    const steps = sameRows(added, [...came, ...edited]);
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
      yield 1;
    }
  }

  /**
   * @param {readonly SessionRecord[]} records
   * @param {number} kept how many of them are scored
   */
  #steps(records, kept) {
    return storeSteps(this.portal, records, this.#scores.slice(0, kept), this.selected);
  }

  /** @param {Built} built */
  #hold(built) {
    this.#built.set(this.triage.parts, built);
    this.#scores = built.scores;
    this.store = built.store;
    for (const row of this.selected) if (row >= this.size) this.selected.delete(row);
    // What is selected has no history.
    this.update(this.triage.records.keys(), ["selected"]);
  }

  /**
   * Put into the store what has changed in some rows.
   * @param {Iterable<number>} rows
   * @param {readonly string[]} keys of the columns that may have changed
   */
  update(rows, keys = EDITED) {
    this.#changes += 1;
    const columns = keys.flatMap((key) => this.store.byKey.get(key) ?? []);
    const fillers = columns.map((column) => filler(this.portal, column, this.#rows));
    for (const row of rows) for (const fill of fillers) fill(row);
  }
}

/** One desk for the data of a portal. @type {WeakMap<Portal, SessionDesk>} */
const desks = new WeakMap();

/** @param {Portal} portal */
export function deskFor(portal) {
  const known = desks.get(portal);
  if (known) return known;
  const desk = new SessionDesk(portal);
  desks.set(portal, desk);
  // Whoever leaves the page leaves the rows.
  openLinksBeside(() => desk.size > 0);
  addEventListener("beforeunload", (event) => {
    if (desk.triage.dirty && desk.size > 0) event.preventDefault();
  });
  return desk;
}
