/** The address of the session filter's bundle goes in; the bench that it lends comes out, once it is asked for. */

import { make } from "../dom.js";

/** @typedef {typeof import("../../lent-bench.js")} LentBench */

/** @type {Map<string, Promise<LentBench>>} */
const known = new Map();

/**
 * @param {string} address as the page writes it
 * @returns {Promise<LentBench>} rejected where the bundle cannot be loaded
 */
export function loadBench(address) {
  const { href } = new URL(address, document.baseURI);
  const bench = known.get(href) ?? load(href);
  known.set(href, bench);
  bench.catch(() => known.delete(href));
  return bench;
}

/** @returns {LentBench | undefined} */
const lent = () => Reflect.get(globalThis, "runbookSessionBench");

/**
 * @param {string} href
 * @returns {Promise<LentBench>}
 */
function load(href) {
  return new Promise((resolve, reject) => {
    const there = lent();
    if (there) return resolve(there);
    const script = make("script", { src: href });
    script.addEventListener("load", () => {
      const bench = lent();
      if (bench) resolve(bench);
      else reject(new Error(href));
    });
    script.addEventListener("error", () => {
      script.remove();
      reject(new Error(href));
    });
    document.head.append(script);
  });
}
