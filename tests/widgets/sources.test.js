/** Holds what the widgets' sources may import and may do. */

import { deepEqual, equal, ok } from "node:assert/strict";

const WIDGETS = new URL("../../overrides/widgets/", import.meta.url);

/** @typedef {{ name: string, text: string }} Source */

/**
 * @param {string} folder
 * @returns {Source[]}
 */
function sourcesIn(folder) {
  const url = new URL(folder, WIDGETS);
  return [...Deno.readDirSync(url)].filter((entry) => entry.isFile && entry.name.endsWith(".js"))
    .map(({ name }) => ({ name, text: Deno.readTextFileSync(new URL(name, url)) }));
}

/** @param {Source} source */
function importsOf({ text }) {
  return [...text.matchAll(/^(?:import|export)\b[^;]*?\bfrom "([^"]+)";|import\("([^"]+)"\)/gm)]
    .map((match) => match[1] ?? match[2]);
}

const TEXTS = sourcesIn("logic/texts/");
const LOGIC = [...sourcesIn("logic/"), ...sourcesIn("logic/drill/"), ...TEXTS];
const ELEMENTS = sourcesIn("elements/");
const PARTS = sourcesIn("elements/parts/");
const SHARED = ["shared", "table", "drill"].flatMap((name) => sourcesIn(`elements/${name}/`));

Deno.test("logic imports nothing from outside itself but the parser of delimited texts", () => {
  for (const source of LOGIC) {
    for (const path of importsOf(source)) {
      const parser = source.name === "delimited.js" && path === "papaparse";
      ok(parser || /^\.\.?\/((texts|drill)\/)?[\w-]+\.js$/.test(path), `${source.name}: ${path}`);
    }
  }
});

Deno.test("logic knows no page, no clock and no chance", () => {
  const reach =
    /(?<![\w-]|[Rr]evocation )(document|window|localStorage|navigator|Date\.now|new Date\(\)|Math\.random)\b/;
  for (const { name, text } of LOGIC) ok(!reach.test(text), name);
});

Deno.test("elements import logic, shared helpers and their parts, never each other", () => {
  const allowed =
    /^(\.\.\/logic\/((texts|drill)\/)?[\w-]+\.js|\.\/dom\.js|\.\/(parts|shared|table|drill)\/[\w-]+\.js)$/;
  for (const source of ELEMENTS) {
    for (const path of importsOf(source)) ok(allowed.test(path), `${source.name}: ${path}`);
  }
});

Deno.test("a part belongs to one element", () => {
  for (const part of PARTS) {
    const users = ELEMENTS.filter((source) => importsOf(source).includes(`./parts/${part.name}`));
    ok(users.length <= 1, part.name);
  }
});

Deno.test("what several elements share knows none of them, nor their parts", () => {
  for (const { name, text } of SHARED) {
    ok(!/from "\.\.\/(parts\/|[\w]+-[\w-]+\.js)/.test(text), name);
  }
});

Deno.test("nothing turns text into markup or code, and nothing leaves the browser", () => {
  const forbidden =
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|fetch\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource/;
  for (const { name, text } of [...LOGIC, ...ELEMENTS, ...PARTS, ...SHARED, ...sourcesIn("./")]) {
    if (!name.endsWith("bundle.js")) ok(!forbidden.test(text), name);
  }
});

Deno.test("every text that readers see is in the module of texts", () => {
  const sentence = /"[A-Z][a-z]+ [a-z]+[^"]*"/;
  for (const { name, text } of [...ELEMENTS, ...PARTS, ...SHARED]) ok(!sentence.test(text), name);
});

Deno.test("what a source exports is used by another source or by a test", () => {
  const all = [...LOGIC, ...ELEMENTS, ...PARTS, ...SHARED, ...sourcesIn("./")];
  const sources = all.filter(({ name }) => !name.endsWith("bundle.js"));
  /** By word, how many files have it. @type {Map<string, number>} */
  const files = new Map();
  for (const { text } of [...sources, ...sourcesIn("../../tests/widgets/")]) {
    for (const word of new Set(text.match(/\w+/g))) files.set(word, (files.get(word) ?? 0) + 1);
  }
  const exported = /^export (?:async )?(?:const|let|function\*?|class) (\w+)/gm;
  for (const { name, text } of sources) {
    for (const [, word] of text.matchAll(exported)) {
      ok((files.get(word) ?? 0) > 1, `${name}: ${word}`);
    }
  }
});

Deno.test("the second bundle borrows every module that the first one lends, and no other", () => {
  const lent = importsOf({
    name: "lent.js",
    text: Deno.readTextFileSync(new URL("lent.js", WIDGETS)),
  });
  const { imports } = JSON.parse(Deno.readTextFileSync(new URL("late.json", WIDGETS)));
  const borrowed = Object.keys(imports).filter((name) => imports[name] === "./borrowed.js");
  deepEqual(borrowed.toSorted(), lent.toSorted());
  const { imports: pinned } = JSON.parse(
    Deno.readTextFileSync(new URL("../../deno.json", WIDGETS)),
  );
  equal(imports.papaparse, pinned.papaparse);
});

Deno.test("each bundle takes at most 40 kB on its way, the parser of delimited texts included", async () => {
  for (const name of ["bundle.js", "session-filter.bundle.js", "drill.bundle.js"]) {
    const file = await Deno.open(new URL(name, WIDGETS));
    const packed = file.readable.pipeThrough(new CompressionStream("gzip"));
    const { byteLength } = await new Response(packed).arrayBuffer();
    ok(byteLength <= 40_000, `${name}: ${byteLength}`);
  }
});
