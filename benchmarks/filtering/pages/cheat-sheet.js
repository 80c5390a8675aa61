/** Rows go in; a plain table comes out that hides, at each key, every row whose text lacks the query. */

import { makeField, makeRow, makeTable } from "./shared.js";

/** @type {import("./shared.js").Adapter} */
export default {
  setup(stage, data) {
    const field = makeField(stage);
    const body = makeTable(stage).tBodies[0];
    const rows = data.map(makeRow);
    body.append(...batches(rows));
    field.addEventListener("input", () => {
      const query = field.value.trim().toLowerCase();
      rows.forEach((row) => {
        row.hidden = query !== "" && !row.textContent.toLowerCase().includes(query);
      });
    });
    return {
      field,
      phrase: true,
      count: () => undefined,
      top: () => rows.find((row) => !row.hidden) ?? null,
      cell: () => undefined,
    };
  },
};

/**
 * A call takes only so many arguments.
 * @param {HTMLElement[]} rows
 */
function* batches(rows) {
  const size = 10_000;
  for (let start = 0; start < rows.length; start += size) {
    const batch = document.createDocumentFragment();
    batch.append(...rows.slice(start, start + size));
    yield batch;
  }
}
