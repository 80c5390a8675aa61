/**
 * What a reader pastes, drops or opens goes in; session records come out, with a report of what was not understood
 * and a step in which columns can be matched by hand. It reads in small steps, so that the page stays alive.
 */

import { clipped } from "../../logic/cell-values.js";
import { readDelimited } from "../../logic/delimited.js";
import { looksLikeJson, readJson } from "../../logic/json-rows.js";
import { readHeading, readSessions } from "../../logic/session-rows.js";
import { textOf } from "../../logic/text-file.js";
import { importing as texts } from "../../logic/texts/importing.js";
import { triage } from "../../logic/texts/triage.js";
import { make, makeButton, Status, uniqueId } from "../dom.js";

/** @typedef {import("../../logic/session-portal.js").Portal} Portal */
/** @typedef {import("../../logic/session-rows.js").Session} Session */
/** @typedef {import("../../logic/session-rows.js").Report} Report */
/** @typedef {import("../../logic/delimited.js").Batch} Batch */
/** @typedef {NonNullable<ReturnType<typeof readHeading>>} Heading */
/** @typedef {{ open: () => Iterable<Batch>, length: number, unit: "line" | "record", heading: Heading }} Source */

/** What a browser can hold beside the page, in characters. */
const LONGEST = 100_000_000;

/** How long the page may stand still, in milliseconds. */
const STEP = 40;
const MOST_LISTED = 20;
const MOST_COLUMNS = 200;

export class SessionImport {
  /** What was read last; it can be read again with other columns. @type {Source | null} */
  #source = null;
  /** The last record that came of it. @type {Session | undefined} */
  #last;
  /** Counts up with every reading, so that an older one stops. */
  #run = 0;

