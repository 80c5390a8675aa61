/** A key goes in; one changed word comes out: what no table can be faster than. */

import { makeField } from "./shared.js";

/** @type {import("./shared.js").Adapter} */
export default {
  setup(stage, rows) {
    const field = makeField(stage);
    const word = stage.appendChild(document.createElement("p"));
    field.addEventListener("input", () => word.textContent = field.value);
    return {
      field,
      phrase: true,
      kept: rows,
      count: () => undefined,
      top: () => word,
      cell: () => word.textContent,
      sort: (key, direction) => word.textContent = `${key} ${direction}`,
    };
  },
};
