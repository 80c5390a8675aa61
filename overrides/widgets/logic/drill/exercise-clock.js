/** A state and a time since the start go in; what the clock of the exercise says then comes out. */

/** @typedef {import("./model.js").LogEvent} LogEvent */
/** @typedef {import("./model.js").Moment} Moment */
/** @typedef {import("./model.js").Pause} Pause */
/** @typedef {import("./model.js").State} State */

/**
 * Milliseconds of the exercise, at a time that is counted from the start.
 * @param {Pick<State, "anchor">} state
 * @param {number} elapsed
 */
export function exerciseAt({ anchor }, elapsed) {
  return anchor.exercise + Math.max(0, elapsed - anchor.elapsed) * anchor.rate;
}

/**
 * @param {State} state
 * @param {Pick<LogEvent, "wall" | "zone" | "elapsed">} event
 * @returns {Moment}
 */
export function momentOf(state, { wall, zone, elapsed }) {
  // Nothing happens before what happened before it.
  const since = Math.max(elapsed, state.last?.elapsed ?? 0);
  return { wall, zone, elapsed: since, exercise: Math.round(exerciseAt(state, since)) };
}

/**
 * The exercise clock goes on from a moment, at a rate.
 * @param {Moment} moment
 * @param {number} rate how many milliseconds of the exercise in each
 */
export function anchored({ elapsed, exercise }, rate) {
  return { elapsed, exercise, rate };
}

/**
 * The clock stands still from a moment on.
 * @param {State} state
 * @param {Moment} from
 * @param {Pause["cause"]} cause
 * @returns {State}
 */
export function halted(state, from, cause) {
  const pause = { from, to: null, cause, counted: false };
  return {
    ...state,
    status: "paused",
    anchor: anchored(from, 0),
    pauses: [...state.pauses, pause],
  };
}

/**
 * The clock goes on; where the pause is counted, as if it had never stood still.
 * @param {State} state
 * @param {Moment} at
 * @param {boolean} counted
 * @returns {State}
 */
export function resumed(state, at, counted) {
  const pause = state.pauses.at(-1);
  if (!pause) return state;
  const missed = counted ? missedTime(state, pause.from.elapsed, at.elapsed) : 0;
  const to = { ...at, exercise: at.exercise + missed };
  return {
    ...state,
    status: "running",
    anchor: anchored(to, state.speed),
    pauses: [...state.pauses.slice(0, -1), { ...pause, to, counted }],
  };
}

/**
 * How far the clock would have come, had it not stood still; somebody may have changed its speed meanwhile.
 * @param {State} state
 * @param {number} from
 * @param {number} to
 */
function missedTime({ speeds }, from, to) {
  const changes = speeds.filter(({ at }) => at.elapsed > from);
  let [missed, since, rate] = [0, from, speeds.at(-changes.length - 1)?.speed ?? 1];
  for (const { at, speed } of changes) {
    missed += (at.elapsed - since) * rate;
    [since, rate] = [at.elapsed, speed];
  }
  return missed + (to - since) * rate;
}
