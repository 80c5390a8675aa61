/*
 * Faults of the theme's script, put right from outside, and what it must do without on pages that take pastes. This
 * runs before that script, which reads its settings from the page, and tells of each page that is shown through
 * `document$` and `location$`.
 */
"use strict";

// A page that takes pastes may connect to nothing; its policy says so.
const isClosed = document.querySelector("meta[http-equiv='Content-Security-Policy']")?.content
  .includes("connect-src 'none'");

// From a disk, and by a closed page, no page can be fetched. Instant navigation then ends what `document$` tells before
// its first word, and with it copy buttons, linked tabs and whatever else the theme adds to a page. The way to a closed
// page is a load, too, since the site map does not name it: each begins with a policy of its own.
if (location.protocol === "file:" || isClosed) {
  const settings = document.getElementById("__config");
  const { features, ...others } = JSON.parse(settings.textContent);
  const kept = features.filter((feature) => feature !== "navigation.instant");
  settings.textContent = JSON.stringify({ ...others, features: kept });
}

// Where a browser refuses to keep anything, the theme's script would stop at its first look, and there would be no search
// and no switch of schemes. Here it finds a store that is empty and full; whoever writes into it is told, as ever.
for (const name of ["localStorage", "sessionStorage"]) {
  try {
    globalThis[name].getItem("");
  } catch {
    const value = {
      getItem: () => null,
      setItem() {
        throw new DOMException(name, "QuotaExceededError");
      },
      removeItem() {},
    };
    Object.defineProperty(globalThis, name, { value });
  }
}

// The index of the search, which is all that the theme still asks for by request, comes as a script, as it does from a
// disk. It is loaded when the search is first opened.
if (isClosed) {
  globalThis.XMLHttpRequest = class extends EventTarget {
    status = 200;

    open(_method, address) {
      this.address = address.replace(/\.json$/, ".js");
    }

    send() {
      document.getElementById("__search").addEventListener("change", () => this.#load(), { once: true });
    }

    #load() {
      const script = document.createElement("script");
      script.src = this.address;
      script.addEventListener("load", () => {
        // A script that is cut off has loaded as well.
        if (!globalThis.__index) return this.dispatchEvent(new Event("error"));
        this.response = new Blob([JSON.stringify(__index)]);
        this.dispatchEvent(new Event("load"));
      });
      script.addEventListener("error", () => this.dispatchEvent(new Event("error")));
      document.head.append(script);
    }

    abort() {}
  };
}

// At the first link within a page the theme fetches that page again, and what was typed and chosen on it is gone. The
// browser needs no help with such links: the theme leaves alone a link that has a target, and `_self` is the usual one.
let shown = location.pathname;

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!link?.hash || link.href.replace(/#.*/, "") !== location.href.replace(/#.*/, "")) return;
  link.target = "_self";
  history.scrollRestoration = "auto";
}, { capture: true });

addEventListener("popstate", (event) => {
  if (location.pathname === shown) event.stopImmediatePropagation();
});

// While the scheme is being switched, the theme has every element of the page take its style anew, twice. It also says so
// while a page loads, where nothing is switched: half of what a long page costs. The first switch by hand is the first.
const { body } = document;

body.setAttribute = (name, value) => {
  if (name !== "data-md-color-switching") Element.prototype.setAttribute.call(body, name, value);
};

addEventListener("change", (event) => {
  if (event.target instanceof Element && event.target.matches(".md-option")) delete body.setAttribute;
}, { capture: true });

// Every sheet of paper says what it is a sheet of, where a browser can write into the margin.
addEventListener("beforeprint", () => {
  const [title, imprint] = ["article h1", ".rb-imprint"].map((part) =>
    (document.querySelector(part)?.textContent ?? "").replace("¶", "").replace(/\s+/g, " ").trim()
  );
  const text = imprint.startsWith(title) ? imprint : `${title} · ${imprint}`;
  document.documentElement.style.setProperty("--rb-imprint", JSON.stringify(text));
});

// Without the script of the widgets their elements stay as the page has them, and nobody would know what is amiss.
function tellOfMissingTools() {
  const age = document.querySelector("build-age:not(:defined)");
  if (!age || !document.querySelector("article :not(:defined):not(build-age)")) return;
  const line = document.createElement("p");
  line.className = "rb-caution";
  line.setAttribute("role", "alert");
  line.textContent = age.dataset.failed;
  age.replaceChildren(line);
}

// The widgets come to life when the document is told that it is there; the window is told after it.
addEventListener("DOMContentLoaded", () => {
  tellOfMissingTools();
  globalThis.document$?.subscribe(tellOfMissingTools);
});

document.addEventListener("DOMContentLoaded", () => {
  location$.subscribe(({ pathname }) => {
    shown = pathname;
  });

  // The theme puts the copy button of every block of code into a navigation without a name. On a page of commands
  // that is a dozen places that lead nowhere, so they stop being navigations.
  document$.subscribe(() => {
    for (const wrapper of document.querySelectorAll("nav.md-code__nav")) {
      wrapper.setAttribute("role", "presentation");
    }
  });
});
