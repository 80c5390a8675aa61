/** The address of the redaction rules goes in; the rules come out, ready to be run, once they are asked for. */

import { readRedactionRules } from "../../logic/redaction.js";
import { loadData } from "./data-script.js";

/** @typedef {import("../../logic/redaction.js").Rules} Rules */

export class RedactionRules {
  #address;
  /** The rules, where they are there by now. @type {Rules | null} */
  known = null;

  /** @param {string} address as the page writes it */
  constructor(address) {
    this.#address = address;
  }

  /** @returns {Promise<Rules>} rejected where the rules are not there, or not to be used */
  async load() {
    this.known ??= readRedactionRules(await loadData(this.#address));
    return this.known;
  }
}
