/**
 * The address of a script goes in; the elements that it defines come to life. What one page needs, and is large, is
 * no reason for every page to load it.
 */

import { late as texts } from "../logic/texts/index.js";
import { make, Widget } from "./dom.js";

/** Scripts that are there, or on their way. @type {Set<string>} */
const known = new Set();

export class LateElement extends Widget {
  /** @override */
  build() {
    const { href } = new URL(this.dataset.script ?? "", document.baseURI);
    if (known.has(href)) return;
    known.add(href);
    const script = make("script", { src: href });
    script.addEventListener("error", () => this.#fail(href, script));
    // A script that is cut off has loaded as well, and defines nothing.
    script.addEventListener("load", () => {
      if (this.querySelector(":not(:defined)")) this.#fail(href, script);
    });
    document.head.append(script);
  }

  /**
   * @param {string} href
   * @param {HTMLScriptElement} script
   */
  #fail(href, script) {
    known.delete(href);
    script.remove();
    this.prepend(this.made(make("p", { class: "rb-caution", role: "alert" }, texts.failed)));
  }
}
