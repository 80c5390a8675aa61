/**
 * A change of the page goes in; it is made, and whoever works by keyboard is not sent back to the top of the page where it
 * takes away what had the focus, such as the button that was pressed.
 */

/**
 * The focus goes to the nearest part around what is gone that can take it, unless the change has put it somewhere.
 * @param {() => void} change
 */
export function keepingFocus(change) {
  const before = document.activeElement;
  const around = partsAround(before);
  change();
  const now = document.activeElement;
  if (before === null || (now !== before && now !== document.body) || isThere(before)) return;
  around.find(isThere)?.focus({ preventScroll: true });
}

/** @param {Element | null} node */
function partsAround(node) {
  const parts = [];
  for (let part = node?.parentElement; part; part = part.parentElement) {
    if (part.hasAttribute("tabindex")) parts.push(part);
  }
  return parts;
}

/** @param {Element} node */
function isThere(node) {
  return node.isConnected && !node.matches(":disabled") &&
    node.checkVisibility({ visibilityProperty: true });
}
