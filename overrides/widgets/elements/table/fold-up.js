/**
 * A folded menu goes in; what it unfolds stays within the window, and it folds up again when it is left: with Escape, or
 * for another place of the page.
 */

/** Between what is unfolded and the edge of the window, in pixels. */
const MARGIN = 8;

/**
 * @param {HTMLDetailsElement} menu
 * @param {AbortSignal} signal
 */
export function foldWhenLeft(menu, signal) {
  /** @param {EventTarget | null} to */
  const left = (to) => {
    if (to instanceof Node && !menu.contains(to)) menu.open = false;
  };
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }, { signal });
  menu.addEventListener("focusout", ({ relatedTarget }) => left(relatedTarget), { signal });
  document.addEventListener("pointerdown", ({ target }) => left(target), { signal });
  const fit = () => stayInWindow(menu);
  menu.addEventListener("toggle", fit, { signal });
  addEventListener("resize", fit, { signal });
}

/** @param {HTMLDetailsElement} menu */
function stayInWindow(menu) {
  const panel = menu.lastElementChild;
  if (!menu.open || !(panel instanceof HTMLElement)) return;
  panel.style.translate = "";
  const over = panel.getBoundingClientRect().right + MARGIN - document.documentElement.clientWidth;
  if (over > 0) panel.style.translate = `${-over}px`;
}
