/**
 * Two readings of a machine's clocks go in; how much time has passed between them, and what else happened to the
 * clocks, comes out. A clock that nobody can set tells how long; the one that shows the hour tells how long the page was
 * closed. Neither knows whether a machine slept or somebody set its clock ahead, so that is said as it is.
 */

/** @typedef {import("./model.js").AwayCause} AwayCause */

/**
 * `wall` is the hour, in milliseconds since 1970; `steady` counts from when the page was loaded, null where it was
 * another loading of the page.
 * @typedef {{ wall: number, steady: number | null }} Reading
 */

/**
 * `passed` is how long it was; `away`, why the page did not run meanwhile; `set`, by how much the hour was set.
 * @typedef {{ passed: number, away: AwayCause | null, set: number }} Passage
 */

/** A page in the background is called once a minute; one that is not called for longer does not run. */
const AWAY = 90_000;

/** Clocks are put right by a little all the time. */
const SLACK = 2_000;

/**
 * @param {Reading} last
 * @param {Reading} now
 * @returns {Passage}
 */
export function passage(last, now) {
  const byHour = now.wall - last.wall;
  if (last.steady === null || now.steady === null || now.steady < last.steady) {
    return closed(byHour);
  }
  const bySteady = Math.round(now.steady - last.steady);
  const ahead = byHour - bySteady;
  // Not every machine counts the time that it sleeps: there, a sleep looks like an hour that was set ahead.
  const passed = ahead > SLACK ? byHour : bySteady;
  const set = ahead < -SLACK ? ahead : 0;
  if (passed <= AWAY) return { passed, away: null, set };
  // What the clock that nobody can set does not explain may be either.
  const slept = bySteady > AWAY && ahead <= AWAY;
  return { passed, away: slept ? "asleep" : "asleep-or-set", set };
}

/** @param {number} byHour @returns {Passage} */
function closed(byHour) {
  // The hour was set back by that or more, so nothing tells how long the page was closed.
  if (byHour < -SLACK) return { passed: 0, away: "closed", set: byHour };
  return { passed: Math.max(0, byHour), away: byHour > AWAY ? "closed" : null, set: 0 };
}
