/** The words of the buttons that copy. */

export const copying = {
  copied: "Copied",
  byHand: "Copy this text by hand.",
  close: "Close",
};
