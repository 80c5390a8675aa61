/** A text goes in; the browser keeps it as a file. */

import { make } from "../dom.js";

/**
 * @param {string} text
 * @param {string} name
 * @param {string} type such as text/csv
 */
export function saveFile(text, name, type) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = make("a", { href: address, download: name });
  link.click();
  // The browser has read it by the next turn of its loop or keeps it for the download.
  setTimeout(() => URL.revokeObjectURL(address));
}
