/**
 * The address of the portal's vocabularies and rules goes in; a bench comes out on which session rows are taken in,
 * scored, filtered, decided and taken along. Nothing of them leaves the page but by the reader's own hand.
 */

import { readPortal } from "../logic/session-portal.js";
import { triage as texts } from "../logic/texts/triage.js";
import { make, Widget } from "./dom.js";
import { RowEditing } from "./parts/row-editing.js";
import { SessionBench } from "./parts/session-bench.js";
import { deskFor } from "./parts/session-desk.js";
import { SessionImport } from "./parts/session-import.js";
import { loadData } from "./shared/data-script.js";
import { RedactionRules } from "./shared/redaction-rules.js";

/** @typedef {import("../logic/session-portal.js").Portal} Portal */
/** @typedef {import("./parts/session-desk.js").SessionDesk} SessionDesk */

/** One reading of the portal's data, so that its desk is found again. @type {Map<unknown, Portal>} */
const portals = new Map();

export class SessionFilter extends Widget {
  /**
   * @override
   * @param {AbortSignal} signal
   */
  build(signal) {
    const said = this.made(make("p", { class: "rb-muted", role: "status" }, texts.loading));
    this.append(said);
    this.#open(signal).then(() => said.remove(), () => {
      said.textContent = texts.failed;
    });
  }

  /** @param {AbortSignal} signal */
  async #open(signal) {
    const rules = new RedactionRules(this.dataset.rules ?? "");
    // Notes are looked at wherever the rules are there; what leaves the page asks for them once more.
    const asked = rules.load().catch(() => null);
    const data = await loadData(this.dataset.portal ?? "");
    await asked;
    const portal = portals.get(data) ?? readPortal(data);
    portals.set(data, portal);
    if (!signal.aborted) this.#compose(deskFor(portal), rules, signal);
  }

  /**
   * @param {SessionDesk} desk
   * @param {RedactionRules} rules
   * @param {AbortSignal} signal
   */
  #compose(desk, rules, signal) {
    const bench = new SessionBench({ host: this, desk, rules }, signal);
    new RowEditing(bench);
    const input = new SessionImport({
      portal: desk.portal,
      take: (records, before) => bench.take(records, before),
    }, signal);
    input.box.open = desk.size === 0;
    const parts = [input.node, bench.empty, bench.node];
    this.append(this.made(make("div", { class: "rb-session" }, ...parts)));
    bench.open();
  }
}
