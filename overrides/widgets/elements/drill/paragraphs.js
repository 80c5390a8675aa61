/** A text of several paragraphs goes in; a node for each comes out. */

import { make } from "../dom.js";

/** @param {string} text */
export function paragraphs(text) {
  return text.trim().split(/\n\s*\n/).map((one) => make("p", {}, one));
}
