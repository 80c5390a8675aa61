/**
 * What a reader pastes, drops or opens goes in; session records come out, with a report of what was not understood
 * and a part in which columns can be matched by hand. It works in small steps, so that the page stays alive.
 */

import { LONGEST, sourceIn } from "../../logic/import-source.js";
import { finished } from "../../logic/session-columns.js";
import { readSessions } from "../../logic/session-rows.js";
import { textOf } from "../../logic/text-file.js";
import { importing as texts } from "../../logic/texts/importing.js";
import { triage } from "../../logic/texts/triage.js";
import { make, makeButton, Status, uniqueId } from "../dom.js";
import { importColumns } from "./import-columns.js";
import { importReport } from "./import-report.js";
import { inTurns } from "./in-turns.js";

/** @typedef {import("../../logic/session-portal.js").Portal} Portal */
/** @typedef {import("../../logic/session-rows.js").Session} Session */
/** @typedef {import("../../logic/session-rows.js").Report} Report */
/** @typedef {import("../../logic/import-source.js").Source} Source */

export class SessionImport {
  /** The records that came of what was read last. @type {readonly Session[] | undefined} */
  #last;
  /** Counts up with every reading, so that an older one stops. */
  #run = 0;

  /**
   * @param {{
   *   portal: Portal,
   *   take: (sessions: readonly Session[], before?: readonly Session[]) =>
   *     Generator<number, { kept: number, news: Node[] }, void>,
   * }} options `take` gets the records, in the place of those `before`, in steps that are the second half of the
   *   way; it comes to how many rows they stand beside, and what the report says of that
   * @param {AbortSignal} signal
   */
  constructor(options, signal) {
    this.options = options;
    this.signal = signal;
    this.status = new Status("rb-import__status", signal);
    const id = uniqueId("import");
    this.field = make("textarea", {
      id,
      class: "rb-import__field",
      rows: 4,
      placeholder: texts.placeholder,
      autocomplete: "off",
      spellcheck: "false",
    });
    this.file = make("input", {
      type: "file",
      accept: ".csv,.tsv,.txt,.json,.jsonl,.ndjson",
      class: "rb-visually-hidden",
      tabindex: -1,
      "aria-hidden": "true",
    });
    this.team = make("select", { class: "rb-field" }, make("option", { value: "" }, texts.noTeam));
    for (const { id: team, name } of options.portal.teams) {
      this.team.append(make("option", { value: team }, name));
    }
    this.cancel = makeButton(texts.cancel, () => this.#cancel(), signal, { hidden: true });
    this.mapping = make("div");
    this.report = make("div", { class: "rb-import__report" });
    this.summary = make("summary", { class: "rb-import__summary" }, texts.open);
    this.box = make(
      "details",
      { class: "rb-import", open: true },
      this.summary,
      make("label", { for: id, class: "rb-visually-hidden" }, texts.input),
      this.field,
      make(
        "div",
        { class: "rb-import__buttons" },
        makeButton(texts.read, () => this.#readField(), signal, {
          class: "rb-button rb-button--main",
        }),
        makeButton(texts.choose, () => this.file.click(), signal),
        ...(options.portal.sample.length > 0
          ? [makeButton(triage.sample, () => this.#sample(), signal)]
          : []),
        make("label", { class: "rb-check" }, texts.team, this.team),
        make("span", { class: "rb-muted" }, texts.hint),
      ),
      this.file,
    );
    this.node = make(
      "section",
      { "aria-label": texts.open },
      this.box,
      // A file can be dropped on the page while the box is closed.
      make("p", { class: "rb-import__said" }, ...this.status.nodes, this.cancel),
      this.report,
      this.mapping,
    );
    this.#listen();
  }

  #listen() {
    const { signal } = this;
    this.field.addEventListener("paste", (event) => {
      const pasted = event.clipboardData?.getData("text/plain") ?? "";
      // What is pasted into words that stand there already belongs to them.
      if (pasted === "" || this.field.value !== "") return;
      event.preventDefault();
      this.#read(pasted);
    }, { signal });
    this.file.addEventListener("change", () => this.#readFiles(this.file.files), { signal });
    document.addEventListener("dragover", (event) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    }, { signal });
    document.addEventListener("drop", (event) => {
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      this.#readFiles(event.dataTransfer.files);
    }, { signal });
    signal.addEventListener("abort", () => this.#run++);
  }

  #readField() {
    if (this.#read(this.field.value)) this.field.value = "";
    else this.field.focus();
  }

  #sample() {
    this.#run += 1;
    this.#clear();
    const blank = { decision: "", reviewer: "", evidence: "" };
    const rows = this.options.portal.sample.map((row) => /** @type {Session} */ ({
      ...blank,
      ...row,
    }));
    const { kept, news } = finished(this.options.take(rows));
    this.#say(texts.imported(rows.length, kept));
    this.report.replaceChildren(...news);
    this.#fold();
  }

  /** @param {FileList | null} files */
  async #readFiles(files) {
    const [file, ...more] = files ?? [];
    if (!file) return;
    if (more.length > 0) return this.#say(texts.oneFile);
    // No character takes more than four bytes.
    if (file.size > 4 * LONGEST) return this.#say(texts.tooLong(LONGEST));
    const text = textOf(new Uint8Array(await file.arrayBuffer()));
    this.file.value = "";
    if (text === null) this.#say(texts.noText);
    else this.#read(text);
  }

