/** A store and the heads of a table go in; elements for its rows, as the generator writes them, come out. */

import { make, safeAddress } from "../dom.js";

/** @typedef {import("../../logic/store.js").Store} Store */
/** @typedef {import("../../logic/store.js").Entry} Entry */
/** @typedef {import("./table-reader.js").Head} Head */

export class DataRows {
  /**
   * @param {Store} store
   * @param {readonly Head[]} heads
   * @param {boolean} cards whether each row is a card on a phone
   */
  constructor(store, heads, cards) {
    this.store = store;
    this.heads = heads;
    this.cards = cards;
  }

  /** @param {number} row */
  make(row) {
    const cells = this.heads.map(({ heading, look }) =>
      make("td", {
        "data-label": this.cards ? heading.label : null,
        class: look ?? (heading.type === "text" ? null : `rb-${heading.type}`),
      })
    );
    return this.fill(make("tr", {}, ...cells), row);
  }

  /**
   * Let the element of one row be that of another: a browser has less to do with other texts than with other cells.
   * @param {HTMLTableRowElement} element
   * @param {number} row
   */
  fill(element, row) {
    this.store.columns.forEach((column, at) => {
      const cell = element.cells[at];
      const entry = column.entry(row);
      const { firstChild } = cell;
      if (
        entry.tone || entry.link || cell.childNodes.length !== 1 || !(firstChild instanceof Text)
      ) {
        cell.replaceChildren(shown(entry));
      } else if (firstChild.data !== entry.text) firstChild.data = entry.text;
    });
    return element;
  }
}

/** @param {Entry} entry */
function shown({ text, tone, link }) {
  if (tone) return make("span", { class: `rb-decision rb-decision--${tone}` }, text);
  const address = safeAddress(link);
  return address ? make("a", { href: address }, text) : document.createTextNode(text);
}
