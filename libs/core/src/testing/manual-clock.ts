import { instantOf, type CivilDate, type Clock } from '../clock.js';

/** A clock for specs that stands still until it is set. Noon of the civil date unless an hour is given. */
export class ManualClock implements Clock {
  readonly simulated = true;
  private instant: Date;

  constructor(date: CivilDate = '2026-01-05', hour = 12) {
    this.instant = instantOf(date, hour);
  }

  now(): Date {
    return this.instant;
  }

  set(date: CivilDate, hour = 12): void {
    this.instant = instantOf(date, hour);
  }
}
