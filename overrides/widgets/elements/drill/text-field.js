/** Attributes go in; a field of one line comes out, which no browser fills in and which holds what a log can hold. */

import { make } from "../dom.js";

/** @param {Record<string, string | boolean>} [attributes] */
export const field = (attributes = {}) =>
  make("input", { class: "rb-field", autocomplete: "off", maxlength: "2000", ...attributes });
