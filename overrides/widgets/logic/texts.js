/**
 * Counts and names go in; the words that the widgets show come out. Every text of the interface is here.
 */

/** @param {number} count @param {string} one @param {string} many */
const plural = (count, one, many) => `${count} ${count === 1 ? one : many}`;

/** @param {number} points */
export const total = (points) => String(points).replace("-", "\u2212");

/** @param {number} points */
export const signed = (points) => (points > 0 ? `+${points}` : total(points));

/** @param {number} points */
const pointsText = (points) => (Math.abs(points) === 1 ? "point" : "points");

/** @param {number} points */
const counted = (points) => `${total(points)} ${pointsText(points)}`;

export const table = {
  /** @param {string} name */
  search: (name) => `Search ${name}`,
  placeholder: "Search all columns",
  reset: "Reset filters",
  emptyTitle: "Nothing matches",
  emptyNext: "Try fewer words, or reset the filters to see every row.",
  /** @param {number} shown @param {number} total @param {string} one @param {string} many */
  showing: (shown, total, one, many) =>
    shown === total
      ? `Showing all ${plural(total, one, many)}`
      : `Showing ${shown} of ${plural(total, one, many)}`,
  /** @param {string} label @param {readonly string[]} chosen */
  facet: (label, chosen) => {
    if (chosen.length === 0) return label;
    return `${label}: ${chosen.length === 1 ? chosen[0] : `${chosen.length} chosen`}`;
  },
  /** @param {string} query @param {readonly (readonly [string, readonly string[]])[]} facets */
  applied: (query, facets) => {
    const parts = facets.map(([label, values]) => `${label}: ${values.join(" or ")}`);
    if (query) parts.unshift(`\u201c${query}\u201d`);
    return `Filtered by ${parts.join("; ")}`;
  },
  /** @param {string} label @param {"none" | "ascending" | "descending"} direction */
  sorted: (label, direction) =>
    direction === "none" ? "In the original order" : `Sorted by ${label}, ${direction}`,
};

export const copying = {
  copied: "Copied",
  byHand: "Copy this text by hand.",
  close: "Close",
};

export const checklist = {
  /** @param {number} done @param {number} total */
  progress: (done, total) => `${done} of ${total} done`,
  /** @param {string} title */
  progressName: (title) => `${title}: steps done`,
  reset: "Reset ticks",
  confirmName: "Reset the ticks of this list",
  /** @param {number} count */
  confirm: (count) => `Reset ${plural(count, "tick", "ticks")}?`,
  keep: "Keep",
  copy: "Copy as Markdown",
  copied: "Copied as Markdown",
  reworded: "Reworded since you ticked it. Read it again.",
  notKept: "Ticks are not kept: this browser refused to store them. They last until you leave.",
};

/** @param {string} text */
const quoted = (text) => `\u201c${text}\u201d`;

/** @param {readonly string[]} words */
const either = (words) =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;

/** @param {number} least @param {number} most */
const between = (least, most) =>
  least === most ? counted(least) : `${total(least)} to ${total(most)} points`;

export const calculator = {
  verdict: "Verdict",
  incomplete: "Incomplete",
  reset: "Reset answers",
  unit: pointsText,
  /** @param {number} open @param {boolean} certain whether only one decision can come of it */
  open: (open, certain) =>
    `${certain ? "" : "Nothing is decided yet. "}${
      plural(open, "question is", "questions are")
    } open:`,
  /** @param {number} least @param {number} most @param {readonly string[]} decisions */
  outlook: (least, most, decisions) =>
    decisions.length === 1
      ? `Whatever the open answers are, it will be ${quoted(decisions[0])} (${
        between(least, most)
      }).`
      : `It can still become ${either(decisions.map(quoted))} (${between(least, most)}).`,
  /** @param {number} open @param {number} points */
  incompleteSpoken: (open, points) =>
    `Incomplete: ${plural(open, "question", "questions")} open, ${counted(points)} so far.`,
  /** @param {number} least @param {number} most @param {readonly string[]} decisions */
  undecided: (least, most, decisions) =>
    `incomplete, ${either(decisions)} (${between(least, most)})`,
  /** @param {number} points @param {string} decision */
  decided: (points, decision) => `${decision} (${counted(points)})`,
  /** @param {number} points @param {string} decision */
  spoken: (points, decision) => `${counted(points)}: ${decision}`,
  soFar: "so far",
  notScored: "\u2013",
  why: "Where the points come from",
  noPoints: "No rule gives points for these answers.",
  noPointsYet: "No rule gives points so far.",
  caution: "Mind:",
  milder: "What would make it milder",
  /** @param {number} answers */
  milderHow: (answers) =>
    answers === 1 ? "One other answer is enough:" : `It takes ${answers} other answers together:`,
  /** @param {readonly (readonly string[])[]} answers a choice of answers for each question */
  change: (answers) =>
    answers.map((choice) => `${choice.length > 1 ? "either " : ""}${either(choice.map(quoted))}`)
      .join(" and "),
  minded: ", with a caution",
  points: counted,
  /** @param {number} more */
  more: (more) => `and ${plural(more, "other way", "other ways")}`,
  noAnswer: "not answered",
  vector: "Vector",
  copyLink: "Copy link",
  linkCopied: "Link copied",
  copyMarkdown: "Copy as Markdown",
  markdownCopied: "Copied as Markdown",
  /** @param {string} vector @param {string} rules @param {string} version */
  provenance: (vector, rules, version) =>
    `Vector \`${vector}\`, rules \`${rules}\`, version \`${version}\``,
  foreignTitle: "This link was made with other rules",
  /** @param {string} written @param {string} current */
  otherVersion: (written, current) =>
    `It was made with version ${written} of the rules; this page has version ${current}. What it scored then may differ from what is shown here.`,
  /** @param {string} written @param {string} current */
  otherRules: (written, current) =>
    `It was made with the rules ${written}; this page has the rules ${current}. None of its answers could be taken over.`,
  inLink: "In the link",
  now: "Now",
  /** @param {readonly string[]} lost */
  lost: (lost) => `Not taken over: ${lost.join(", ")}.`,
  check: "Check the answers that were taken over.",
  foreignSpoken: "This link was made with other rules. Check the answers.",
  unreadableTitle: "This link cannot be read",
  unreadable: "Its vector is damaged or not of this kind, so no answer was taken over from it.",
  broken: "The calculator cannot read its rules on this page. Add up the points by hand.",
};

