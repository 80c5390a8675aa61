/** Words and a field go in; the field with its label comes out. */

import { make } from "../dom.js";

/**
 * @param {string} text
 * @param {HTMLElement} field
 * @param {string} [name]
 */
export function labelled(text, field, name = "") {
  return make("label", { class: `rb-labelled ${name}` }, make("span", {}, text), field);
}
