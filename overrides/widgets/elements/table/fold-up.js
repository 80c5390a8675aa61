/** A folded menu goes in; it folds up again when it is left: with Escape, or for another place of the page. */

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
}
