/**
 * A shape and a value from anywhere go in; the place of the first fault, or the value with its typed texts changed, comes
 * out. Shapes are strict: every key is there, and no other.
 */

/**
 * A value without parts; `typed` is how long a text may be that somebody typed.
 * @typedef {{ fits: (value: unknown) => boolean, typed?: number }} Leaf
 */

/**
 * A value with parts, each with its shape, or null where it has no place there; null where it is no such value.
 * @typedef {{ parts: (value: any) => [key: string, shape: Shape | null][] | null }} Branch
 */

/** @typedef {Leaf | Branch} Shape */
/** @typedef {Readonly<Record<string, Shape>>} Fields */

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {number} max in letters, as the generator counts them: some are two units long
 * @param {RegExp} [pattern]
 * @returns {Leaf}
 */
export function text(max, pattern = /^/) {
  return {
    fits: (value) =>
      typeof value === "string" && value.length <= 2 * max &&
      (value.length <= max || [...value].length <= max) && pattern.test(value),
  };
}

/** A text that somebody typed. @param {number} max @returns {Leaf} */
export const typed = (max) => ({ ...text(max), typed: max });

/** @param {number} min @param {number} max @returns {Leaf} */
export const whole = (min, max) => ({
  fits: (value) => Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max,
});

/** @type {Leaf} */
export const truth = { fits: (value) => typeof value === "boolean" };

/** @param {readonly unknown[]} values @returns {Leaf} */
export const oneOf = (...values) => ({ fits: (value) => values.includes(value) });

/** @param {Shape} shape @returns {Shape} */
export function nullable(shape) {
  return "fits" in shape
    ? { ...shape, fits: (value) => value === null || shape.fits(value) }
    : { parts: (value) => value === null ? [] : shape.parts(value) };
}

/** @param {Shape} shape @param {number} max @returns {Branch} */
export const listOf = (shape, max) => ({
  parts: (value) =>
    Array.isArray(value) && value.length <= max
      ? value.map((_, place) => [String(place), shape])
      : null,
});

/** @param {Fields} fields @returns {Branch} */
export const record = (fields) => ({
  parts: (value) =>
    isRecord(value)
      ? [
        ...Object.entries(fields),
        ...Object.keys(value).flatMap(/** @returns {[string, null][]} */ (key) =>
          Object.hasOwn(fields, key) ? [] : [[key, null]]
        ),
      ]
      : null,
});

/**
 * A record of any names but those that every object has.
 * @param {Shape} shape
 * @param {number} max
 * @returns {Branch}
 */
export const recordOf = (shape, max) => ({
  parts(value) {
    const keys = isRecord(value) ? Object.keys(value).sort() : null;
    if (!keys || keys.length > max) return null;
    return keys.map((key) => [key, key in {} || key.length > 60 ? null : shape]);
  },
});

/**
 * A record whose shape depends on one of its keys.
 * @param {string} key
 * @param {Readonly<Record<string, Branch>>} shapes
 * @returns {Branch}
 */
export function tagged(key, shapes) {
  const none = record({ [key]: oneOf() });
  return {
    parts(value) {
      const tag = isRecord(value) ? value[key] : null;
      return (typeof tag === "string" && Object.hasOwn(shapes, tag) ? shapes[tag] : none)
        .parts(value);
    },
  };
}

/**
 * The path of the first fault in a value, such as `events.17.decision`, empty where it is the value as a whole; null
 * where there is none.
 * @param {Shape} shape
 * @param {unknown} value
 * @returns {string | null}
 */
export function check(shape, value) {
  if ("fits" in shape) return shape.fits(value) ? null : "";
  const parts = shape.parts(value);
  if (!parts) return "";
  for (const [key, part] of parts) {
    const fault = part ? check(part, Reflect.get(Object(value), key)) : "";
    if (fault === null) continue;
    // A foreign key may be anything, and a path is shown.
    const name = /^[\w-]{1,60}$/.test(key) ? key : "?";
    return fault === "" ? name : `${name}.${fault}`;
  }
  return null;
}

/**
 * The value in the order of its shape, with every text changed that somebody typed.
 * @param {Shape} shape
 * @param {any} value
 * @param {(text: string) => string} change
 * @returns {any}
 */
export function rewritten(shape, value, change) {
  if ("fits" in shape) {
    if (!shape.typed || typeof value !== "string") return value;
    const changed = change(value);
    return shape.fits(changed) ? changed : changed.slice(0, shape.typed);
  }
  const parts = value === null ? null : shape.parts(value);
  if (!parts) return value;
  const entries = parts.map(([key, part]) => [
    key,
    part ? rewritten(part, value[key], change) : value[key],
  ]);
  return Array.isArray(value) ? entries.map(([, one]) => one) : Object.fromEntries(entries);
}
