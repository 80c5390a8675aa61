/**
 * A run goes in; the clock of the revocation window comes out, with each session and what has been observed of it. What
 * counts is when a session was seen gone, which is never before it went.
 */

import { exerciseAt } from "../../logic/drill/exercise-clock.js";
import { endsSessions } from "../../logic/drill/steps.js";
import { clockText, hourText } from "../../logic/drill/times.js";
import { drill as texts } from "../../logic/texts/drill.js";
import { make, makeButton } from "../dom.js";
import { KeyedList } from "./keyed-list.js";

/** @typedef {import("../../logic/drill/model.js").SessionState} SessionState */
/** @typedef {import("./run.js").Run} Run */
/** @typedef {{ session: SessionState, number: number }} Item */

export class RevocationClock {
  #run;
  #signal;

  /**
   * @param {Run} run
   * @param {AbortSignal} signal
   */
  constructor(run, signal) {
    this.#run = run;
    this.#signal = signal;
    this.clock = make("strong", {
      class: "rb-clock rb-clock--small",
      role: "timer",
      "aria-label": texts.revocation,
    });
    /** The clock with its name; it stands where it is always in sight. */
    this.face = make("span", {}, `${texts.revocationFace} `, this.clock);
    this.said = make("p", { class: "rb-muted" });
    this.list = new KeyedList(
      make("ul", { class: "rb-observed", "aria-label": texts.observe }),
      (/** @type {Item} */ { number }) => String(number),
      ({ number }) => this.#item(number),
    );
    this.node = make(
      "section",
      { class: "rb-revocation" },
      make("h3", {}, texts.revocation),
      this.said,
      this.list.node,
    );
  }

  show() {
    const { plan, state } = this.#run;
    const { revocation } = state;
    this.node.hidden = !revocation && !endsSessions(plan, state);
    this.said.textContent = revocation
      ? texts.revocationOpen(hourText(revocation.opened), plan.window_minutes)
      : texts.revocationIdle;
    const sessions = state.sessions.map((session, place) => ({ session, number: place + 1 }));
    this.list.show(revocation ? sessions : []);
    this.tick();
  }

  tick() {
    const { state, elapsed } = this.#run;
    const { revocation } = state;
    // Once the run has ended, nobody waits for anything; what was seen of it is in the list and in the report.
    this.face.hidden = !revocation || state.status === "ended";
    if (!revocation || this.face.hidden) return;
    const left = revocation.closes - exerciseAt(state, elapsed);
    const said = left >= 0
      ? texts.revocationLeft(clockText(left))
      : texts.revocationOver(clockText(-left));
    if (this.clock.textContent === said) return;
    this.clock.textContent = said;
    this.face.classList.toggle("rb-run__window--over", left < 0);
  }

  /** @param {number} number */
  #item(number) {
    const name = make("span");
    const seen = make("span", { class: "rb-observed__seen" });
    const check = (/** @type {boolean} */ gone) =>
      this.#run.act({ type: "check", session: number, gone });
    const gone = makeButton(texts.gone, () => check(true), this.#signal);
    const still = makeButton(texts.still, () => check(false), this.#signal);
    const buttons = make("span", { class: "rb-observed__buttons" }, gone, still);
    const node = make("li", { tabindex: -1 }, name, buttons, seen);
    const show = (/** @type {Item} */ { session }) => {
      const { state, follows, plan } = this.#run;
      const row = plan.sessions.at(number - 1);
      const called = row ? `${texts.session(number)}: ${row.device}` : session.label;
      name.textContent = called;
      gone.setAttribute("aria-label", texts.goneName(called));
      still.setAttribute("aria-label", texts.stillName(called));
      seen.textContent = this.#seen(session);
      const over = follows || state.status === "ended";
      gone.hidden = over || session.gone !== null;
      still.hidden = over;
    };
    return { node, show };
  }

  /** @param {SessionState} session */
  #seen({ gone, checks }) {
    const { revocation } = this.#run.state;
    if (!revocation) return "";
    const after = (/** @type {number} */ time) => clockText(time - revocation.opened.exercise);
    if (gone) return texts.goneAt(after(gone.exercise), hourText(gone));
    const last = checks.at(-1);
    return last ? texts.stillAt(after(last.at.exercise)) : texts.notChecked;
  }
}
