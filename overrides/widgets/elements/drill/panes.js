/** Named parts go in; they stand side by side where there is room, and one at a time where there is not. */

import { make, makeButton } from "../dom.js";

export class Panes {
  /**
   * @param {{ name: string, title: string, parts: readonly Node[] }[]} panes
   * @param {AbortSignal} signal
   */
  constructor(panes, signal) {
    this.buttons = panes.map(({ name, title }) => ({
      name,
      button: makeButton(title, () => this.choose(name), signal),
    }));
    const columns = panes.map(({ name, title, parts }) =>
      make(
        "section",
        { class: `rb-pane rb-pane--${name}` },
        make("h2", { class: "rb-pane__title" }, title),
        ...parts,
      )
    );
    const choice = make("div", { class: "rb-panes__choice", role: "group" });
    choice.append(...this.buttons.map(({ button }) => button));
    this.node = make("div", { class: "rb-panes" }, choice, ...columns);
    this.choose(panes[0].name);
  }

  /**
   * The pane that is shown where there is room for one.
   * @param {string} name
   */
  choose(name) {
    this.node.dataset.shown = name;
    for (const one of this.buttons) {
      one.button.setAttribute("aria-pressed", String(one.name === name));
    }
  }
}
