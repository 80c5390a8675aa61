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
  copyByHand: "The browser refused the clipboard. Copy this text by hand.",
  close: "Close",
  reworded: "Reworded since you ticked it. Read it again.",
  notKept: "Ticks are not kept: this browser refused to store them. They last until you leave.",
};

export const calculator = {
  questions: "Questions",
  verdict: "Verdict",
  incomplete: "Incomplete",
  reset: "Reset answers",
  unit: pointsText,
  /** @param {readonly number[]} points */
  combined: (points) => `${points.map(signed).join(", ")} in combination`,
  /** @param {number} open */
  open: (open) => `Nothing is decided yet. ${plural(open, "question is", "questions are")} open:`,
  /** @param {number} open @param {number} points */
  incompleteSpoken: (open, points) =>
    `Incomplete: ${plural(open, "question", "questions")} open, ${counted(points)} so far`,
  /** @param {number} points @param {string} decision */
  spoken: (points, decision) => `${counted(points)}: ${decision}`,
  soFar: "so far",
  why: "Where the points come from",
  noPoints: "No rule gives points for these answers.",
  noPointsYet: "No rule gives points so far.",
  lower: "What would lower it",
  /** @param {string} answer @param {number} points */
  lowerItem: (answer, points) => `\u201c${answer}\u201d: ${counted(points)}`,
  broken: "The calculator cannot read its rules on this page. Use the tables below.",
};

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
