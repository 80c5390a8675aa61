/** The portal's vocabularies go in; an empty table for session rows comes out, in a frame that scrolls. */

import { FOLDED, sessionHeadings } from "../../logic/session-columns.js";
import { triage as texts } from "../../logic/texts/triage.js";
import { make } from "../dom.js";

/** @param {import("../../logic/session-portal.js").Portal} portal */
export function sessionTable(portal) {
  const heads = sessionHeadings(portal).map((heading) => ({
    heading,
    header: make(
      "th",
      { scope: "col", "data-key": heading.key, hidden: FOLDED.has(heading.key) },
      heading.label,
    ),
    look: undefined,
  }));
  const body = make("tbody");
  const table = make(
    "table",
    { class: "rb-sessions" },
    make("caption", { class: "rb-visually-hidden" }, texts.tableName),
    make("thead", {}, make("tr", {}, ...heads.map(({ header }) => header))),
    body,
  );
  const scroller = make(
    "div",
    { class: "rb-table", role: "region", tabindex: 0, "aria-label": texts.tableName },
    table,
  );
  return { table, body, scroller, heads };
}
