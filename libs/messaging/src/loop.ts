import { setTimeout as delay } from 'node:timers/promises';

const LEAST_MS = 50;
const MOST_MS = 5_000;

/** Lets one loop sleep until something happens. A wake-up that comes while the loop is busy ends its next sleep at once. */
export class Wakeup {
  private awake = false;
  private resume: (() => void) | undefined;

  /** True while the loop sleeps and nobody has woken it. */
  get asleep(): boolean {
    return this.resume !== undefined && !this.awake;
  }

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

const LONGEST_REST_MS = 100;
let hurriedUntil = 0;
const resting = new Set<() => void>();

/** True while somebody waits for the loops of this process. */
export const hurried = (): boolean => performance.now() < hurriedUntil;

/** Calls `goOn` whenever the loops of this process are hurried, until what is returned is called. */
export const onHurry = (goOn: () => void): (() => void) => {
  resting.add(goOn);
  return () => resting.delete(goOn);
};

/** Somebody waits for the loops of this process: those that rest go on, and none rests again within `ms`. */
export const hurry = (ms: number): void => {
  hurriedUntil = Math.max(hurriedUntil, performance.now() + ms);
  for (const goOn of resting) goOn();
};

/**
 * Lets a loop rest after its work for a multiple of the time that the work took. On a quiet machine that is a moment; on a busy one the next
 * turn serves what has gathered meanwhile, so that the loop never takes more than its share.
 */
export class Pace {
  private began = performance.now();

  /** @param times how much longer than the work, for example 3: at most a quarter of the time is work */
  constructor(private readonly times: number) {}

  /** A piece of work begins. */
  begin(): void {
    this.began = performance.now();
  }

  /** Resolves when the loop has had its rest, is hurried, or `over` aborts; its next work begins then. */
  async rest(over: AbortSignal): Promise<void> {
    const ms = Math.min(LONGEST_REST_MS, (performance.now() - this.began) * this.times);
    if (ms >= 1 && !hurried()) await restFor(ms, over);
    this.begin();
  }

  /** Rests, and sleeps on until woken, `ms` at the latest. */
  async sleep(wakeup: Wakeup, ms: number, over: AbortSignal): Promise<void> {
    await this.rest(over);
    await wakeup.sleep(ms);
    this.begin();
  }
}

const restFor = (ms: number, over: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      ignoreHurry();
      over.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    const ignoreHurry = onHurry(end);
    over.addEventListener('abort', end);
    if (over.aborted) end();
  });

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

  /** Somebody else does the work meanwhile. */
  relieved(): void {
    this.last = null;
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
