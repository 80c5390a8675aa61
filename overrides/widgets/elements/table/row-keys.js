/** A table goes in; its rows are walked with the keyboard: arrows, Home and End, the Page keys. */

import { takesText } from "../dom.js";

/**
 * @typedef {{
 *   readonly count: number,
 *   at: (place: number) => HTMLTableRowElement | null,
 *   placeOf: (row: HTMLTableRowElement) => number,
 * }} Rows
 */

const PAGE = 12;

export class RowKeys {
  /** The row that the Tab key comes to. @type {HTMLTableRowElement | null} */
  #current = null;

  /**
   * @param {{
   *   body: HTMLTableSectionElement,
   *   field: HTMLInputElement,
   *   rows: () => Rows,
   * }} parts
   * @param {AbortSignal} signal
   */
  constructor(parts, signal) {
    this.parts = parts;
    parts.body.addEventListener("keydown", (event) => this.#pressed(event), { signal });
    parts.body.addEventListener("focusin", ({ target }) => {
      const row = target instanceof Element ? target.closest("tr") : null;
      if (row) this.#make(row);
    }, { signal });
    parts.field.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" && this.go(0)) event.preventDefault();
    }, { signal });
  }

  /** Let the Tab key come to a row, once the rows have changed. */
  offer() {
    if (this.#current?.isConnected && !this.#current.hidden) return;
    const first = [...this.parts.body.rows].find((row) => !row.hidden && !row.ariaHidden);
    if (first) this.#make(first);
  }

  /**
   * Take the focus to a row; whether there is one.
   * @param {number} place
   */
  go(place) {
    const rows = this.parts.rows();
    const row = rows.at(Math.min(Math.max(place, 0), rows.count - 1));
    if (!row) return false;
    this.#make(row);
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    return true;
  }

  /** @param {HTMLTableRowElement} row */
  #make(row) {
    if (this.#current !== row) this.#current?.setAttribute("tabindex", "-1");
    this.#current = row;
    row.setAttribute("tabindex", "0");
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const { target, key } = event;
    const row = target instanceof Element ? target.closest("tr") : null;
    if (!row || event.altKey || event.metaKey || event.ctrlKey) return;
    if (target !== row) {
      // A field in a row keeps its keys; Escape leads back to the row.
      if (key !== "Escape" || event.defaultPrevented) return;
      row.focus();
    } else if (!this.#moved(key, this.parts.rows().placeOf(row))) {
      if (key !== "Enter" || !this.#enter(row)) return;
    }
    event.preventDefault();
  }

  /** @param {HTMLTableRowElement} row */
  #enter(row) {
    const inside = row.querySelector("a, button, select, input, summary");
    if (!(inside instanceof HTMLElement)) return false;
    inside.focus();
    return true;
  }

  /**
   * @param {string} key
   * @param {number} place
   */
  #moved(key, place) {
    const last = this.parts.rows().count - 1;
    if (key === "ArrowUp" && place === 0) {
      this.parts.field.focus();
      return true;
    }
    /** @type {Record<string, number>} */
    const places = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      Home: 0,
      End: last,
      PageDown: place + PAGE,
      PageUp: place - PAGE,
    };
    return Object.hasOwn(places, key) && this.go(places[key]);
  }
}

/**
 * Call back for a key pressed anywhere on the page, but where somebody types.
 * @param {string} key
 * @param {() => boolean} pressed whether it did something
 * @param {AbortSignal} signal
 */
export function onPageKey(key, pressed, signal) {
  document.addEventListener("keydown", (event) => {
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    if (event.key !== key || modified || event.defaultPrevented || takesText(event.target)) return;
    if (!pressed()) return;
    event.preventDefault();
    // The theme's own search listens on the window for the same key.
    event.stopPropagation();
  }, { signal });
}
