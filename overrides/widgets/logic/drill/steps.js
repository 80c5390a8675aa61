/** The steps of a plan and an account go in; which of them apply, and how they were done, comes out. */

/** @typedef {import("./model.js").Account} Account */
/** @typedef {import("./model.js").PlannedStep} PlannedStep */
/** @typedef {import("./model.js").Plan} Plan */
/** @typedef {import("./model.js").State} State */

/**
 * Whether a step is for an account. While it is not known how the account signs in, every step is; what nobody has ruled
 * out is possible. The twin is `applies` of `generator/models/checklists.py`.
 * @param {Pick<PlannedStep, "sign_in" | "possible">} step
 * @param {Account} account
 */
export function applies({ sign_in, possible }, account) {
  const meant = sign_in.length === 0 || account.sign_in === "" ||
    sign_in.includes(account.sign_in);
  const needed = possible.length === 0 || possible.some((id) => account.circumstances[id] !== "no");
  return meant && needed;
}

/**
 * For each step that was done: the steps before it in the documented order that were done only after it. What may be
 * done at any time is neither early nor late.
 * @param {Plan} plan
 * @param {State} state
 * @returns {Map<string, string[]>}
 */
export function doneAheadOf(plan, state) {
  const ordered = plan.steps.flatMap((step, place) => {
    const { order, applies } = state.steps[place];
    return step.any_time || !applies || order === null ? [] : [{ id: step.id, order }];
  });
  return new Map(
    ordered.map(({ id, order }, place) => [
      id,
      ordered.slice(0, place).filter((one) => one.order > order).map((one) => one.id),
    ]),
  );
}

/**
 * The step that comes next in the documented order, if there is one.
 * @param {Plan} plan
 * @param {State} state
 */
export function nextStep(plan, state) {
  return plan.steps.find((step, place) => {
    const { applies, done } = state.steps[place];
    return applies && !done && !step.any_time;
  }) ?? null;
}

/**
 * Whether a step that applies ends sessions, so that there is a time to watch.
 * @param {Plan} plan
 * @param {State} state
 */
export function endsSessions(plan, state) {
  return plan.steps.some(({ starts }, place) => starts !== null && state.steps[place].applies);
}

/**
 * The step that would come too late once a clock of the revocation is started: it writes down what is gone by then.
 * @param {Plan} plan
 * @param {State} state
 */
export function uncaptured(plan, state) {
  return plan.steps.find(({ captures }, place) => {
    const { applies, done } = state.steps[place];
    return captures !== null && applies && !done;
  }) ?? null;
}