/** @param {number} count */
const grouped = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

export const redactor = {
  input: "Your text",
  output: "Redacted text",
  placeholder: "Paste a text here",
  hint: "Or drop a text file anywhere on this page. Your text is gone when you leave.",
  choose: "Choose a file",
  clear: "Clear",
  cleared: "Cleared",
  copy: "Copy redacted text",
  copied: "Redacted text copied",
  again: "Try again",
  empty: "The redacted text appears here.",
  loading: "Loading the rules\u2026",
  failed: "The rules could not be loaded, so nothing is redacted here. Try again, or use the " +
    "command line: runbook redact < notes.txt",
  unusable:
    "This browser cannot use the rules, so nothing is redacted here. Use the command line: " +
    "runbook redact < notes.txt",
  /** @param {number} length @param {number} most */
  tooLong: (length, most) =>
    `This text has ${grouped(length)} characters; this page takes ${grouped(most)} at most. ` +
    "Redact it in parts, or on the command line: runbook redact < notes.txt",
  /** @param {number} most */
  fileTooLong: (most) =>
    `The file is too long: this page takes ${grouped(most)} characters at most. Your text is as ` +
    "it was. On the command line: runbook redact < notes.txt",
  noText:
    "This file is no text that can be read here; UTF-8 and UTF-16 can. Your text is as it was.",
  oneFile: "One file at a time. Your text is as it was.",
  nothingFound: "Nothing found. Still read it before you share it.",
  /** @param {number} finds */
  found: (finds) => `${plural(finds, "find", "finds")} taken out`,
  /** @param {readonly (readonly [label: string, count: number])[]} groups */
  foundSpoken: (groups) => groups.map(([label, count]) => `${label}: ${count}`).join(", "),
  next: "Read the result before you share it: names, places and passwords in ordinary words stay.",
  finds: "What was found",
  at: "at line:column",
  line: "line ",
  /** @param {number} line @param {number} column */
  place: (line, column) => `${line}:${column}`,
  /** @param {number} more */
  more: (more) => `and ${grouped(more)} more`,
};

export const exporting = {
  copy: "Copy as Markdown",
  save: "Save as CSV",
  name: "Take the shown rows along",
  /** @param {number} rows @param {number} finds @param {string} one @param {string} many */
  copied: (rows, finds, one, many) => `${plural(rows, one, many)} copied; ${takenOut(finds)}`,
  /** @param {number} rows @param {number} finds @param {string} one @param {string} many */
  saved: (rows, finds, one, many) => `${plural(rows, one, many)} saved; ${takenOut(finds)}`,
  noRules:
    "Nothing was exported: the redaction rules could not be loaded, and no row leaves this " +
    "page without them. Press the button to try again.",
  noRows: "Nothing was exported: no row is shown.",
  /** @param {string} name @param {string} day */
  file: (name, day) => `${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}-${day}.csv`,
};

/** @param {number} finds */
const takenOut = (finds) =>
  finds === 0
    ? "redaction found nothing to take out"
    : `${plural(finds, "find", "finds")} taken out by redaction`;

/** @typedef {"review" | "exception"} Kind */

export const dates = {
  /** @param {Kind} kind @param {number} days negative once the date has passed */
  due: (kind, days) => {
    const away = plural(Math.abs(days), "day", "days");
    if (kind === "exception") {
      if (days < 0) return `ended ${away} ago`;
      return days === 0 ? "ends today" : `ends in ${away}`;
    }
    if (days < 0) return `overdue by ${away}`;
    return days === 0 ? "due today" : `due in ${away}`;
  },
  /** @param {Kind} kind @param {number} count */
  overdue: (kind, count) => `${count} ${kind === "exception" ? "ended" : "overdue"}`,
  /** @param {Kind} kind @param {number} count @param {number} soon */
  soon: (kind, count, soon) => {
    const within = soon === 0 ? "today" : `within ${plural(soon, "day", "days")}`;
    if (kind === "exception") return `${plural(count, "ends", "end")} ${within}`;
    return `${count} due ${within}`;
  },
  /** @param {Kind} kind */
  nothing: (kind) => (kind === "exception" ? "nothing ending" : "nothing due"),
};
