/**
 * What is typed, chosen and sorted by goes in; a button that copies a link to it comes out, and copies nothing where
 * the link would carry a secret.
 */

import { readLink, viewLink } from "../../logic/filter-link.js";
import { checkNote } from "../../logic/note-check.js";
import { table as texts } from "../../logic/texts/table.js";
import { CopyButton } from "../shared/copy-button.js";

/** @typedef {import("../../logic/filter-link.js").View} State */
/** @typedef {import("../shared/redaction-rules.js").RedactionRules} RedactionRules */

const NAME = "session-rows";

/** What the page's own address says is to be shown. */
export const linkedState = () => readLink(location.hash, NAME);

/**
 * @param {() => State} state
 * @param {RedactionRules} rules
 * @param {AbortSignal} signal
 */
export function linkButton(state, rules, signal) {
  /** @type {CopyButton} */
  const copy = new CopyButton({
    label: texts.copyLink,
    copied: texts.linkCopied,
    text: async () => {
      const [page] = location.href.split("#");
      const now = state();
      if (await mayLeave(now, rules)) return page + viewLink(NAME, now);
      copy.status.say(texts.noLink);
      return null;
    },
    rows: 2,
  }, signal);
  return copy;
}

/**
 * @param {State} state
 * @param {RedactionRules} rules
 */
async function mayLeave({ query, chosen }, rules) {
  try {
    const known = await rules.load();
    const values = [...chosen.values()].flatMap((some) => [...some]);
    return [query, ...values].every((text) => checkNote(known, text).ids.length === 0);
  } catch {
    // Nobody can say what the filter holds.
    return false;
  }
}
