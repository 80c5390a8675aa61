/** Reports go in; a table of how the drills went comes out, the first of them first, with what is typical at its end. */

import { report as texts } from "../texts/report.js";
import { timeline } from "../texts/timeline.js";
import { STAMPS } from "./model.js";
import { trendOf } from "./reports.js";

/** @typedef {import("./report-model.js").Report} Report */
/** @typedef {import("./reports.js").TrendMedians} TrendMedians */
/** @typedef {import("./reports.js").TrendRow} TrendRow */
/** @typedef {import("./reports.js").Typical} Typical */

const { heads } = texts;

/** @param {readonly Report[]} reports */
export function trendTable(reports) {
  const { rows, drills, all } = trendOf(reports);
  const medians = drills.map((one) => medianCells(texts.medianOf(one.title), one));
  // Over different drills there is something to say only where there are several.
  if (drills.length > 1) medians.push(medianCells(texts.medianOfAll, all));
  return {
    title: texts.trend,
    heads: [
      heads.date,
      heads.drill,
      ...STAMPS.map((name) => timeline.stamps[name]),
      heads.right,
      heads.met,
      heads.longest,
      heads.verdict,
    ],
    rows: [...rows.map(rowCells), ...medians],
  };
}

/** @param {TrendRow} row */
function rowCells({ date, title, stamps, right, met, revocation, verdict }) {
  return [
    date ?? texts.undated,
    title,
    ...STAMPS.map((name) => lasting(stamps[name])),
    texts.share(right),
    texts.share(met),
    lasting(revocation),
    texts.revocations[verdict],
  ];
}

/** @param {string} name @param {TrendMedians} medians */
function medianCells(name, { stamps, right, met, revocation }) {
  return [
    "",
    name,
    ...STAMPS.map((stamp) => typical(stamps[stamp], lasting)),
    typical(right, texts.percent),
    typical(met, texts.percent),
    typical(revocation, lasting),
    "",
  ];
}

/** @param {number | null} seconds */
const lasting = (seconds) => (seconds === null ? texts.unknown : texts.lasting(seconds));

/** @param {Typical} typical @param {(value: number) => string} say */
const typical = ({ median, n }, say) =>
  texts.typical(median === null ? texts.unknown : say(median), n);
