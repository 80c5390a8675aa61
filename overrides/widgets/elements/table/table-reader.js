/** A table of the page goes in; its headings, its rows and a store of what they say come out. */

import { columnOf, Store } from "../../logic/store.js";
import { lineOf } from "../dom.js";

/** @typedef {import("../../logic/store.js").Heading} Heading */
/** @typedef {import("../../logic/store.js").Entry} Entry */

/**
 * The header of a column with what it says of it; `look` is the class of its cells.
 * @typedef {{ heading: Heading, header: HTMLTableCellElement, look: string | undefined }} Head
 */

/**
 * @param {HTMLTableElement} table
 * @returns {Head[]}
 */
export function readHeads(table) {
  return [...(table.tHead?.rows[0]?.cells ?? [])].map((header, index) => {
    const { key, type, facet, vocabulary, look } = header.dataset;
    const heading = {
      key: key ?? String(index),
      label: lineOf(header),
      type: /** @type {Heading["type"]} */ (type === "number" || type === "date" ? type : "text"),
      facet: facet !== undefined,
      vocabulary: vocabulary === undefined ? null : listOf(vocabulary),
    };
    return { heading, header, look };
  });
}

/**
 * @param {readonly HTMLTableRowElement[]} rows
 * @param {readonly Heading[]} headings
 */
export function readStore(rows, headings) {
  const columns = headings.map((heading, at) =>
    columnOf(heading, rows.length, (row) => entryOf(rows[row].cells[at]))
  );
  return new Store(columns, rows.length);
}

/**
 * @param {HTMLTableCellElement | undefined} cell
 * @returns {Entry}
 */
function entryOf(cell) {
  const { value, values, sort } = cell?.dataset ?? {};
  const shown = cell === undefined || cell.childElementCount === 0 ? null : shownPart(cell);
  return {
    text: lineOf(shown ?? cell ?? null),
    value: value ?? shown?.dataset.countsAs,
    values: values === undefined ? undefined : listOf(values),
    sort,
  };
}

/**
 * Of a cell that holds one of several texts, by the day, the one that it shows.
 * @param {HTMLTableCellElement} cell
 * @returns {HTMLElement | null}
 */
function shownPart(cell) {
  return cell.querySelector("policy-value > :not([hidden])");
}

/** @param {string} json */
function listOf(json) {
  try {
    const values = JSON.parse(json);
    return Array.isArray(values) ? values.filter((value) => typeof value === "string") : [];
  } catch {
    return [];
  }
}
