/** Nothing goes in; the columns, the shapes and the few nodes that the adapters share come out. */

/** @typedef {Record<string, string>} Row */

/**
 * A table that is ready: its search field, how many rows match (undefined where it does not say), its first row
 * that shows, and the text of that row in a column. `phrase` is set where a search is not split into words; `loaded`
 * tells when the rows were in memory that the table loads itself.
 * @typedef {{
 *   field: HTMLInputElement,
 *   phrase?: boolean,
 *   loaded?: () => number,
 *   count: () => number | undefined,
 *   top: () => Element | null,
 *   cell: (key: string) => string | undefined,
 *   sort?: (key: string, direction: "asc" | "desc" | "none") => void,
 * }} Tool
 */

/** @typedef {{ setup: (stage: HTMLElement, rows: Row[]) => Tool | Promise<Tool> }} Adapter */

export const COLUMNS = [
  "team",
  "decision",
  "device",
  "app",
  "location",
  "signed_in",
  "trusted_device",
  "owner_can_confirm",
  "current_session",
  "owner",
  "evidence",
  "reviewer",
].map((key) => ({ key, label: key.replaceAll("_", " ") }));

/** How high a table is that scrolls in a box of its own. */
export const HEIGHT = 600;

/** @param {string} key */
export const placeOf = (key) => COLUMNS.findIndex((column) => column.key === key);

/** @param {HTMLElement} stage */
export function makeField(stage) {
  const field = document.createElement("input");
  field.type = "search";
  stage.append(field);
  return field;
}

/**
 * A table with its head and an empty body.
 * @param {HTMLElement} parent
 */
export function makeTable(parent) {
  const table = document.createElement("table");
  const head = table.createTHead().insertRow();
  for (const { label } of COLUMNS) {
    const cell = document.createElement("th");
    cell.textContent = label;
    head.append(cell);
  }
  table.createTBody();
  parent.append(table);
  return table;
}

/** @param {Row} row */
export function makeRow(row) {
  const node = document.createElement("tr");
  for (const { key } of COLUMNS) node.insertCell().textContent = row[key];
  return node;
}

/** @param {Row} row */
export const searched = (row) => COLUMNS.map(({ key }) => row[key]).join("\n").toLowerCase();

/** @param {string} query */
export const wordsOf = (query) => query.toLowerCase().split(/\s+/).filter(Boolean);
