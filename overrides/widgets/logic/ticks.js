/**
 * A stored text, steps and presses go in; ticks, the text to store and Markdown come out.
 * A tick belongs to the wording that was read: its key is `<step>:<hash>`, and another wording asks again.
 */

import { literal } from "./markdown.js";

/** @typedef {{ id: string, hash: string, text: string }} Step */
/** @typedef {Readonly<Record<string, true>>} Ticks */
/** @typedef {"open" | "done" | "reworded"} StepState */

/**
 * The ticks in a stored text; whatever is not a tick is ignored, however damaged.
 * @param {string | null} stored
 * @returns {Ticks}
 */
export function readTicks(stored) {
  /** @type {unknown} */
  let value = null;
  try {
    value = JSON.parse(stored ?? "null");
  } catch {
    return {};
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  const entries = Object.entries(value).filter(([key, on]) => on === true && key.includes(":"));
  return Object.fromEntries(entries.map(([key]) => [key, true]));
}

/** @param {Step} step */
const keyOf = (step) => `${step.id}:${step.hash}`;

/** @param {string} key */
const stepOf = (key) => key.slice(0, key.lastIndexOf(":"));

/**
 * @param {Ticks} ticks
 * @param {Step} step
 * @returns {StepState}
 */
export function stateOf(ticks, step) {
  if (Object.hasOwn(ticks, keyOf(step))) return "done";
  return Object.keys(ticks).some((key) => stepOf(key) === step.id) ? "reworded" : "open";
}

/**
 * The ticks after one step was ticked or unticked; its other wordings are forgotten.
 * @param {Ticks} ticks
 * @param {Step} step
 * @param {boolean} on
 * @returns {Ticks}
 */
export function withTick(ticks, step, on) {
  const rest = withoutSteps(ticks, [step]);
  return on ? { ...rest, [keyOf(step)]: true } : rest;
}

/**
 * The ticks without those of some steps. Ticks of steps that this page does not show stay.
 * @param {Ticks} ticks
 * @param {readonly Step[]} steps
 * @returns {Ticks}
 */
export function withoutSteps(ticks, steps) {
  const ids = new Set(steps.map((step) => step.id));
  return Object.fromEntries(Object.entries(ticks).filter(([key]) => !ids.has(stepOf(key))));
}

/**
 * What to store; nothing at all where there is no tick.
 * @param {Ticks} ticks
 * @returns {string | null}
 */
export function storedTicks(ticks) {
  return Object.keys(ticks).length === 0 ? null : JSON.stringify(ticks);
}

/**
 * @param {Ticks} ticks
 * @param {readonly Step[]} steps
 */
export function doneCount(ticks, steps) {
  return steps.filter((step) => stateOf(ticks, step) === "done").length;
}

/**
 * The list as Markdown: the title, then a task per step, in order.
 * @param {string} title
 * @param {readonly Step[]} steps
 * @param {Ticks} ticks
 */
export function toMarkdown(title, steps, ticks) {
  const tasks = steps.map((step) => {
    const box = stateOf(ticks, step) === "done" ? "x" : " ";
    return `- [${box}] ${literal(step.text)}`;
  });
  return `# ${literal(title)}\n\n${tasks.join("\n")}\n`;
}
