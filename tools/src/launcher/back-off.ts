const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 5_000;
/** Who ran this long is taken to be well; the next failure is a first one again. */
const STEADY_AFTER_MS = 10_000;

/** How long to wait before something that died is started again: 0.2 s, then twice as long each time, at most 5 s. */
export class BackOff {
  private failures = 0;

  /** @param ranMs how long it ran before it died; 0 when it never came up */
  next(ranMs: number): number {
    if (ranMs >= STEADY_AFTER_MS) this.failures = 0;
    const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** this.failures);
    this.failures += 1;
    return delay;
  }
}
