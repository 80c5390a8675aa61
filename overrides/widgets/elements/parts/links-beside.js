/**
 * A question goes in; as long as its answer is yes, links to other pages open in another tab. A page that takes pastes
 * is left by a load, and what is in its memory alone does not survive one.
 */

/** @param {() => boolean} asked whether there is something that a load would lose */
export function openLinksBeside(asked) {
  addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!(link instanceof HTMLAnchorElement) || !asked() || isBeside(event, link)) return;
    event.preventDefault();
    open(link.href, "_blank", "noopener");
  }, { capture: true });
}

/**
 * Whether a link leaves the page as it is: one to a file, to a place of the page, or by the reader's keys.
 * @param {MouseEvent} event
 * @param {HTMLAnchorElement} link
 */
function isBeside({ ctrlKey, metaKey, shiftKey, altKey }, link) {
  const [here, there] = [location.href, link.href].map((address) => address.replace(/#.*/, ""));
  return ctrlKey || metaKey || shiftKey || altKey || link.hasAttribute("download") ||
    here === there;
}
