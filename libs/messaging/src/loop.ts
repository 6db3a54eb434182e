import { setTimeout as delay } from 'node:timers/promises';

const LEAST_MS = 50;
const MOST_MS = 5_000;

/** Lets one loop sleep until something happens. A wake-up that comes while the loop is busy ends its next sleep at once. */
export class Wakeup {
  private awake = false;
  private resume: (() => void) | undefined;

  readonly wake = (): void => {
    this.awake = true;
    this.resume?.();
  };

  /** Resolves at the next wake-up, after `ms` at the latest. */
  async sleep(ms: number): Promise<void> {
    if (!this.awake) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.resume = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.awake = false;
    this.resume = undefined;
  }
}

/** What a loop that must go on does about failures: it remembers the last one and waits longer after each, up to 5 s. */
export class Retry {
  private wait = LEAST_MS;
  private last: Error | null = null;

  /** The last failure while it lasts; null after a success. */
  get trouble(): Error | null {
    return this.last;
  }

  succeeded(): void {
    this.last = null;
    this.wait = LEAST_MS;
  }

  /** Resolves when it is time to try again, or when `over` aborts. */
  async failed(error: unknown, over: AbortSignal): Promise<void> {
    this.last = asError(error);
    await pause(this.wait, over);
    this.wait = Math.min(this.wait * 2, MOST_MS);
  }
}

/** Waits, at most until `over` aborts; never rejects. */
export const pause = (ms: number, over: AbortSignal): Promise<void> =>
  delay(ms, undefined, { signal: over }).catch(() => {});

export const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));
