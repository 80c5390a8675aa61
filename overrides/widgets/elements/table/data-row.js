/** A store and the heads of a table go in; elements for its rows, as the generator writes them, come out. */

import { make, safeAddress } from "../dom.js";

/** @typedef {import("../../logic/store.js").Store} Store */
/** @typedef {import("../../logic/store.js").Entry} Entry */
/** @typedef {import("./table-reader.js").Head} Head */

/**
 * @param {Store} store
 * @param {readonly Head[]} heads
 * @param {boolean} cards whether each row is a card on a phone
 * @param {number} row
 */
export function dataRow(store, heads, cards, row) {
  const cells = heads.map(({ heading, look }, at) => {
    const kind = heading.type === "text" ? null : `rb-${heading.type}`;
    const cell = make("td", {
      "data-label": cards ? heading.label : null,
      class: look ?? kind,
    });
    cell.append(shown(store.columns[at].entry(row)));
    return cell;
  });
  return make("tr", {}, ...cells);
}

/** @param {Entry} entry */
export function shown({ text, tone, link }) {
  if (tone) return make("span", { class: `rb-decision rb-decision--${tone}` }, text);
  const address = safeAddress(link);
  return address ? make("a", { href: address }, text) : document.createTextNode(text);
}
