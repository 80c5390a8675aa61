/** The text of a file and the shape of what belongs in it go in; the value in the file comes out, or why it is not read. */

import { check, isRecord } from "./shape.js";

/** @typedef {import("./shape.js").Shape} Shape */

/**
 * `foreign`: it is something else, `detail` says what; `newer`: of a later portal, `detail` says which format;
 * `too-large`: `detail` is how much is read; `damaged`: `detail` is the path to the first fault.
 * @typedef {{ code: "too-large" | "not-json" | "foreign" | "newer" | "damaged", detail: string }} Problem
 */

/** The most characters that are read. */
export const LONGEST = 5_000_000;

/**
 * @param {string} text from anywhere
 * @param {string} schema what the value must say of itself, such as `drill-log/1`
 * @param {Shape} shape
 * @returns {{ value: unknown, problem: null } | { value: null, problem: Problem }}
 */
export function readSchemaFile(text, schema, shape) {
  if (text.length > LONGEST) return refused("too-large", `${LONGEST}`);
  /** @type {unknown} */
  let value;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return refused("not-json");
  }
  const said = isRecord(value) && typeof value.schema === "string" ? value.schema : "";
  const [name, version] = schema.split("/");
  const found = new RegExp(`^${name}/([1-9]\\d{0,5})$`).exec(said)?.[1];
  if (!found) return refused("foreign", said.slice(0, 100));
  if (found !== version) return refused("newer", said);
  const fault = check(shape, value);
  return fault === null ? { value, problem: null } : refused("damaged", fault);
}

/** @param {Problem["code"]} code @param {string} [detail] */
const refused = (code, detail = "") => ({ value: null, problem: { code, detail } });
