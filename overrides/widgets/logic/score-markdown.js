/** A scored session goes in; Markdown for a ticket comes out. */

import { literal } from "./markdown.js";
import { calculator as texts, signed } from "./texts/index.js";

/** @typedef {import("./scoring.js").Ruleset} Ruleset */
/** @typedef {import("./scoring.js").Answers} Answers */
/** @typedef {import("./scoring.js").Complete} Complete */
/** @typedef {import("./scoring.js").Incomplete} Incomplete */

/**
 * @param {Ruleset} ruleset
 * @param {Answers} answers
 * @param {Complete | Incomplete} result
 * @param {string} vector the answers as a vector string
 */
export function scoreMarkdown(ruleset, answers, result, vector) {
  const parts = [
    `**${literal(ruleset.title)}: ${literal(headline(ruleset, result))}**`,
    ruleset.inputs.map(({ name, question, answers: known }) => {
      const answer = known.find(({ id }) => id === answers[name]);
      return `- ${literal(question)} ${answer ? literal(answer.text) : `*${texts.noAnswer}*`}`;
    }).join("\n"),
    result.contributions.map(({ points, because }) => `- ${signed(points)}: ${literal(because)}`)
      .join("\n"),
    ...advice(ruleset, result),
    texts.provenance(vector, ruleset.id, ruleset.hash),
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

/**
 * @param {Ruleset} ruleset
 * @param {Complete | Incomplete} result
 */
function headline(ruleset, result) {
  /** @param {string} id */
  const label = (id) => ruleset.decisions.find((decision) => decision.id === id)?.label ?? id;
  if (result.state === "complete") return texts.decided(result.total, label(result.decision));
  return texts.undecided(result.least, result.most, result.possible.map(label));
}

/**
 * @param {Ruleset} ruleset
 * @param {Complete | Incomplete} result
 */
function advice(ruleset, result) {
  if (result.state === "incomplete") return [];
  const cautions = ruleset.cautions.filter(({ id }) => result.cautions.includes(id));
  const usual = ruleset.decisions.find(({ id }) => id === result.decision)?.next ?? "";
  const next = cautions.find(({ next }) => next)?.next ?? usual;
  return [
    cautions.map(({ text }) => `> ${texts.caution} ${literal(text)}`).join("\n>\n"),
    literal(next),
  ];
}
