/** Steps go in; what they come to comes out, and the page lives in between. */

/** How long steps may go on before the page has its turn, in milliseconds; the last of them may take as long. */
const TURN = 20;

/**
 * @template Result
 * @param {Generator<number, Result, void>} steps
 * @param {(share: number) => void} told is told before each turn of the page what the last step said
 * @param {() => boolean} stopped whether somebody has stopped it, after each turn
 * @returns {Promise<Result | undefined>} nothing where it was stopped
 */
export async function inTurns(steps, told, stopped) {
  let since = performance.now();
  for (let step = steps.next();; step = steps.next()) {
    if (step.done) return step.value;
    if (performance.now() - since < TURN) continue;
    told(step.value);
    await new Promise((resolve) => setTimeout(resolve));
    if (stopped()) return;
    since = performance.now();
  }
}
