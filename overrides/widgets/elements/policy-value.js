/**
 * What a setting is worth goes in, with and without its exceptions; what holds today stays in sight.
 *
 * The page shows what held on the day when it was made, with its dates. Of the element's children, those with
 * `data-approved-on` and `data-expires` hold while that exception is active, and the one without them at all other
 * times.
 */

import { exceptionState } from "../logic/exceptions.js";
import { onNewDay, today, Widget } from "./dom.js";

export class PolicyValue extends Widget {
  /** What the page shows without this element. @type {Map<HTMLElement, boolean>} */
  #made = new Map();

  /**
   * @override
   * @param {AbortSignal} signal
   */
  build(signal) {
    for (const child of this.#values) this.#made.set(child, child.hasAttribute("hidden"));
    this.#show();
    onNewDay(() => this.#show(), signal);
  }

  /** @override */
  dismantle() {
    for (const [child, hidden] of this.#made) child.toggleAttribute("hidden", hidden);
    this.#made.clear();
  }

  get #values() {
    return [...this.children].filter((child) => child instanceof HTMLElement);
  }

  /** Days that are none leave all as the page has it. */
  #show() {
    try {
      const holding = this.#values.find((child) => isActive(child));
      const otherwise = this.#values.find((child) => child.dataset.expires === undefined);
      for (const child of this.#values) child.hidden = child !== (holding ?? otherwise);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
}

/** @param {HTMLElement} value */
function isActive({ dataset: { approvedOn, expires } }) {
  if (approvedOn === undefined || expires === undefined) return false;
  return exceptionState({ approvedOn, expires }, today()) === "active";
}
