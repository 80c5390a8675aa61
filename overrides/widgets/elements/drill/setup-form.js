/** A plan goes in; who takes part is asked before a drill starts. */

import { PRESENCES } from "../../logic/drill/model.js";
import { plannedAccount } from "../../logic/drill/start.js";
import { drill as texts } from "../../logic/texts/drill.js";
import { make } from "../dom.js";
import { labelled } from "../shared/fields.js";
import { termList } from "./term-list.js";
import { field } from "./text-field.js";

/** @typedef {import("../../logic/drill/model.js").Plan} Plan */
/** @typedef {import("../../logic/drill/model.js").Presence} Presence */

export class SetupForm {
  #plan;

  /**
   * @param {Plan} plan
   * @param {(start: Extract<import("../../logic/drill/model.js").Happening, { type: "start" }>) => void} start
   * @param {AbortSignal} signal
   */
  constructor(plan, start, signal) {
    this.#plan = plan;
    const teams = plan.teams.map(({ id, name }) => ({ id, label: name }));
    this.team = termList(teams, texts.noTeam);
    this.organizations = field();
    this.rows = plan.roles.map((role) => this.#row(role, signal));
    this.node = make(
      "form",
      { class: "rb-setup" },
      make("h2", {}, texts.setUp),
      make(
        "div",
        { class: "rb-setup__fields" },
        labelled(texts.team, this.team),
        labelled(texts.organizations, this.organizations),
      ),
      make(
        "fieldset",
        { class: "rb-setup__roles" },
        make("legend", {}, texts.presence),
        ...this.rows.map(({ node }) => node),
      ),
      make("button", { class: "rb-button rb-button--main" }, texts.start),
    );
    this.node.addEventListener("submit", (event) => {
      event.preventDefault();
      start({ type: "start", head: this.#head, account: plannedAccount(plan) });
    }, { signal });
  }

  /**
   * @param {Plan["roles"][number]} role
   * @param {AbortSignal} signal
   */
  #row({ id, label, meaning }, signal) {
    const presence = make(
      "select",
      { class: "rb-field" },
      ...PRESENCES.map((one) => make("option", { value: one }, texts.presences[one])),
    );
    const others = this.#plan.roles.filter((role) => role.id !== id);
    const by = termList(others, texts.nobody, { "aria-label": texts.by(label), hidden: true });
    presence.addEventListener("change", () => {
      by.hidden = presence.value !== "substituted";
    }, { signal });
    const node = make("div", { class: "rb-setup__role" }, labelled(label, presence), by);
    node.title = meaning;
    return { id, presence, by, node };
  }

  get #head() {
    return {
      team: this.team.value,
      organizations: this.organizations.value.trim(),
      roles: this.rows.map(({ id, presence, by }) => ({
        role: id,
        presence: /** @type {Presence} */ (presence.value),
        by: by.hidden ? "" : by.value,
      })),
    };
  }
}
