/** Rows go in; Tabulator comes out: a height, for its virtual rows, and a filter function over joined texts. */

import { TabulatorFull as Tabulator } from "tabulator-tables";
import { COLUMNS, HEIGHT, makeField, searched, wordsOf } from "./shared.js";

/** @type {import("./shared.js").Adapter} */
export default {
  async setup(stage, data) {
    const field = makeField(stage);
    const node = stage.appendChild(document.createElement("div"));
    for (const row of data) row.searched = searched(row);
    const columns = COLUMNS.map(({ key, label }) => ({
      field: key,
      title: label,
      sorter: "string",
    }));
    const table = new Tabulator(node, { data, columns, height: HEIGHT, layout: "fitColumns" });
    await new Promise((done) => table.on("tableBuilt", done));
    field.addEventListener("input", () => {
      const words = wordsOf(field.value);
      if (words.length === 0) table.clearFilter();
      else table.setFilter(holdsAll, words);
    });
    const top = () => node.querySelector(".tabulator-row");
    return {
      field,
      count: () => table.getDataCount("active"),
      top,
      cell: (key) => top()?.querySelector(`[tabulator-field=${key}]`)?.textContent,
      sort: (key, direction) =>
        direction === "none" ? table.clearSort() : table.setSort(key, direction),
    };
  },
};

/** @param {import("./shared.js").Row} row @param {string[]} words */
const holdsAll = (row, words) => words.every((word) => row.searched.includes(word));
