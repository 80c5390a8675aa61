/** A table of the page goes in; its columns and its rows, as filtering and sorting need them, come out. */

import { fold } from "../../logic/folding.js";
import { compareKeys, sortKey } from "../../logic/sorting.js";
import { lineOf } from "../dom.js";

/** @typedef {import("../../logic/sorting.js").SortKey} SortKey */
/** @typedef {import("../../logic/sorting.js").ColumnType} ColumnType */

/**
 * @typedef {{
 *   index: number,
 *   key: string,
 *   label: string,
 *   type: ColumnType,
 *   facet: boolean,
 *   header: HTMLTableCellElement,
 * }} Column
 */

/** A row; its text is read when it is first searched, since elements inside it may still add to it. */
export class TableRow {
  /** @type {string | null} */
  #haystack = null;

  /**
   * @param {HTMLTableRowElement} element
   * @param {ReadonlyMap<string, readonly string[]>} facets
   */
  constructor(element, facets) {
    this.element = element;
    this.facets = facets;
  }

  /** All its text, folded. A line break keeps a word from matching across two cells. */
  get haystack() {
    this.#haystack ??= fold([...this.element.cells].map(cellText).join("\n"));
    return this.#haystack;
  }
}

/**
 * @param {HTMLTableElement} table
 * @returns {Column[]}
 */
export function readColumns(table) {
  return [...(table.tHead?.rows[0]?.cells ?? [])].map((header, index) => {
    const { key, type, facet } = header.dataset;
    return {
      index,
      key: key ?? String(index),
      label: lineOf(header),
      type: type === "number" || type === "date" ? type : "text",
      facet: facet !== undefined,
      header,
    };
  });
}

/**
 * @param {HTMLTableSectionElement} body
 * @param {readonly Column[]} columns
 */
export function readRows(body, columns) {
  const facets = columns.filter((column) => column.facet);
  return [...body.rows].map((row) =>
    new TableRow(
      row,
      new Map(facets.map((column) => [column.key, facetValues(row.cells[column.index])])),
    )
  );
}

/** @param {HTMLTableCellElement} cell */
function cellText(cell) {
  const { value, values } = cell.dataset;
  return [lineOf(cell), value, values].filter(Boolean).join("\n");
}

/**
 * @param {HTMLTableCellElement | undefined} cell
 * @returns {string[]}
 */
function facetValues(cell) {
  if (!cell) return [];
  if (cell.dataset.values !== undefined) return listOf(cell.dataset.values);
  const value = cell.dataset.value ?? lineOf(cell);
  return value === "" ? [] : [value];
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

/**
 * @param {TableRow} row
 * @param {Column} column
 * @returns {SortKey}
 */
export function keyOf(row, column) {
  const cell = row.element.cells[column.index];
  return sortKey(lineOf(cell ?? null), column.type, cell?.dataset.sort);
}

/**
 * The values of a facet, in the order in which its column sorts them: a vocabulary keeps its own order.
 * @param {readonly TableRow[]} rows
 * @param {Column} column
 * @returns {string[]}
 */
export function valuesInOrder(rows, column) {
  /** @type {Map<string, SortKey>} */
  const keys = new Map();
  for (const row of rows) {
    const values = row.facets.get(column.key) ?? [];
    for (const value of values.filter((value) => !keys.has(value))) {
      // The sort key of a cell with several values is that of none of them.
      keys.set(value, values.length === 1 ? keyOf(row, column) : sortKey(value, "text"));
    }
  }
  return [...keys].sort((one, other) => compareKeys(one[1], other[1])).map(([value]) => value);
}
