import { setTimeout as pause } from 'node:timers/promises';

export interface FollowerOptions {
  /** Listens from the stored position on; resolves or rejects when that has ended, for whatever reason. */
  listen(heard: () => void): Promise<void>;
  /** What is to be done when something came; a failure is tried again. */
  heard(): Promise<void>;
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
      this.look();
      const heard = (): void => {
        wait = FIRST_WAIT_MS;
        this.look();
      };
      await this.options.listen(heard).catch(() => undefined);
      await this.rest(wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    }
  }

  /** Calls that come while one is under way are answered by one more. */
  private look(): void {
    this.again = true;
    this.looking ??= this.lookUntilDone();
  }

  private async lookUntilDone(): Promise<void> {
    for (let wait = FIRST_WAIT_MS; this.again && !this.stopping.signal.aborted;) {
      await this.rest(QUIET_MS);
      this.again = false;
      try {
        await this.options.heard();
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
