import type { EventLog, RecordedEvent } from '@mingjian/event-store';
import { Retry } from '@mingjian/messaging';
import type { Pool } from 'pg';
import { Follower } from './follower.js';
import { Generations, type Generation, type Positions } from './generations.js';
import type { Projection } from './projection.js';

export interface UpkeepOptions {
  readonly pool: Pool;
  readonly projection: Projection;
  readonly logs: readonly EventLog[];
  readonly batchSize: number;
  readonly rest: number;
  readonly onProgress: () => void;
  readonly onShown?: ((projection: string, events: readonly RecordedEvent[]) => void) | undefined;
}

/** One projection as an operator sees it. */
export interface ProjectionStanding {
  readonly name: string;
  readonly generations: readonly (Pick<Generation, 'number' | 'live' | 'current'> & {
    readonly positions: Positions;
  })[];
  /** The failure that lasts, null when healthy. */
  readonly trouble: Error | null;
}

/** Keeps one projection: a follower for its live generation, and one for the generation being built beside it. */
export class Upkeep {
  private readonly generations: Generations;
  private readonly followers = new Map<number, Follower>();
  private readonly stopping = new AbortController();
  private readonly retry = new Retry();
  private reopening: Promise<void> = Promise.resolve();

  constructor(private readonly options: UpkeepOptions) {
    this.generations = new Generations(options.pool, options.projection);
  }

  get projection(): Projection {
    return this.options.projection;
  }

  /** The newest live generation that this process knows, and its number; undefined while only an outdated one is live. */
  get live(): { readonly number: number; readonly follower: Follower } | undefined {
    return this.newest((follower) => follower.live);
  }

  get building(): boolean {
    const newest = this.newest(() => true);
    return newest === undefined || !newest.follower.live;
  }

  get busy(): boolean {
    return [...this.followers.values()].some((follower) => follower.busy);
  }

  get trouble(): Error | null {
    return [...this.followers.values()].find(({ trouble }) => trouble !== null)?.trouble ?? this.retry.trouble;
  }

  async standing(): Promise<ProjectionStanding> {
    const generations = (await this.generations.list()).map(async (generation) => {
      const { number, live, current } = generation;
      return { number, live, current, positions: await this.generations.positions(generation) };
    });
    return { name: this.projection.name, generations: await Promise.all(generations), trouble: this.trouble };
  }

  /** Creates what is missing and follows every generation that today's definition can be applied to. */
  async open(): Promise<void> {
    await this.generations.ensure();
    await this.followAll();
  }

  /** Starts to build the next generation, or goes on with the one being built; returns its number. */
  async rebuild(): Promise<number> {
    const number = await this.generations.build();
    await this.followAll();
    return number;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.reopening;
    await Promise.all([...this.followers.values()].map((follower) => follower.stop()));
  }

  private async followAll(): Promise<void> {
    for (const generation of await this.generations.list()) {
      if (!generation.current || this.followers.has(generation.number) || this.stopping.signal.aborted) continue;
      const follower = new Follower({
        ...this.options,
        generations: this.generations,
        generation,
        onGone: () => {
          this.followers.delete(generation.number);
          this.reopening = this.reopen();
        },
      });
      this.followers.set(generation.number, follower);
      follower.start();
    }
  }

  /** Another process has put a newer generation live, or started to build one. */
  private async reopen(): Promise<void> {
    const over = this.stopping.signal;
    while (!over.aborted) {
      try {
        await this.open();
        this.retry.succeeded();
        return;
      } catch (error) {
        await this.retry.failed(error, over);
      }
    }
  }

  private newest(wanted: (follower: Follower) => boolean) {
    const found = [...this.followers].filter(([, follower]) => wanted(follower)).sort(([a], [b]) => b - a)[0];
    return found && { number: found[0], follower: found[1] };
  }
}
