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
  const bySteady = now.steady - last.steady;
  const ahead = byHour - bySteady;
  // Some machines count the time that they sleep, some do not.
  if (bySteady > AWAY) {
    const set = Math.abs(ahead) > AWAY ? ahead : 0;
    return { passed: bySteady, away: "asleep", set };
  }
  if (ahead > AWAY) return { passed: byHour, away: "asleep-or-set", set: 0 };
  // A short sleep looks just like this, and so does a clock that is put right: time has passed.
  if (ahead > SLACK) return { passed: byHour, away: null, set: 0 };
  return { passed: bySteady, away: null, set: ahead < -SLACK ? ahead : 0 };
}

/** @param {number} byHour @returns {Passage} */
function closed(byHour) {
  // The hour was set back, and nothing tells by how much.
  if (byHour < 0) return { passed: 0, away: null, set: byHour };
  return { passed: byHour, away: byHour > AWAY ? "closed" : null, set: 0 };
}
