/**
 * The fields of a session row and the headers of raw columns go in; the field that each column holds
 * comes out. Python's twin is generator/anonymization/headers.py; tests/vectors/headers.json holds both.
 */

import { folded } from "./cell-values.js";

/** @typedef {{ id: string, label: string, aliases?: readonly string[] }} Field */

/**
 * By the index of a column, the id of its field, or null where it is not read.
 * @typedef {readonly (string | null)[]} Mapping
 */

/**
 * `dropped`: columns that no field claims; `twice`: columns whose field an earlier column holds already.
 * @typedef {{
 *   mapping: (string | null)[],
 *   dropped: number[],
 *   twice: { index: number, field: string }[],
 * }} Columns
 */

/** The fields of a published row, which are known without data. */
const ROW_FIELDS = [
  "owner",
  "device",
  "app",
  "location",
  "signed-in",
  "trusted-device",
  "owner-can-confirm",
  "current-session",
  "decision",
  "evidence",
];

/**
 * What tells the id of the field that a header names, or null.
 * @param {readonly Field[]} fields those that have a label and aliases; a name belongs to the first
 * @returns {(header: string) => string | null}
 */
export function headerReader(fields) {
  const known = new Map(ROW_FIELDS.map((id) => [folded(id), id]));
  for (const { id, label, aliases = [] } of fields) {
    for (const name of [id, label, ...aliases].map(folded)) {
      if (!known.has(name)) known.set(name, id);
    }
  }
  return (header) => known.get(folded(header)) ?? null;
}

/**
 * The columns of a table; each field has one, the first that is mapped to it.
 * @param {Mapping} mapping
 * @returns {Columns}
 */
export function columnsOf(mapping) {
  /** @type {Columns} */
  const columns = { mapping: [], dropped: [], twice: [] };
  const found = new Set();
  mapping.forEach((field, index) => {
    const held = field !== null && found.has(field);
    columns.mapping.push(held ? null : field);
    found.add(field);
    if (field === null) columns.dropped.push(index);
    else if (held) columns.twice.push({ index, field });
  });
  return columns;
}
