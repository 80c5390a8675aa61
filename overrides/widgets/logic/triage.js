/** Records and edits of them go in; the records as they stand, and what an edit changed, come out. */

/** @typedef {import("./session-scoring.js").SessionRecord} SessionRecord */
/** @typedef {"decision" | "reviewer" | "evidence"} Field what a reader may set */
/** @typedef {Readonly<Partial<Record<Field, string>>>} Changes */
/** @typedef {string | string[]} Before one value where it was the same in all rows, else one for each row */

/**
 * @typedef {{
 *   kind: "set", key: string, indices: number[],
 *   fields: { field: Field, before: Before, after: string }[],
 * }} SetStep
 * @typedef {{ kind: "append", from: number, added: readonly SessionRecord[] }} AppendStep
 * @typedef {{ kind: "clear", cleared: SessionRecord[] }} ClearStep
 * @typedef {SetStep | AppendStep | ClearStep} Step
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

  /** @param {readonly SessionRecord[]} records */
  constructor(records) {
    this.#records = [...records];
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
    return added.length === 0
      ? []
      : this.#take({ kind: "append", from: this.#records.length, added: [...added] });
  }

  /** @returns {readonly number[]} */
  clear() {
    return this.#records.length === 0 ? [] : this.#take({ kind: "clear", cleared: this.#records });
  }

  /** @returns {readonly number[]} */
  undo() {
    const step = this.#done.pop();
    if (!step) return [];
    this.#undone.push(step);
    this.#records = takenBack(this.#records, step);
    return indicesOf(step);
  }

  /** @returns {readonly number[]} */
  redo() {
    const step = this.#undone.pop();
    if (!step) return [];
    this.#done.push(step);
    this.#records = apply(this.#records, step);
    return indicesOf(step);
  }

  get #top() {
    return this.#done.at(-1) ?? this.#floor;
  }

  /** @param {Step} step */
  #take(step) {
    this.#records = apply(this.#records, step);
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
  if (step.kind === "clear") return [];
  if (step.kind === "append") return records.concat(step.added);
  const changes = Object.fromEntries(step.fields.map(({ field, after }) => [field, after]));
  for (const index of step.indices) records[index] = { ...records[index], ...changes };
  return records;
}

/**
 * @param {SessionRecord[]} records
 * @param {Step} step
 */
function takenBack(records, step) {
  if (step.kind === "clear") return step.cleared;
  if (step.kind === "append") return records.slice(0, step.from);
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
  const [from, rows] = step.kind === "append"
    ? [step.from, step.added.length]
    : [0, step.cleared.length];
  return Array.from({ length: rows }, (_, place) => from + place);
}

/** @param {Step | undefined} step @returns {StepSummary | null} */
function summary(step) {
  if (!step) return null;
  const fields = step.kind === "set" ? step.fields.map(({ field }) => field) : [];
  return { kind: step.kind, fields, rows: indicesOf(step).length };
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
