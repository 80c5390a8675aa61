/** A row of the desk goes in; its line in the table comes out, with what can be set in it. */

import { triage as texts } from "../../logic/texts/triage.js";
import { signed } from "../../logic/texts/words.js";
import { make } from "../dom.js";

/** @typedef {import("../../logic/session-columns.js").Row} Row */
/** @typedef {import("../../logic/session-portal.js").Portal} Portal */
/** @typedef {import("../table/table-reader.js").Head} Head */
/** @typedef {import("../../logic/store.js").Entry} Entry */

/** The bar of a score is as wide as its share of so many points. */
const WIDEST = 10;

/** How much of a text is shown, in characters. */
const LONGEST = 500;

/**
 * @param {{
 *   portal: Portal,
 *   heads: readonly Head[],
 *   row: Row,
 *   number: number,
 *   entryOf: (key: string) => Entry,
 *   flags: (note: string) => readonly Node[],
 * }} parts `number` is what the controls of the row are told apart by
 */
export function sessionRow({ portal, heads, row, number, entryOf, flags }) {
  const { record } = row;
  const cells = heads.map(({ heading: { key, label } }) => {
    const cell = make("td", { "data-label": label, "data-key": key });
    const name = texts.cellName(label, number);
    if (key === "selected") cell.append(checkbox(row.selected, name));
    else if (key === "decision") cell.append(decisionList(portal, record.decision, name));
    else if (key === "score") cell.append(...scoreCell(row));
    else if (key === "reviewer" || key === "evidence") {
      cell.append(field(key, record[key], name));
      // Paper shows the whole of it, however long.
      cell.dataset.said = record[key];
      if (key === "evidence") cell.append(...flags(record.evidence));
    } else cell.append(...plain(entryOf(key)));
    if (key === "band") cell.append(make("span", { class: "rb-points" }, entryOf("points").text));
    return cell;
  });
  const node = make("tr", { "data-row": number - 1 }, ...cells);
  node.classList.toggle("rb-selected", row.selected);
  return node;
}

/** @param {boolean} checked @param {string} name */
function checkbox(checked, name) {
  const box = make("input", { type: "checkbox", class: "rb-pick", "aria-label": name });
  box.checked = checked;
  return box;
}

/** @param {Portal} portal @param {string} decision @param {string} name */
function decisionList({ decisions }, decision, name) {
  const tone = decisions.find(({ id }) => id === decision)?.tone ?? "incomplete";
  const list = make("select", { class: `rb-decide rb-tone--${tone}`, "aria-label": name });
  for (const { id, label } of [{ id: "", label: texts.undecided }, ...decisions]) {
    list.append(make("option", { value: id }, label));
  }
  list.value = decision;
  return list;
}

/** @param {"reviewer" | "evidence"} key @param {string} value @param {string} name */
function field(key, value, name) {
  const input = make("input", {
    class: `rb-note rb-note--${key}`,
    autocomplete: "off",
    "aria-label": name,
  });
  input.value = value;
  return input;
}

/** @param {string} name @returns {string} */
const questionOf = (name) =>
  texts.columns[/** @type {keyof typeof texts.columns} */ (name)] ?? name;

/** The number, a bar as long, and on demand which rule gave which points. @param {Row} row */
function scoreCell({ score }) {
  const number = make("span", { class: "rb-score__number" }, texts.score(score));
  const bar = make("span", { class: "rb-score__bar", "aria-hidden": "true" });
  bar.style.width = `${(4 * Math.min(Math.max(score.most, 0), WIDEST)) / WIDEST}em`;
  const reasons = [
    ...score.points.map(({ points, because }) => `${signed(points)}: ${because}`),
    ...score.unreadable.map(({ name, value }) =>
      texts.unreadableLabel(questionOf(name), short(value))
    ),
    ...(score.missing.length > 0 ? [texts.open(score.missing.map(questionOf))] : []),
  ];
  const list = reasons.map((reason) => make("li", {}, reason));
  const summary = make("summary", { "aria-label": texts.why(texts.score(score)) }, number, bar);
  return [make("details", { class: "rb-score" }, summary, make("ul", {}, ...list))];
}

/** Nobody reads a text of a million characters, and the page would stand still. @param {string} text */
const short = (text) => text.length > LONGEST ? `${text.slice(0, LONGEST)}\u2026` : text;

/** @param {Entry} entry */
function plain({ text, tone }) {
  return [
    tone && text ? make("span", { class: `rb-decision rb-decision--${tone}` }, text) : short(text),
  ];
}
