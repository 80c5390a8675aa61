/** Rows go in; AG Grid comes out, with its quick filter and that filter's cache. */

import {
  ClientSideRowModelModule,
  ColumnApiModule,
  createGrid,
  ModuleRegistry,
  QuickFilterModule,
  RowApiModule,
} from "ag-grid-community";
import { COLUMNS, HEIGHT, makeField } from "./shared.js";

ModuleRegistry.registerModules([
  ClientSideRowModelModule,
  ColumnApiModule,
  QuickFilterModule,
  RowApiModule,
]);

/** @type {import("./shared.js").Adapter} */
export default {
  setup(stage, rowData) {
    const field = makeField(stage);
    const node = stage.appendChild(document.createElement("div"));
    node.style.height = `${HEIGHT}px`;
    const grid = createGrid(node, {
      rowData,
      columnDefs: COLUMNS.map(({ key, label }) => ({ field: key, headerName: label })),
      // All columns in view, as the other tables have them; rows that slide into place come later.
      defaultColDef: { flex: 1 },
      animateRows: false,
      cacheQuickFilter: true,
    });
    field.addEventListener("input", () => grid.setGridOption("quickFilterText", field.value));
    const top = () => node.querySelector('.ag-row[row-index="0"]');
    return {
      field,
      count: () => grid.getDisplayedRowCount(),
      top,
      cell: (key) => top()?.querySelector(`[col-id=${key}]`)?.textContent,
      sort: (key, direction) =>
        grid.applyColumnState({
          state: direction === "none" ? [] : [{ colId: key, sort: direction }],
          defaultState: { sort: null },
        }),
    };
  },
};
