import type { Clock } from '@mingjian/core';

export const systemClock: Clock = { now: () => new Date(), simulated: false };

/**
 * A clock that stands where it was set and is only ever set forward (`--simulated`): for demos and rehearsals on a fresh
 * installation, marked on every page.
 */
export class SimulatedClock implements Clock {
  readonly simulated = true;

  constructor(private instant: Date) {}

  now(): Date {
    return this.instant;
  }

  /** @throws RangeError when the new instant is before the present one. */
  advanceTo(instant: Date): void {
    if (instant < this.instant)
      throw new RangeError(`the clock stands at ${this.instant.toISOString()} and only goes forward`);
    this.instant = instant;
  }
}
