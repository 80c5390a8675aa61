/** Terms of a vocabulary go in; a list to choose one of them, or none, comes out. */

import { make } from "../dom.js";

/** @typedef {{ id: string, label: string }} Term */

/**
 * @param {readonly Term[]} terms
 * @param {string} none what the choice of none is called
 * @param {Record<string, string | boolean>} [attributes]
 */
export function termList(terms, none, attributes = {}) {
  const options = [{ id: "", label: none }, ...terms].map(({ id, label }) =>
    make("option", { value: id }, label)
  );
  return make("select", { class: "rb-field", ...attributes }, ...options);
}
