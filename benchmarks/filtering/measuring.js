/**
 * The adapter of a table goes in; what its page can be asked to measure comes out. A page answers with a line in
 * the console, since asking it again and again whether it is done would itself take time.
 */

/** @import { Adapter, Row, Tool } from "./pages/shared.js" */

const PATIENCE = 10_000;

const frame = () => new Promise((done) => requestAnimationFrame(done));

/** @param {Adapter} adapter */
export function measuring(adapter) {
  /** @type {Row[] | null} */
  let rows = null;
  /** @type {Tool | null} */
  let tool = null;
  const phases = {
    decode: () => {
      rows = decoded();
      return {};
    },
    ready: async ({ count }) => {
      const stage = document.getElementById("stage");
      await frame();
      const start = performance.now();
      tool = await adapter.setup(stage, rows);
      // Only what the tool itself keeps stays in memory from here on.
      rows = null;
      await shown(() => tool.top() !== null && (tool.count() ?? count) === count, "ready");
      const end = performance.now();
      return { ready: end - start, after: tool.loaded ? end - tool.loaded() : null };
    },
    keys: (options) => typed(tool, options),
    sorts: (options) => sorted(tool, options),
  };
  return (phase, options) => {
    Promise.resolve().then(() => phases[phase](options)).then(
      (found) => console.log(JSON.stringify({ phase, ...found })),
      (error) => console.log(JSON.stringify({ phase, problem: String(error?.message ?? error) })),
    );
  };
}

/** The page's coded columns as one object for each row, which is what the other tables read. */
function decoded() {
  const coded = Reflect.get(globalThis, "codedRows");
  Reflect.deleteProperty(globalThis, "codedRows");
  if (coded === undefined) return null;
  const columns = coded.columns.map(({ key, values, codes }) => ({
    key,
    texts: values.split("\n"),
    codes: codes.split(","),
  }));
  return Array.from(
    { length: coded.count },
    (_, row) =>
      Object.fromEntries(columns.map(({ key, texts, codes }) => [key, texts[codes[row]]])),
  );
}

/**
 * Wait until a result stands in the page, and then until it has been painted: the second of two frames begins
 * when the first is out.
 * @param {() => boolean} applied
 * @param {string} what
 */
async function shown(applied, what) {
  const start = performance.now();
  do {
    await frame();
    if (performance.now() - start > PATIENCE * 6) throw new Error(`${what}: never shown`);
  } while (!applied());
  await frame();
}

/**
 * Type each query letter by letter and take it away again, for some rounds or until the time is over.
 * @param {Tool} tool
 * @param {{ queries: string[], expected: Record<string, number>, rounds: number, cap: number }} options
 */
async function typed(tool, { queries, expected, rounds, cap }) {
  const begun = performance.now();
  const found = { script: [], painted: [], planned: 0 };
  const steps = Array.from({ length: rounds }, () => queries.flatMap(keysOf)).flat();
  found.planned = steps.length;
  tool.field.focus();
  for (const [letter, text] of steps) {
    if (performance.now() - begun > cap) break;
    await frame();
    const start = performance.now();
    press(tool.field, letter);
    found.script.push(performance.now() - start);
    if (tool.field.value !== text) throw new Error(`'${text}' could not be typed`);
    await applied(tool, text, expected[text]);
    found.painted.push(performance.now() - start);
  }
  return found;
}

/**
 * @param {string} query
 * @returns {[letter: string | null, text: string][]} null takes a letter away
 */
function keysOf(query) {
  const down = Array.from(query, (letter, at) => [letter, query.slice(0, at + 1)]);
  const up = Array.from(query, (_, at) => [null, query.slice(0, query.length - at - 1)]);
  return [...down, ...up];
}

/**
 * One key as a browser reports it: the editing command fires the same `input` event as a hand does.
 * @param {HTMLInputElement} field
 * @param {string | null} letter
 */
function press(field, letter) {
  const key = { key: letter ?? "Backspace", bubbles: true };
  field.dispatchEvent(new KeyboardEvent("keydown", key));
  if (letter === null) document.execCommand("delete");
  else document.execCommand("insertText", false, letter);
  field.dispatchEvent(new KeyboardEvent("keyup", key));
}

/**
 * @param {Tool} tool
 * @param {string} text
 * @param {number} expected how many rows hold all words of the text
 */
async function applied(tool, text, expected) {
  const phrase = text.trim().toLowerCase();
  const words = tool.phrase ? [phrase] : phrase.split(" ");
  const start = performance.now();
  await shown(() => {
    const top = tool.top()?.textContent.toLowerCase();
    const count = tool.count() ?? expected;
    const fits = top === undefined
      ? tool.phrase || expected === 0
      : words.every((word) => top.includes(word));
    if (count === expected && fits) return true;
    if (performance.now() - start < PATIENCE) return false;
    throw new Error(`'${text}': ${count} rows, first '${top}'; expected ${expected} rows`);
  }, text);
}

/**
 * Sort by a column up and down; the top row shows that it is done.
 * @param {Tool} tool
 * @param {{ keys: string[], rounds: number, cap: number }} options
 */
async function sorted(tool, { keys, rounds, cap }) {
  const begun = performance.now();
  const found = Object.fromEntries(keys.map((key) => [key, []]));
  if (!tool.sort) return { sorts: found };
  for (const key of keys) {
    for (let round = 0; round < rounds; round += 1) {
      for (const direction of ["asc", "desc"]) {
        if (performance.now() - begun > cap && found[key].length > 0) break;
        found[key].push(await sortTime(tool, key, direction));
      }
      tool.sort(key, "none");
      await frame();
      await frame();
    }
  }
  return { sorts: found };
}

/**
 * @param {Tool} tool
 * @param {string} key
 * @param {"asc" | "desc"} direction
 */
async function sortTime(tool, key, direction) {
  const before = tool.cell(key);
  await frame();
  const start = performance.now();
  tool.sort(key, direction);
  await shown(() => {
    if (tool.cell(key) !== before) return true;
    if (performance.now() - start < PATIENCE) return false;
    throw new Error(`sorting by ${key}, ${direction}: the top row stays '${before}'`);
  }, key);
  return performance.now() - start;
}