  /**
   * @param {{
   *   portal: Portal,
   *   take: (sessions: readonly Session[], before?: Session) => Node[],
   * }} options `take` gets the records, in the place of those that end with `before`; what it returns stands in the
   *   report
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
    this.mapping = make("div", { class: "rb-import__mapping" });
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
        this.cancel,
        make("label", { class: "rb-check" }, texts.team, this.team),
        make("span", { class: "rb-muted" }, texts.hint),
      ),
      this.file,
    );
    this.node = make(
      "section",
      { "aria-label": texts.open },
      this.box,
      make("p", { class: "rb-import__said" }, ...this.status.nodes),
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
    this.#say(texts.imported(rows.length));
    this.report.replaceChildren(...this.options.take(rows));
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
    if (text.trim() === "") return this.#say(texts.empty);
    if (text.length > LONGEST) return this.#say(texts.tooLong(LONGEST));
    const json = looksLikeJson(text) ? readJson(text) : null;
    if (json && "problem" in json) {
      const { line, column } = { line: undefined, column: undefined, ...json };
      const place = line === undefined || column === undefined ? null : { line, column };
      return this.#say(json.problem === "not-json" ? texts.notJson(place) : texts.noJsonRows);
    }
    /** @returns {Iterable<Batch>} */
    const open = () => json ? json.batches : readDelimited(text);
    const heading = readHeading(open(), this.options.portal.fieldOf);
    if (!heading) return this.#say(texts.noRows);
    heading.headers = heading.headers.map(clipped);
    const source = { open, length: text.length, unit: json?.unit ?? "line", heading };
    this.#source = source;
    this.#offerMapping(source, json !== null);
    if (heading.known === 0) this.#say(texts.noHeaders);
    else this.#import(heading.mapping, true);
    return true;
  }

  #cancel() {
    this.#run += 1;
    this.#say(texts.cancelled);
  }

  /**
   * @param {readonly (string | null)[]} mapping
   * @param {boolean} headed
   */
  async #import(mapping, headed) {
    const source = this.#source;
    if (!source) return;
    const { portal } = this.options;
    const run = ++this.#run;
    /** @type {Session[]} */
    const sessions = [];
    /** @type {Report | null} */
    let report = null;
    let since = performance.now();
    for (
      const batch of readSessions(source.open(), { mapping, headed }, portal, portal.labels)
    ) {
      for (const session of batch.sessions) {
        sessions.push(session.team ? session : { ...session, team: this.team.value });
      }
      report = batch.report;
      if (performance.now() - since < STEP) continue;
      this.cancel.hidden = false;
      this.status.say(texts.progress(batch.read, source.length));
      await new Promise((resolve) => setTimeout(resolve));
      if (run !== this.#run) return;
      since = performance.now();
    }
    this.cancel.hidden = true;
    if (!report) return;
    this.#show(report, source, this.options.take(sessions, this.#last));
    this.#last = sessions.at(-1);
    if (this.#last) this.#fold();
  }

  /** The box has done its work; the focus does not go with it. */
  #fold() {
    if (this.box.contains(document.activeElement)) this.summary.focus();
    this.box.open = false;
  }

  #clear() {
    this.cancel.hidden = true;
    this.mapping.replaceChildren();
    this.report.replaceChildren();
  }

  /** @param {string} text */
  #say(text) {
    this.cancel.hidden = true;
    this.status.say(text);
  }

  /**
   * A list for each column, with the field that it is taken for.
   * @param {Source} source
   * @param {boolean} json its names are no row
   */
  #offerMapping({ heading, open }, json) {
    const first = firstCells(open(), heading.line);
    const lists = heading.headers.slice(0, MOST_COLUMNS).map((header, index) => {
      const list = make("select", {
        class: "rb-field",
        "aria-label": `${texts.field}: ${texts.columnName(index, header)}`,
      });
      list.append(make("option", { value: "" }, texts.leftOut));
      for (const { id, label } of this.options.portal.fields) {
        list.append(make("option", { value: id }, label));
      }
      list.value = heading.mapping[index] ?? "";
      return list;
    });
    const data = make("input", { type: "checkbox" });
    const rows = lists.map((list, index) =>
      make(
        "tr",
        {},
        make("th", { scope: "row" }, texts.columnName(index, heading.headers[index])),
        make("td", {}, first[index] ?? ""),
        make("td", {}, list),
      )
    );
    const heads = [texts.column, texts.sample, texts.field].map((text) =>
      make("th", { scope: "col" }, text)
    );
    const start = () =>
      this.#import(
        heading.mapping.map((_, index) => lists[index]?.value || null),
        json || !data.checked,
      );
    this.mapping.replaceChildren(make(
      "details",
      { class: "rb-import__columns", open: heading.known === 0 },
      make(
        "summary",
        {},
        texts.mapping,
        ": ",
        texts.recognised(heading.known, heading.headers.length),
      ),
      make("p", {}, texts.mappingHint),
      make(
        "div",
        { class: "rb-import__table", tabindex: 0, role: "region", "aria-label": texts.mapping },
        make("table", {}, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows)),
      ),
      ...(json ? [] : [make("label", { class: "rb-check" }, data, texts.firstRowIsData)]),
      makeButton(heading.known === 0 ? texts.start : texts.startAgain, start, this.signal),
    ));
  }

  /**
   * @param {Report} report
   * @param {Source} source
   * @param {readonly Node[]} news
   */
  #show(report, { heading, unit }, news) {
    const { headers } = heading;
    const labels = new Map(this.options.portal.fields.map(({ id, label }) => [id, label]));
    /** @param {string} field */
    const label = (field) => labels.get(field) ?? field;
    const lines = [
      report.blank > 0 ? texts.blank(report.blank) : "",
      report.short > 0 ? texts.short(report.short) : "",
      report.dropped.length > 0 ? texts.dropped(report.dropped.map((at) => headers[at])) : "",
      ...report.twice.slice(0, MOST_LISTED).map(({ index, field }) =>
        texts.twice(headers[index], label(field))
      ),
      report.twice.length > MOST_LISTED ? texts.more(report.twice.length - MOST_LISTED) : "",
    ].filter(Boolean);
    const { notUnderstood, unreadable } = report.counts;
    this.#say(texts.imported(report.imported));
    this.report.replaceChildren(
      ...news,
      ...lines.map((line) => make("p", {}, line)),
      ...details(
        texts.notUnderstood,
        notUnderstood,
        report.notUnderstood.map(({ line, problem, text }) =>
          `${texts.at(unit, line)}: ${texts.problem(problem)}: ${text}`
        ),
        true,
      ),
      ...details(
        texts.unreadable,
        unreadable,
        report.unreadable.map(({ line, field, value, problem }) =>
          `${texts.at(unit, line)}, ${label(field)}: ${value}: ${texts.problem(problem)}`
        ),
        false,
      ),
    );
  }
}

/**
 * The cells of the first row after a line.
 * @param {Iterable<Batch>} batches
 * @param {number} line
 */
function firstCells(batches, line) {
  for (const { rows } of batches) {
    const row = rows.find((one) => one.line > line);
    return row ? row.cells.slice(0, MOST_COLUMNS).map((cell) => cell.slice(0, 60)) : [];
  }
  return [];
}

/**
 * @param {(count: number) => string} title
 * @param {number} count
 * @param {readonly string[]} items
 * @param {boolean} open
 */
function details(title, count, items, open) {
  if (count === 0) return [];
  const shown = items.slice(0, MOST_LISTED).map((item) => make("li", {}, item));
  const more = count - shown.length;
  if (more > 0) shown.push(make("li", {}, texts.more(more)));
  return [
    make(
      "details",
      { class: "rb-import__faults", open },
      make("summary", {}, title(count)),
      make("ul", {}, ...shown),
    ),
  ];
}
