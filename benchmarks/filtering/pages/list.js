/**
 * Rows go in; List.js comes out, in pages, so that it makes elements only for rows that show. Its own search finds
 * no text with a hyphen, such as an owner's name here; its filter does.
 */

import List from "list.js";
import { COLUMNS, makeField, makeTable, placeOf, searched, wordsOf } from "./shared.js";

/** @type {import("./shared.js").Adapter} */
export default {
  setup(stage, rows) {
    const field = makeField(stage);
    const body = makeTable(stage).tBodies[0];
    body.className = "list";
    const pages = stage.appendChild(document.createElement("ul"));
    pages.className = "pagination";
    for (const row of rows) row.searched = searched(row);
    const valueNames = COLUMNS.map(({ key }) => key);
    const cells = valueNames.map((key) => `<td class="${key}"></td>`).join("");
    const options = { valueNames, item: `<tr>${cells}</tr>`, page: 50, pagination: true };
    const list = new List(stage, options, rows);
    field.addEventListener("input", () => {
      const words = wordsOf(field.value);
      if (words.length === 0) list.filter();
      else list.filter((item) => words.every((word) => item.values().searched.includes(word)));
    });
    const top = () => body.rows[0] ?? null;
    return {
      field,
      count: () => list.matchingItems.length,
      top,
      cell: (key) => top()?.cells[placeOf(key)].textContent,
      // It knows no way back to the order in which the rows came.
      sort: (key, order) => order === "none" || list.sort(key, { order }),
    };
  },
};
