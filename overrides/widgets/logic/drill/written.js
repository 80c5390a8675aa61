/** Texts go in; those that somebody wrote come out, and null in the place of the others. */

/**
 * Some values of an object, in this order.
 * @template From
 * @template {keyof From} Key
 * @param {From} from
 * @param {readonly Key[]} keys
 */
export function written(from, keys) {
  const values = Object.fromEntries(keys.map((key) => [key, from[key] || null]));
  return /** @type {{ [One in Key]: Exclude<From[One], ""> | null }} */ (values);
}
