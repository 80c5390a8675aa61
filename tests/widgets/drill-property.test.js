/** Holds what is true of every drill and response, whatever happens in it and in which order. */

import { deepEqual, equal, ok } from "node:assert/strict";
import { exerciseAt } from "../../overrides/widgets/logic/drill/exercise-clock.js";
import { injectsDue } from "../../overrides/widgets/logic/drill/injects.js";
import { logText, readLog } from "../../overrides/widgets/logic/drill/log-file.js";
import { reduce, replay } from "../../overrides/widgets/logic/drill/reducer.js";
import { initialState } from "../../overrides/widgets/logic/drill/start.js";
import { forManyRuns } from "./random-drills.js";

/** @typedef {import("../../overrides/widgets/logic/drill/model.js").DrillLog} DrillLog */
/** @typedef {import("../../overrides/widgets/logic/drill/model.js").State} State */

/**
 * The states that a run goes through, the one before the start included.
 * @param {Parameters<typeof replay>} run
 */
function statesOf(...[plan, events]) {
  /** @type {State[]} */
  const states = [initialState(plan)];
  for (const event of events) states.push(reduce(plan, states[states.length - 1], event));
  return states;
}

Deno.test("neither the exercise clock nor its moments ever run backwards, in whatever order events come", () => {
  forManyRuns(300, (plan, events, dice) => {
    const shuffled = dice.roll(2) === 0 ? events : events.map(() => dice.pick(events));
    let before = 0;
    for (const state of statesOf(plan, shuffled)) {
      const now = state.last?.exercise ?? 0;
      ok(now >= before, `${before} to ${now}`);
      if (state.last) equal(exerciseAt(state, state.last.elapsed), now);
      before = now;
    }
  });
});

Deno.test("pauses follow on each other, and only the last one is open, while the drill is paused", () => {
  forManyRuns(300, (plan, events) => {
    for (const { pauses, status } of statesOf(plan, events)) {
      pauses.forEach(({ from, to }, place) => {
        ok(from.elapsed >= (pauses[place - 1]?.to?.elapsed ?? 0));
        ok(to === null || to.elapsed >= from.elapsed && to.exercise >= from.exercise);
        equal(to === null, status === "paused" && place === pauses.length - 1);
      });
    }
  });
});

Deno.test("in a response the exercise clock is that of the machine until the end", () => {
  forManyRuns(200, (plan, events) => {
    for (const { last, status } of plan.kind === "response" ? statesOf(plan, events) : []) {
      if (status === "running") equal(last?.exercise, last?.elapsed);
    }
  });
});

Deno.test("what is due is on time, not delivered and not held, and what was delivered stays so", () => {
  forManyRuns(200, (plan, events) => {
    /** @type {State["injects"]} */
    let before = [];
    for (const state of statesOf(plan, events)) {
      const due = injectsDue(state, state.last?.elapsed ?? 0);
      for (const one of state.injects) {
        const open = !one.delivered && !one.held && state.status === "running";
        const now = one.due !== null && one.due <= (state.last?.exercise ?? 0);
        equal(due.includes(one.id), open && now, one.id);
      }
      before.forEach(({ delivered, due }, place) => {
        if (!delivered) return;
        const { delivered: later, due: then } = state.injects[place];
        deepEqual([later, then], [delivered, due]);
      });
      before = state.injects;
    }
  });
});

Deno.test("no session was seen before its revocation, and one that is gone was last seen to be", () => {
  forManyRuns(200, (plan, events) => {
    for (const { revocation, sessions } of statesOf(plan, events)) {
      for (const { gone, checks } of sessions) {
        ok(checks.every(({ at }) => revocation && at.elapsed >= revocation.opened.elapsed));
        equal(gone !== null, checks.at(-1)?.gone ?? false);
      }
    }
  });
});

Deno.test("a log that is replayed up to any event and then to its end comes to the same as all at once", () => {
  forManyRuns(100, (plan, events, dice) => {
    const place = dice.roll(events.length + 1);
    const half = replay(plan, events.slice(0, place));
    const whole = events.slice(place).reduce((state, event) => reduce(plan, state, event), half);
    deepEqual(whole, replay(plan, events));
  });
});

Deno.test("a log that is written and read again comes to the very same state, which is plain JSON", () => {
  forManyRuns(150, (plan, events) => {
    /** @type {DrillLog} */
    const log = { schema: "drill-log/1", run: "run-1", plan, events };
    const read = readLog(logText(log));
    deepEqual(read, { log, problem: null });
    const state = replay(plan, events);
    deepEqual(read.log && replay(read.log.plan, read.log.events), state);
    deepEqual(JSON.parse(JSON.stringify(state)), state);
  });
});
