/** The portal's own markup goes in; its filter table, with the rows of its data script, comes out. */

/** @type {import("./shared.js").Adapter} */
export default {
  async setup(stage) {
    const markup = document.getElementById("markup");
    let loaded = 0;
    document.addEventListener("load", ({ target }) => {
      if (target instanceof HTMLScriptElement && target.src.includes("rows.js")) {
        loaded = performance.now();
      }
    }, { capture: true });
    stage.append(markup.content.cloneNode(true));
    const table = stage.querySelector("filter-table");
    const body = table.querySelector("tbody");
    const field = () => table.querySelector("input[type=search]");
    while (!field()) await new Promise((done) => requestAnimationFrame(done));
    const counted = table.querySelector(".rb-filter__count");
    const top = () => [...body.rows].find((row) => !row.hidden && row.cells.length > 1) ?? null;
    const header = (key) => table.querySelector(`th[data-key=${key}]`);
    return {
      loaded: () => loaded,
      field: field(),
      count: () => Number(counted.textContent.match(/[\d,.]+/)?.[0].replace(/\D/g, "") ?? -1),
      top,
      cell: (key) => top()?.cells[header(key).cellIndex]?.textContent,
      // Each click is the next of: up, down, as it was.
      sort: (key) => header(key).querySelector("button").click(),
    };
  },
};
