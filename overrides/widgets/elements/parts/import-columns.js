/** The columns of a table go in; a list for each comes out, with the field that it is taken for, to be matched by hand. */

import { importing as texts } from "../../logic/texts/importing.js";
import { make, makeButton } from "../dom.js";

/** @typedef {import("../../logic/delimited.js").Batch} Batch */
/** @typedef {import("../../logic/import-source.js").Source} Source */

const MOST_COLUMNS = 200;

/**
 * @param {Source} source
 * @param {readonly { id: string, label: string }[]} fields
 * @param {(mapping: (string | null)[], headed: boolean) => void} start imports with what is chosen
 * @param {AbortSignal} signal
 */
export function importColumns({ heading, open, json }, fields, start, signal) {
  const { headers, mapping, known } = heading;
  const lists = headers.slice(0, MOST_COLUMNS).map((header, index) =>
    fieldList(texts.columnName(index, header), fields, mapping[index])
  );
  const data = make("input", { type: "checkbox" });
  const chosen = () =>
    start(mapping.map((_, at) => lists[at]?.value || null), json || !data.checked);
  return make(
    "details",
    { class: "rb-import__columns", open: known === 0 },
    make("summary", {}, texts.mapping, ": ", texts.recognised(known, headers.length)),
    make("p", {}, texts.mappingHint),
    make(
      "div",
      { class: "rb-import__table", tabindex: 0, role: "region", "aria-label": texts.mapping },
      columnTable(headers, firstCells(open(), heading.line), lists),
    ),
    ...(json ? [] : [make("label", { class: "rb-check" }, data, texts.firstRowIsData)]),
    makeButton(known === 0 ? texts.start : texts.startAgain, chosen, signal),
  );
}

/**
 * @param {string} name of the column
 * @param {readonly { id: string, label: string }[]} fields
 * @param {string | null} field
 */
function fieldList(name, fields, field) {
  const list = make("select", { class: "rb-field", "aria-label": `${texts.field}: ${name}` });
  list.append(make("option", { value: "" }, texts.leftOut));
  for (const { id, label } of fields) list.append(make("option", { value: id }, label));
  list.value = field ?? "";
  return list;
}

/**
 * @param {readonly string[]} headers
 * @param {readonly string[]} first
 * @param {readonly HTMLSelectElement[]} lists
 */
function columnTable(headers, first, lists) {
  const rows = lists.map((list, index) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, texts.columnName(index, headers[index])),
      make("td", {}, first[index] ?? ""),
      make("td", {}, list),
    )
  );
  const heads = [texts.column, texts.sample, texts.field].map((text) =>
    make("th", { scope: "col" }, text)
  );
  return make("table", {}, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows));
}

/**
 * The cells of the first row after a line.
 * @param {Iterable<Batch>} batches
 * @param {number} line
 */
function firstCells(batches, line) {
  for (const { rows } of batches) {
    const row = rows.find((one) => one.line > line);
    return row ? row.cells.slice(0, MOST_COLUMNS).map((cell) => cell.slice(0, 60)) : [];
  }
  return [];
}
