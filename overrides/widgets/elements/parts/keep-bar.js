/** A vector string goes in; what can be kept of a score comes out: link, Markdown, or none of it. */

import { calculator as texts } from "../../logic/texts/index.js";
import { make, makeButton } from "../dom.js";
import { CopyButton } from "../shared/copy-button.js";

/** @typedef {{ reset: () => void, markdown: () => string, link: () => string }} Actions */

export class KeepBar {
  /**
   * @param {Actions} actions
   * @param {AbortSignal} signal
   */
  constructor(actions, signal) {
    this.vector = make("code", {});
    this.link = new CopyButton({
      label: texts.copyLink,
      copied: texts.linkCopied,
      text: () => {
        this.markdown.clear();
        return actions.link();
      },
      rows: 2,
    }, signal);
    this.markdown = new CopyButton({
      label: texts.copyMarkdown,
      copied: texts.markdownCopied,
      text: () => {
        this.link.clear();
        return actions.markdown();
      },
    }, signal);
    this.node = make(
      "div",
      { class: "rb-calc__keep" },
      make("p", {}, `${texts.vector} `, this.vector),
      make(
        "div",
        { class: "rb-calc__actions" },
        this.link.button,
        this.markdown.button,
        makeButton(texts.reset, actions.reset, signal),
        ...this.link.status.nodes,
        ...this.markdown.status.nodes,
      ),
      this.link.byHand,
      this.markdown.byHand,
    );
  }

  /** @param {string} vector empty where nothing is answered: there is nothing to keep or to reset */
  show(vector) {
    this.node.hidden = vector === "";
    this.vector.textContent = vector;
    this.link.clear();
    this.markdown.clear();
  }
}
