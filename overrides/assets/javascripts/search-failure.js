/*
 * A search that cannot come goes in; words for it come out, and ways on. The theme looks at none of the errors below,
 * and would say for ever that it begins.
 *
 * This runs before the theme's script, which makes the search of a request or a script, for the index, and of a worker.
 * Each is watched for what it says itself. No clock decides: a slow search is none that failed, and one that comes after
 * all takes the words back.
 */
"use strict";

(() => {
  const INDEX = /\/search\/search_index\.js(on)?$/;
  const [SETUP, READY] = [0, 1]; // the theme's names of what it tells its worker, and is told
  const note = document.querySelector(".rb-search-failed");
  if (!note) return;
  const said = document.querySelector(".md-search-result__meta");
  const field = document.querySelector(".md-search__input");
  const toggle = document.getElementById("__search");
  let isAsked = false; // whether the index came, and has not reached the worker yet
  let isReady = false;

  // What stands in a region before it is shown is not read out, so it is said once it is.
  function say() {
    if (note.hidden || !toggle.checked) return;
    said.textContent = "";
    setTimeout(() => {
      if (!note.hidden) said.textContent = note.dataset.words;
    }, 100);
  }

  function fail() {
    if (isReady || !note.hidden) return;
    const links = [...document.querySelectorAll(".md-tabs__link")].map((tab) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = tab.href; // whole, since the theme's next page may be in another folder
      link.textContent = tab.textContent.trim();
      item.append(link);
      return item;
    });
    note.querySelector("ul").replaceChildren(...links);
    note.hidden = false;
    said.textContent = note.dataset.words;
    say();
  }

  function succeed() {
    isReady = true;
    note.hidden = true;
  }

  // From a server: no answer, another one than the index, or, below, one that is none.
  globalThis.XMLHttpRequest = class extends XMLHttpRequest {
    open(method, address, ...others) {
      if (INDEX.test(address)) {
        this.addEventListener("error", fail);
        this.addEventListener("load", () => {
          isAsked = this.status >= 200 && this.status < 300;
          if (!isAsked) fail();
        });
      }
      super.open(method, address, ...others);
    }
  };

  addEventListener("error", ({ error }) => {
    if (isAsked && error instanceof SyntaxError) fail();
  });

  // From a disk, and on pages that connect to nothing: a script that is missing, or has no index in it.
  for (const kind of ["load", "error"]) {
    document.addEventListener(kind, ({ target }) => {
      if (INDEX.test(target.src ?? "") && !globalThis.__index?.docs) fail();
    }, { capture: true });
  }

  // A worker that does not start, or cannot do anything with the index. Where there can be none, the theme would take the
  // search off the page, and with it what to do instead.
  const Given = globalThis.Worker;

  globalThis.Worker = function (address) {
    let worker;
    try {
      worker = new Given(address);
    } catch {
      fail();
      return Object.assign(new EventTarget(), { postMessage() {} });
    }
    worker.addEventListener("error", fail);
    worker.addEventListener("message", ({ data }) => {
      if (data?.type === READY) succeed();
    });
    worker.postMessage = (message) => {
      if (message.type === SETUP) {
        isAsked = false;
        if (!message.data.config || !Array.isArray(message.data.docs)) return fail();
      }
      Given.prototype.postMessage.call(worker, message);
    };
    return worker;
  };

  toggle.addEventListener("change", say);

  // The theme's keys go through what was found. Here they go through the links, and Tab does, too: it leaves the search
  // only behind the last one.
  field.closest(".md-search").addEventListener("keydown", (event) => {
    if (note.hidden) return;
    if (event.key === "Shift") event.stopPropagation(); // the theme takes it for a word, and goes to the field
    const step = { ArrowDown: 1, ArrowUp: -1, Tab: event.shiftKey ? -1 : 1 }[event.key];
    if (!step) return;
    const stops = [field, ...note.querySelectorAll("a")];
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (!next && event.key === "Tab") return;
    event.preventDefault();
    event.stopPropagation();
    next?.focus();
  });
})();
