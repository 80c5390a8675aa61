/** Rows go in; DataTables comes out, with its pages of ten rows. */

import DataTable from "datatables.net-dt";
import { COLUMNS, placeOf } from "./shared.js";

/** @type {import("./shared.js").Adapter} */
export default { setup: (stage, rows) => made(stage, rows, {}) };

/**
 * Widths that are counted from all rows are left out, as its reference advises where speed matters, and so is the
 * order by the first column that it would else keep up.
 * @param {HTMLElement} stage
 * @param {import("./shared.js").Row[]} data
 * @param {object} options
 * @returns {import("./shared.js").Tool}
 */
export function made(stage, data, options) {
  const node = stage.appendChild(document.createElement("table"));
  node.className = "display nowrap";
  const columns = COLUMNS.map(({ key, label }) => ({ data: key, title: label }));
  const table = new DataTable(node, { data, columns, autoWidth: false, order: [], ...options });
  const top = () => {
    const row = node.tBodies[0].rows[0];
    return row && row.cells.length > 1 ? row : null;
  };
  return {
    field: stage.querySelector(".dt-search input"),
    count: () => table.page.info().recordsDisplay,
    top,
    cell: (key) => top()?.cells[placeOf(key)].textContent,
    sort: (key, direction) =>
      table.order(direction === "none" ? [] : [[placeOf(key), direction]]).draw(),
  };
}
