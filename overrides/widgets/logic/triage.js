/** Records and edits of them go in; the records as they stand, and what an edit changed, come out. */

/** @typedef {import("./session-scoring.js").SessionRecord} SessionRecord */
/** @typedef {"decision" | "reviewer" | "evidence"} Field what a reader may set */
/** @typedef {Readonly<Partial<Record<Field, string>>>} Changes */
/** @typedef {readonly (readonly SessionRecord[])[]} Parts lists of records as they were added, in their order */
/** @typedef {string | string[]} Before one value where it was the same in all rows, else one for each row */

/**
 * @typedef {{
 *   kind: "set", key: string, indices: number[],
 *   fields: { field: Field, before: Before, after: string }[],
 * }} SetStep
 * @typedef {{
 *   kind: "append" | "clear", from: number, rows: readonly SessionRecord[], before: Parts, after: Parts,
 * }} ListStep rows that are added, or removed, from an index on
 * @typedef {SetStep | ListStep} Step
 * @typedef {{ kind: Step["kind"], fields: Field[], rows: number }} StepSummary what a step did, to be put in words
 */

/** @type {readonly Field[]} */
const FIELDS = ["decision", "reviewer", "evidence"];

/** How many steps can be taken back; a step over 100,000 rows keeps a few numbers for each. */
const KEPT = 200;

/**
 * A history of edits. A record is replaced and never altered, so that one which is the same object is the same
 * row. Every edit returns the indices of the rows that it changed; of rows that were added or are gone, too.
 */
export class Triage {
  /** @type {Step[]} */
  #done = [];
  /** @type {Step[]} */
  #undone = [];
  /** What stands for the state before the first step that is kept. @type {object} */
  #floor = {};
  #saved = this.#floor;
  /** @type {SessionRecord[]} */
  #records;
  /**
   * What the records were added as. It is the very same list whenever there are the same rows, whatever was edited in
   * them: what does not depend on an edit can be kept by it.
   * @type {Parts}
   */
  parts;

  /** @param {readonly SessionRecord[]} records */
  constructor(records) {
    this.#records = [...records];
    this.parts = [records];
  }

  /** @returns {readonly SessionRecord[]} */
  get records() {
    return this.#records;
  }

