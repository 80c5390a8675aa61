/** Rows go in; a table comes out that TanStack Table filters and sorts and TanStack Virtual lays out. */

import {
  columnFilteringFeature,
  constructTable,
  createFilteredRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  rowSortingFeature,
  sortFn_text,
  tableFeatures,
} from "@tanstack/table-core";
import { storeReactivityBindings } from "@tanstack/table-core/store-reactivity-bindings";
import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from "@tanstack/virtual-core";
import {
  COLUMNS,
  HEIGHT,
  makeField,
  makeRow,
  makeTable,
  placeOf,
  searched,
  wordsOf,
} from "./shared.js";

const ROW_HEIGHT = 24;

/** @type {import("./shared.js").Adapter} */
export default {
  setup(stage, data) {
    const field = makeField(stage);
    const box = stage.appendChild(document.createElement("div"));
    box.style.cssText = `height: ${HEIGHT}px; overflow: auto; white-space: nowrap`;
    const body = makeTable(box).tBodies[0];
    const table = tableOf(data);
    const show = rendering(box, body, table);
    show();
    field.addEventListener("input", () => {
      const words = wordsOf(field.value);
      table.setGlobalFilter(words.length > 0 ? words : undefined);
      show();
    });
    // The first and the last row are the room for the rows that are not laid out.
    const top = () => body.rows.length > 2 ? body.rows[1] : null;
    return {
      field,
      count: () => table.getRowModel().rows.length,
      top,
      cell: (key) => top()?.cells[placeOf(key)].textContent,
      sort: (key, direction) => {
        table.setSorting(direction === "none" ? [] : [{ id: key, desc: direction === "desc" }]);
        show();
      },
    };
  },
};

/**
 * One column more holds all texts of a row, and is the only one that is searched: its value is kept from search
 * to search.
 * @param {import("./shared.js").Row[]} data
 */
function tableOf(data) {
  const features = tableFeatures({
    coreReactivityFeature: storeReactivityBindings(),
    columnFilteringFeature,
    globalFilteringFeature,
    rowSortingFeature,
    filteredRowModel: createFilteredRowModel(),
    sortedRowModel: createSortedRowModel(),
    sortFns: { text: sortFn_text },
  });
  const columns = COLUMNS.map(({ key, label }) => ({
    accessorKey: key,
    header: label,
    sortFn: "text",
  }));
  return constructTable({
    features,
    data,
    columns: [...columns, { id: "searched", accessorFn: searched }],
    getColumnCanGlobalFilter: ({ id }) => id === "searched",
    globalFilterFn: (row, id, words) => words.every((word) => row.getValue(id).includes(word)),
  });
}

/**
 * @param {HTMLElement} box
 * @param {HTMLTableSectionElement} body
 * @param {ReturnType<typeof tableOf>} table
 */
function rendering(box, body, table) {
  const room = [document.createElement("tr"), document.createElement("tr")];
  const render = () => {
    const { rows } = table.getRowModel();
    const items = virtual.getVirtualItems();
    room[0].style.height = `${items[0]?.start ?? 0}px`;
    room[1].style.height = `${virtual.getTotalSize() - (items.at(-1)?.end ?? 0)}px`;
    const shown = items.filter(({ index }) => index < rows.length);
    body.replaceChildren(
      room[0],
      ...shown.map(({ index }) => makeRow(rows[index].original)),
      room[1],
    );
  };
  const options = () => ({
    count: table.getRowModel().rows.length,
    getScrollElement: () => box,
    estimateSize: () => ROW_HEIGHT,
    overscan: 5,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: render,
  });
  const virtual = new Virtualizer(options());
  virtual._willUpdate();
  return () => {
    virtual.setOptions(options());
    virtual._willUpdate();
    render();
  };
}
