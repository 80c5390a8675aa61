/** The redaction rules go in; what takes out of a note what it must not hold comes out, or nothing without rules. */

import { redact } from "../../logic/redaction.js";

/**
 * @param {import("../shared/redaction-rules.js").RedactionRules} rules
 * @returns {Promise<((text: string) => string) | null>}
 */
export async function noteCleaner(rules) {
  try {
    const known = await rules.load();
    return (text) => redact(known, text).text;
  } catch {
    return null;
  }
}
