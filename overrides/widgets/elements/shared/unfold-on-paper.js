/** A part of a page goes in; what is folded in it opens for paper, and folds again once it is printed. */

/**
 * @param {Element} part
 * @param {AbortSignal} signal
 */
export function unfoldOnPaper(part, signal) {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...part.querySelectorAll("details")].filter((details) => !details.open);
    for (const details of opened) details.open = true;
  }, { signal });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened = [];
  }, { signal });
}
