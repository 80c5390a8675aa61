/** The words of the scoring calculator. */

import { counted, either, plural, pointsText, quoted, total } from "./words.js";

/** @param {number} least @param {number} most */
const between = (least, most) =>
  least === most ? counted(least) : `${total(least)} to ${total(most)} points`;

export const calculator = {
  verdict: "Result",
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