  /** @param {string} text @returns {boolean | void} whether there is something to import in it */
  #read(text) {
    this.#run += 1;
    this.#last = undefined;
    this.#clear();
    const source = sourceIn(text, this.options.portal.fieldOf);
    if (typeof source === "string") return this.#say(source);
    const { known, mapping } = source.heading;
    /** @param {(string | null)[]} chosen @param {boolean} headed */
    const start = (chosen, headed) => this.#import(source, chosen, headed);
    const { fields } = this.options.portal;
    this.mapping.replaceChildren(importColumns(source, fields, start, this.signal));
    if (known === 0) this.#say(texts.noHeaders);
    else start(mapping, true);
    return true;
  }

  #cancel() {
    this.#run += 1;
    this.#say(texts.cancelled);
  }

  /**
   * @param {Source} source it can be read again, with other columns
   * @param {readonly (string | null)[]} mapping
   * @param {boolean} headed
   */
  async #import(source, mapping, headed) {
    const run = ++this.#run;
    const done = await inTurns(this.#steps(source, mapping, headed), (share) => {
      this.cancel.hidden = false;
      this.status.say(texts.progress(share));
    }, () => run !== this.#run);
    if (!done?.report) return;
    const { sessions, report, kept, news } = done;
    const bare = report.imported === 0 && report.counts.notUnderstood === 0;
    this.#say(bare ? texts.noneBelow : texts.imported(report.imported, kept));
    const { fields } = this.options.portal;
    this.report.replaceChildren(...news, ...importReport(report, source, fields));
    this.#last = sessions;
    if (sessions.length > 0) this.#fold();
  }

  /**
   * Read a source and hand over what came of it, in steps that say how much is done.
   * @param {Source} source
   * @param {readonly (string | null)[]} mapping
   * @param {boolean} headed
   */
  *#steps({ open, length }, mapping, headed) {
    const { portal, take } = this.options;
    const team = this.team.value;
    /** @type {Session[]} */
    const sessions = [];
    /** @type {Report | null} */
    let report = null;
    for (const batch of readSessions(open(), { mapping, headed }, portal, portal.labels)) {
      for (const session of batch.sessions) {
        sessions.push(session.team ? session : { ...session, team });
      }
      report = batch.report;
      yield batch.read / length / 2;
    }
    return { sessions, report, ...(yield* take(sessions, this.#last)) };
  }

  /** The box has done its work; the focus does not go with it. */
  #fold() {
    if (this.box.contains(document.activeElement)) this.summary.focus();
    this.box.open = false;
  }

  #clear() {
    this.#hideCancel();
    this.mapping.replaceChildren();
    this.report.replaceChildren();
  }

  /** @param {string} text */
  #say(text) {
    this.#hideCancel();
    this.status.say(text);
  }

  /** There is nothing to cancel any more; whoever was about to is where the next import begins. */
  #hideCancel() {
    if (document.activeElement === this.cancel) this.summary.focus();
    this.cancel.hidden = true;
  }
}
