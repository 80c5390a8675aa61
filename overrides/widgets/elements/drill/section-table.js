/** A part of a report goes in; its tables come out, as they are read on a page, on paper and on a phone. */

import { make } from "../dom.js";

/** @typedef {import("../../logic/drill/sections.js").Section} Section */
/** @typedef {import("../../logic/drill/sections.js").Table} Table */

/** A day, and the hour that may follow it: browsers break lines at the hyphens and signs of both. */
const WHOLE = /(\d{4}-\d\d-\d\d|T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?)/;

/**
 * @param {Section} section
 * @param {string} nothing what is said where there is nothing
 */
export function sectionNode({ title, tables }, nothing) {
  const filled = tables.filter(({ rows }) => rows.length > 0);
  const shown = filled.length > 0
    ? filled.map((table, place) =>
      tableNode(place === 0 ? title : `${title}: ${table.heads[0]}`, table)
    )
    : [make("p", { class: "rb-muted" }, nothing)];
  return make("section", { class: "rb-report__part" }, make("h3", {}, title), ...shown);
}

/**
 * @param {string} name
 * @param {Table} table
 */
export function tableNode(name, { heads, rows }) {
  const head = make("tr", {}, ...heads.map((one) => make("th", { scope: "col" }, one)));
  const lines = rows.map((cells) =>
    make(
      "tr",
      {},
      ...cells.map((cell, place) => make("td", { "data-label": heads[place] }, ...inPieces(cell))),
    )
  );
  const table = make("table", {}, make("thead", {}, head), make("tbody", {}, ...lines));
  return make(
    "div",
    { class: "rb-table", role: "region", "aria-label": name, tabindex: 0 },
    table,
  );
}

/**
 * The words of a cell; days and hours stay whole, and a line may end only between the two.
 * @param {string} text
 * @returns {(Node | string)[]}
 */
function inPieces(text) {
  /** @type {(Node | string)[]} */
  const pieces = [];
  for (const [place, piece] of text.split(WHOLE).entries()) {
    if (piece.startsWith("T") && place % 2 === 1) pieces.push(make("wbr"));
    pieces.push(place % 2 === 1 ? make("span", { class: "rb-whole" }, piece) : piece);
  }
  return pieces;
}
