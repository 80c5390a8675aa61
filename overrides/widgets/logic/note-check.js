/** The redaction rules and a note go in; what the note must not hold, and the note without it, come out. */

import { redact } from "./redaction.js";

/**
 * `classes` are labels and `ids` the ids of what was found, each once, in the order of the rules' classes.
 * @param {import("./redaction.js").Rules} rules
 * @param {string} text
 * @returns {{ classes: string[], ids: string[], redacted: string }}
 */
export function checkNote(rules, text) {
  const { text: redacted, findings } = redact(rules, text);
  const found = rules.classes.filter(({ id }) => findings.some((one) => one.class === id));
  return { classes: found.map(({ label }) => label), ids: found.map(({ id }) => id), redacted };
}
