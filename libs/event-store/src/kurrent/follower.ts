import { setTimeout as pause } from 'node:timers/promises';
import type { Position } from './client.js';

export interface FollowerOptions {
  /** Listens from the stored position on; resolves or rejects when that has ended, for whatever reason. */
  listen(heard: (at: Position) => void): Promise<void>;
  /** What is to be done when something came, the last of it to `at`, or may have come unheard; a failure is tried again. */
  heard(at: Position | undefined): Promise<void>;
}

/** What comes together is looked at once, and by then whoever wrote it has mostly done what is to be done. */
const QUIET_MS = 10;
const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 5_000;

/**
 * Keeps a subscription up: the client's ends with the first error and does not come back. It is a wake-up only; whoever is woken reads
 * from where it stands, so what came while nobody listened is not lost.
 */
export class Follower {
  private readonly stopping = new AbortController();
  private looking: Promise<void> | undefined;
  private again = false;
  private last: Position | undefined;

  constructor(private readonly options: FollowerOptions) {
    void this.follow();
  }

  /** Resolves when nothing is under way any more; a subscription that is still up ends with its connection. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.looking;
  }

  private async follow(): Promise<void> {
    let wait = FIRST_WAIT_MS;
    while (!this.stopping.signal.aborted) {
      this.look(undefined);
      const heard = (at: Position): void => {
        wait = FIRST_WAIT_MS;
        this.look(at);
      };
      await this.options.listen(heard).catch(() => undefined);
      await this.rest(wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    }
  }

  /** Calls that come while one is under way are answered by one more. */
  private look(at: Position | undefined): void {
    this.last = at;
    this.again = true;
    this.looking ??= this.lookUntilDone();
  }

  private async lookUntilDone(): Promise<void> {
    for (let wait = FIRST_WAIT_MS; this.again && !this.stopping.signal.aborted;) {
      await this.rest(QUIET_MS);
      this.again = false;
      try {
        await this.options.heard(this.last);
        wait = FIRST_WAIT_MS;
      } catch {
        this.again = true;
        await this.rest(wait);
        wait = Math.min(wait * 2, LONGEST_WAIT_MS);
      }
    }
    this.looking = undefined;
  }

  private rest(ms: number): Promise<void> {
    return pause(ms, undefined, { ref: false, signal: this.stopping.signal }).catch(() => undefined);
  }
}
