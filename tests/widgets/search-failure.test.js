/** Holds when the search is said to be missing, by what is told to the page's own script, without a browser. */

import { equal } from "node:assert/strict";

const SOURCE = new URL("../../overrides/assets/javascripts/search-failure.js", import.meta.url);
const script = Deno.readTextFileSync(SOURCE);
const INDEX = "https://runbook.example.com/search/search_index.json";

class Server extends EventTarget {
  status = 200;
  open() {}
  /** @param {number} status */
  answer(status) {
    this.status = status;
    this.dispatchEvent(new Event("load"));
  }
}

class Helper extends EventTarget {
  /** @type {unknown[]} */
  got = [];
}
Object.assign(Helper.prototype, {
  /** @this {Helper} @param {unknown} message */
  postMessage(message) {
    this.got.push(message);
  },
});

/**
 * A page as far as the script needs one.
 * @param {unknown} [worker] what makes workers there
 */
function page(worker = Helper) {
  const list = { replaceChildren() {} };
  const note = {
    hidden: true,
    dataset: { words: "It could not be loaded." },
    querySelector: () => list,
  };
  const said = { textContent: "It begins." };
  const field = { closest: () => new EventTarget() };
  const toggle = Object.assign(new EventTarget(), { checked: false });
  /** @type {Record<string, unknown>} */
  const parts = {
    ".rb-search-failed": note,
    ".md-search-result__meta": said,
    ".md-search__input": field,
  };
  const document = Object.assign(new EventTarget(), {
    /** @param {string} name */
    querySelector: (name) => parts[name],
    querySelectorAll: () => [],
    getElementById: () => toggle,
  });
  const window = new EventTarget();
  /** @type {any} */
  const all = { Worker: worker, XMLHttpRequest: Server };
  const names = ["globalThis", "document", "addEventListener", "XMLHttpRequest"];
  const listen = window.addEventListener.bind(window);
  new Function(...names, script)(all, document, listen, Server);
  return {
    all,
    document,
    window,
    failed: () => !note.hidden && said.textContent === "It could not be loaded.",
  };
}

/** @param {ReturnType<typeof page>} of @param {number} status @param {string} [address] */
function answered(of, status, address = INDEX) {
  const request = new of.all.XMLHttpRequest();
  request.open("GET", address);
  request.answer(status);
  return request;
}

/** @param {unknown} error */
const thrown = (error) => Object.assign(new Event("error"), { error });

/** @param {string} kind @param {string} src */
function told(kind, src) {
  const event = new Event(kind);
  Object.defineProperty(event, "target", { value: { src } });
  return event;
}

Deno.test("an answer that is none fails, and only where the index was asked for", () => {
  for (
    const [status, expected] of /** @type {const} */ ([[200, false], [404, true], [500, true]])
  ) {
    const one = page();
    answered(one, status);
    equal(one.failed(), expected, `${status}`);
    const other = page();
    answered(other, status, "https://runbook.example.com/sitemap.xml");
    equal(other.failed(), false, `${status} of the site map`);
  }
  const one = page();
  answered(one, 200).dispatchEvent(new Event("error"));
  equal(one.failed(), true, "no connection");
});

Deno.test("an answer that is no JSON fails; what else goes wrong on the page is not the search's", () => {
  const one = page();
  one.window.dispatchEvent(thrown(new SyntaxError("before the answer")));
  answered(one, 200);
  one.window.dispatchEvent(thrown(new TypeError("elsewhere")));
  equal(one.failed(), false);
  one.window.dispatchEvent(thrown(new SyntaxError("no JSON")));
  equal(one.failed(), true);
});

Deno.test("a script that brings no index fails, loaded or not", () => {
  for (const kind of ["load", "error"]) {
    const one = page();
    one.document.dispatchEvent(told(kind, "file:///site/widgets/bundle.js"));
    equal(one.failed(), false, "another script");
    one.document.dispatchEvent(told(kind, "file:///site/search/search_index.js"));
    equal(one.failed(), true, kind);
  }
  const one = page();
  one.all.__index = { docs: [] };
  one.document.dispatchEvent(told("load", "file:///site/search/search_index.js"));
  equal(one.failed(), false, "with an index");
});

Deno.test("a worker gets an index and nothing else, and what it says last holds", () => {
  const one = page();
  const worker = new one.all.Worker("search.js");
  worker.postMessage({ type: 0, data: { config: {}, docs: [] } });
  worker.postMessage({ type: 2, data: "passkey" });
  equal(worker.got.length, 2);
  worker.dispatchEvent(new Event("error"));
  equal(one.failed(), true, "it stopped");
  worker.dispatchEvent(new MessageEvent("message", { data: { type: 1 } }));
  equal(one.failed(), false, "it is ready after all");
  worker.dispatchEvent(new Event("error"));
  equal(one.failed(), false, "it stumbles over a question");

  const other = page();
  new other.all.Worker("search.js").postMessage({ type: 0, data: {} });
  equal(other.failed(), true, "no index");
});

Deno.test("where no worker can be made the theme gets one that does nothing", () => {
  const one = page(undefined);
  equal(one.failed(), false);
  const bare = page(() => {
    throw new Error("refused");
  });
  const worker = new bare.all.Worker("search.js");
  worker.postMessage({ type: 2, data: "passkey" });
  equal(bare.failed(), true);
});
