/*
 * The search of pages from a disk, where no page may start a worker: the worker's script runs in a frame of the page.
 *
 * The package `iframe-worker` does the same with an inline script, which differs from place to place, so that no
 * policy could name it. Here the page itself gives the frame what a worker has; the frame inherits the page's policy.
 * The theme knows the package by the name of this file and by `IFrameWorker`.
 */
"use strict";

(() => {
  if (location.protocol !== "file:") return;

  class IFrameWorker extends EventTarget {
    #frame = document.createElement("iframe");
    #ready;

    constructor(address) {
      super();
      this.#frame.hidden = true;
      document.body.append(this.#frame);
      const inside = this.#frame.contentWindow;
      // What is written is there at once; else some browsers load the empty frame anew, and all that it was given is gone.
      inside.document.open();
      inside.document.write("<!doctype html><body>");
      inside.document.close();
      const load = (source) =>
        new Promise((loaded, failed) => {
          const script = inside.document.createElement("script");
          script.src = new URL(source, document.baseURI).href;
          script.onload = loaded;
          script.onerror = () => failed(new Error(script.src));
          inside.document.body.append(script);
        });
      // Like a worker, it tells whoever made it that its script is not there, or has stopped.
      const stop = () => this.dispatchEvent(new Event("error"));
      inside.addEventListener("error", stop);
      inside.addEventListener("unhandledrejection", stop);
      inside.postMessage = (data) => {
        this.dispatchEvent(new MessageEvent("message", { data: structuredClone(data) }));
      };
      inside.importScripts = async (...sources) => {
        for (const source of sources) await load(source);
      };
      this.#ready = load(address);
      this.#ready.catch(stop);
    }

    postMessage(data) {
      this.#ready.then(() => {
        const inside = this.#frame.contentWindow;
        inside.dispatchEvent(new MessageEvent("message", { data: structuredClone(data) }));
      }, () => {});
    }

    terminate() {
      this.#frame.remove();
    }
  }

  globalThis.IFrameWorker = globalThis.Worker = IFrameWorker;
})();
