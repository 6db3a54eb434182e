import { civilDateOf } from '@mingjian/core';
import type { DailyDuty } from './daily.js';
import type { Engine } from './engine.js';

/** How a check of a service came out. */
export interface CheckOutcome {
  readonly passed: boolean;
  /** ISO 8601, UTC, by the city's clock. */
  readonly at: string;
  /** What was looked at and what was found; no personal data. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Something that a service proves of itself: with every new day, and when an operator asks. Safe to repeat. */
export interface SelfCheck {
  readonly name: string;
  /** Looks, and keeps what it found. */
  run(engine: Engine): Promise<CheckOutcome>;
  /** What was found last; null before the first time. */
  last(engine: Engine): Promise<CheckOutcome | null>;
}

/** A check as its operator sees it. */
export interface CheckState {
  readonly name: string;
  readonly last: CheckOutcome | null;
}

/** In real time, also in a simulated city, whose days may pass in a second: it looks at everything that ever happened. */
const AGAIN_MS = 3_600_000;

/** Runs a check with every new day and logs what it found wrong. What has passed today is not looked at again by a process that starts. */
export const dailyCheck = (check: SelfCheck): DailyDuty => {
  let ranAt = -Infinity;
  return {
    name: `check ${check.name}`,
    async run(engine) {
      if (performance.now() - ranAt < AGAIN_MS) return;
      const last = await check.last(engine);
      if (last?.passed && civilDateOf(new Date(last.at)) === engine.today()) return;
      const { passed, detail } = await check.run(engine);
      ranAt = performance.now();
      if (!passed) engine.log.error({ check: check.name, ...detail }, 'a check failed');
    },
  };
};

export const stateOfChecks = (checks: readonly SelfCheck[], engine: Engine): Promise<readonly CheckState[]> =>
  Promise.all(checks.map(async (check) => ({ name: check.name, last: await check.last(engine) })));