  get canUndo() {
    return this.#done.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }

  /** What undo would take back. */
  get nextUndo() {
    return summary(this.#done.at(-1));
  }

  /** What redo would do again. */
  get nextRedo() {
    return summary(this.#undone.at(-1));
  }

  /** Whether the records differ from those that were saved last, or from those it began with. */
  get dirty() {
    return this.#top !== this.#saved;
  }

  markSaved() {
    this.#saved = this.#top;
  }

  /**
   * Set fields of rows to one value each; rows that have it already are left alone. Merged edits of the same rows
   * under the same key are one step, as when somebody types.
   * @param {Iterable<number>} indices
   * @param {Changes} changes
   * @param {{ merge?: boolean, key?: string }} [how]
   * @returns {readonly number[]}
   */
  set(indices, changes, { merge = false, key = "" } = {}) {
    const step = setStep(this.#records, indices, changes, merge ? key : "");
    if (step.indices.length === 0) return [];
    apply(this.#records, step);
    if (!merge || !this.#merged(step)) this.#push(step);
    return step.indices;
  }

  /** @param {readonly SessionRecord[]} added @returns {readonly number[]} */
  append(added) {
    const [from, before] = [this.#records.length, this.parts];
    return this.#take({ kind: "append", from, rows: added, before, after: [...before, added] });
  }

  /** @returns {readonly number[]} */
  clear() {
    const [rows, before] = [this.#records, this.parts];
    return this.#take({ kind: "clear", from: 0, rows, before, after: [] });
  }

  /** @returns {readonly number[]} */
  undo() {
    const step = this.#done.pop();
    if (!step) return [];
    this.#undone.push(step);
    this.#records = takenBack(this.#records, step);
    if (step.kind !== "set") this.parts = step.before;
    return indicesOf(step);
  }

  /** @returns {readonly number[]} */
  redo() {
    const step = this.#undone.pop();
    if (!step) return [];
    this.#done.push(step);
    this.#records = apply(this.#records, step);
    if (step.kind !== "set") this.parts = step.after;
    return indicesOf(step);
  }

  get #top() {
    return this.#done.at(-1) ?? this.#floor;
  }

  /** @param {ListStep} step */
  #take(step) {
    if (step.rows.length === 0) return [];
    this.#records = apply(this.#records, step);
    this.parts = step.after;
    this.#push(step);
    return indicesOf(step);
  }

  /** @param {Step} step */
  #push(step) {
    this.#done.push(step);
    this.#undone = [];
    if (this.#done.length > KEPT) this.#floor = this.#done.shift() ?? this.#floor;
  }

  /**
   * Whether the step could go on with the last one, which must not be the state that was saved, nor one with
   * other steps after it.
   * @param {SetStep} step
   */
  #merged(step) {
    const last = this.#top;
    if (last === this.#saved || this.canRedo || !isSet(last) || !goesOn(last, step)) return false;
    const fields = last.fields.map((one, index) => ({ ...one, after: step.fields[index].after }));
    this.#done.pop();
    // What somebody typed and took away again is no step.
    if (fields.some(({ before, after }) => before !== after)) this.#push({ ...last, fields });
    return true;
  }
}

/**
 * @param {readonly SessionRecord[]} records
 * @param {Iterable<number>} indices
 * @param {Changes} changes
 * @param {string} key
 * @returns {SetStep}
 */
function setStep(records, indices, changes, key) {
  const wanted = FIELDS.flatMap((field) => {
    const after = changes[field];
    return after === undefined ? [] : [{ field, after }];
  });
  const changed = [...new Set(indices)].filter((index) =>
    records[index] !== undefined &&
    wanted.some(({ field, after }) => records[index][field] !== after)
  );
  const fields = wanted.map(({ field, after }) => {
    const before = changed.map((index) => records[index][field]);
    const same = before.every((value) => value === before[0]);
    return { field, before: same ? before[0] : before, after };
  });
  return { kind: "set", key, indices: changed, fields };
}

/**
 * @param {SessionRecord[]} records
 * @param {Step} step
 */
function apply(records, step) {
  if (step.kind !== "set") return step.kind === "append" ? records.concat(step.rows) : [];
  for (const index of step.indices) {
    /** @type {{ -readonly [Key in keyof SessionRecord]: string }} */
    const record = { ...records[index] };
    for (const { field, after } of step.fields) record[field] = after;
    records[index] = record;
  }
  return records;
}

/**
 * @param {SessionRecord[]} records
 * @param {Step} step
 */
function takenBack(records, step) {
  if (step.kind !== "set") {
    return step.kind === "append" ? records.slice(0, step.from) : [...step.rows];
  }
  for (const { field, before } of step.fields) {
    step.indices.forEach((index, place) => {
      const value = typeof before === "string" ? before : before[place];
      records[index] = { ...records[index], [field]: value };
    });
  }
  return records;
}

/** @param {Step} step @returns {readonly number[]} */
function indicesOf(step) {
  if (step.kind === "set") return step.indices;
  const indices = [];
  for (let place = 0; place < step.rows.length; place += 1) indices.push(step.from + place);
  return indices;
}

/** @param {Step | undefined} step @returns {StepSummary | null} */
function summary(step) {
  if (!step) return null;
  const { kind } = step;
  if (kind !== "set") return { kind, fields: [], rows: step.rows.length };
  return { kind, fields: step.fields.map(({ field }) => field), rows: step.indices.length };
}

/** @param {object} step @returns {step is SetStep} */
const isSet = (step) => "kind" in step && step.kind === "set";

/** @param {SetStep} last @param {SetStep} step */
function goesOn(last, step) {
  return last.key !== "" && last.key === step.key && last.fields.length === step.fields.length &&
    last.fields.every(({ field }, index) => field === step.fields[index].field) &&
    last.indices.length === step.indices.length &&
    last.indices.every((one, place) => one === step.indices[place]);
}
