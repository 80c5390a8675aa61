/** What the bundle of every page lends to the bundles that come later, so that it is loaded once. */

export {
  make,
  makeButton,
  safeAddress,
  Status,
  takesText,
  today,
  uniqueId,
  Widget,
} from "./elements/dom.js";
export { AskTwice } from "./elements/shared/ask-twice.js";
export { CopyButton } from "./elements/shared/copy-button.js";
export { loadData } from "./elements/shared/data-script.js";
export { ExportGate } from "./elements/shared/export-gate.js";
export { RedactionRules } from "./elements/shared/redaction-rules.js";
export { saveFile } from "./elements/shared/save-file.js";
export { unfoldOnPaper } from "./elements/shared/unfold-on-paper.js";
export { FilterView } from "./elements/table/filter-view.js";
export { csvText } from "./logic/csv.js";
export { daysFrom } from "./logic/dates.js";
export { Cleaner, redactTable } from "./logic/exporting.js";
export { readLink, viewLink } from "./logic/filter-link.js";
export { markdownTable } from "./logic/markdown-table.js";
export { literal } from "./logic/markdown.js";
export { redact } from "./logic/redaction.js";
export { readRuleset } from "./logic/ruleset.js";
export { evaluate } from "./logic/scoring.js";
export { emptyColumn, Store } from "./logic/store.js";
export { textOf } from "./logic/text-file.js";
export { exporting } from "./logic/texts/exporting.js";
export { table } from "./logic/texts/table.js";
export { either, grouped, plural, quoted, signed, total } from "./logic/texts/words.js";
export { visible, words } from "./logic/visible.js";
