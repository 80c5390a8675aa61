/** The words of the timelines of drills and responses. */

import { plural } from "./words.js";

/** A length of time, such as `4 min 10 s` or `1 day 16 min 49 s`. @param {number} seconds */
export const lasting = (seconds) => {
  const [minutes, hours] = [Math.floor(seconds / 60), Math.floor(seconds / 3_600)];
  const days = Math.floor(hours / 24);
  return [
    days && plural(days, "day", "days"),
    hours % 24 && `${hours % 24} h`,
    minutes % 60 && `${minutes % 60} min`,
    (seconds % 60 || !minutes) && `${seconds % 60} s`,
  ].filter(Boolean).join(" ");
};

/** @param {string} text */
const sentence = (text) => (/[.?!\u2026]$/.test(text) ? text : `${text}.`);

export const timeline = {
  /** @param {"drill" | "response"} kind */
  started: (kind) => `The ${kind} began.`,
  /** @param {"drill" | "response"} kind */
  ended: (kind) => `The ${kind} ended.`,
  pauses: {
    pause: "Paused.",
    closed: "The page was closed.",
    asleep: "The machine was asleep.",
    "asleep-or-set": "The machine was asleep, or its clock was set ahead.",
  },
  /** @param {number} wall seconds @param {boolean} counted */
  resumed: (wall, counted) =>
    `Went on after ${lasting(wall)}${counted ? "; the clock ran on" : ""}.`,
  /** @param {number} speed */
  speed: (speed) =>
    speed === 1
      ? "The exercise clock runs at its normal speed."
      : `The exercise clock runs ${speed} times as fast.`,
  /** @param {number} by milliseconds */
  clockSet: (by) =>
    `The machine's clock was set ${by < 0 ? "back" : "ahead"} by ${
      lasting(Math.round(Math.abs(by) / 1_000))
    }.`,
  /** @param {string} text */
  stepDone: (text) => `Done: ${text}`,
  /** @param {number} number @param {string} id @param {"clock" | "hand" | null} by */
  inject: (number, id, by) =>
    `Inject ${number} (${id}) delivered${by === "hand" ? " by hand" : ""}.`,
  /** @param {number} number @param {string} decision @param {string} why */
  response: (number, decision, why) =>
    `Decided on inject ${number}: ${[decision, why].filter(Boolean).map(sentence).join(" ")}`,
  /** @type {Readonly<Record<import("../drill/model.js").StampName, string>>} */
  stamps: {
    detected: "Detected",
    acknowledged: "Acknowledged",
    decided: "Decided",
    contained: "Contained",
    verified: "Verified",
  },
  /** @param {number} number @param {string} label */
  session: (number, label) => `Session ${number}${label ? ` (${label})` : ""}`,
  /** @param {string} session @param {string} decision */
  decided: (session, decision) => `${session}: ${decision}.`,
  /** @param {string} session @param {boolean} gone */
  checked: (session, gone) => `${session}: ${gone ? "no longer listed" : "still listed"}.`,
  /** @param {{ text: string, decision: string, rationale: string, amended: boolean }} line */
  line: ({ text, decision, rationale, amended }) =>
    [
      text && sentence(text),
      decision && `Decision: ${sentence(decision)}`,
      rationale && `Why: ${sentence(rationale)}`,
      amended && "(Written anew later.)",
    ].filter(Boolean).join(" "),
  struck: "A line that was struck out later.",
};
