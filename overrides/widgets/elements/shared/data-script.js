/**
 * The address of a data script goes in; the data that it carries comes out. A page from a disk may load
 * a script and nothing else, and nobody waits for large data that they do not use.
 */

/** @type {Map<string, Promise<unknown>>} */
const known = new Map();

/**
 * What the script hands over; a script that is asked for again is not loaded again, unless it failed.
 * @param {string} address as the page writes it
 * @param {boolean} [once] do not keep what is large and made into something else at once
 * @returns {Promise<unknown>} rejected where the script cannot be loaded, or hands over nothing
 */
export function loadData(address, once = false) {
  const url = new URL(address, document.baseURI).href;
  const data = known.get(url) ?? load(url);
  known.set(url, data);
  data.then(() => once && known.delete(url), () => known.delete(url));
  return data;
}

/**
 * @param {string} url
 * @returns {Promise<unknown>}
 */
function load(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    // A script's load event comes right after it has run, before any other script.
    script.addEventListener("load", () => {
      script.remove();
      const data = Reflect.get(globalThis, "runbookData");
      Reflect.deleteProperty(globalThis, "runbookData");
      if (data === undefined) reject(new Error(url));
      else resolve(data);
    });
    script.addEventListener("error", () => {
      script.remove();
      reject(new Error(url));
    });
    document.head.append(script);
  });
}
