/** The words for what is loaded when a page needs it. */

export const late = {
  failed: "This tool could not be loaded. Load the page again to try once more.",
};
