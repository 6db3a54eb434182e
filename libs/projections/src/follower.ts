import { eventNameIn } from '@mingjian/contracts';
import type { EventLog, RecordedEvent } from '@mingjian/event-store';
import { Pace, Retry, Wakeup } from '@mingjian/messaging';
import { inTransaction } from '@mingjian/postgres';
import type { Pool, PoolClient } from 'pg';
import type { Generation, Generations, Positions } from './generations.js';
import { projected, type ProjectedEvent } from './projection.js';
import { ReadAhead } from './read-ahead.js';

export interface FollowerOptions {
  readonly pool: Pool;
  readonly generations: Generations;
  readonly generation: Generation;
  /** The logs of the projection's sources. */
  readonly logs: readonly EventLog[];
  readonly batchSize: number;
  /** How much longer than its work it rests after it. */
  readonly rest: number;
  /** Called after every step on. */
  readonly onProgress: () => void;
  readonly onShown?: ((projection: string, events: readonly RecordedEvent[]) => void) | undefined;
  /** Called when the generation exists no more; the follower has ended then. */
  readonly onGone: () => void;
}

/** What one look into a log came to. `overtaken`: another process has moved the checkpoint. */
type Step = 'caughtUp' | 'more' | 'overtaken';

/** Appends wake a follower; this is how often it looks by itself. */
const POLL_MS = 500;
const NOTE_PASSED_OVER_MS = 1_000;
/** Shorter than the server's deadlock timeout (1 s), so that no reader is ever broken off for a promotion. */
const PROMOTION_LOCK_MS = 500;

/** Keeps the tables of one generation up with the logs, and puts it live when it was built beside the live one. */
export class Follower {
  private readonly stopping = new AbortController();
  private readonly retry = new Retry();
  private readonly wakeup = new Wakeup();
  private readonly pace: Pace;
  /** Logs that have grown; empty after a sleep in which nobody called. */
  private readonly grown = new Set<EventLog>();
  private readonly pages: ReadonlyMap<EventLog, ReadAhead>;
  private readonly names: ReadonlySet<string> | undefined;
  private readonly at = new Map<string, number>();
  /** The checkpoints in the database; behind `at` where only events came that concern nothing. */
  private readonly saved = new Map<string, number>();
  private passedOverSince = Infinity;
  private isLive: boolean;
  private running: Promise<void> | undefined;

  constructor(private readonly options: FollowerOptions) {
    this.pace = new Pace(options.rest);
    const { reads } = options.generations.projection;
    this.names = reads && new Set(reads);
    this.pages = new Map(options.logs.map((log) => [log, new ReadAhead(log, options.batchSize, reads)]));
    this.isLive = options.generation.live;
  }

  get live(): boolean {
    return this.isLive;
  }

  /** How far the tables are, by source, as far as this process knows. */
  get positions(): Positions {
    return this.at;
  }

  /** True while it applies something, or is about to. */
  get busy(): boolean {
    return !this.wakeup.asleep;
  }

  /** The last failure while it lasts; null when healthy. */
  get trouble(): Error | null {
    return this.retry.trouble;
  }

  start(): void {
    const { logs, onGone } = this.options;
    const ignoreAppends = logs.map((log) =>
      log.onAppend(() => {
        this.grown.add(log);
        this.wakeup.wake();
      }),
    );
    this.running = this.follow().then((gone) => {
      for (const ignore of ignoreAppends) ignore();
      if (gone) onGone();
    });
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.wakeup.wake();
    await this.running;
  }

  /** Follows until stopped; true when the generation is gone. */
  private async follow(): Promise<boolean> {
    const over = this.stopping.signal;
    let sure = false;
    while (!over.aborted) {
      try {
        if (!sure && !(await this.load())) return true;
        const steps = await this.stepThroughLogs();
        sure = !steps.includes('overtaken') && (await this.noteWhatWasPassedOver());
        const caughtUp = steps.every((step) => step === 'caughtUp');
        if (caughtUp && !this.isLive) sure = await this.goLive();
        this.retry.succeeded();
        if (caughtUp && sure) await this.pace.sleep(this.wakeup, POLL_MS, over);
      } catch (error) {
        sure = false;
        await this.retry.failed(error, over);
      }
    }
    return false;
  }

  /** Takes the state of the generation from the database; false when it is gone. */
  private async load(): Promise<boolean> {
    const { generations, generation, logs, onProgress } = this.options;
    const own = (await generations.list()).find(({ number }) => number === generation.number);
    if (!own) return false;
    this.isLive = own.live;
    for (const [source, sequence] of await generations.positions(own)) {
      this.at.set(source, sequence);
      this.saved.set(source, sequence);
    }
    this.passedOverSince = Infinity;
    for (const log of logs) this.grown.add(log);
    onProgress();
    return true;
  }

  private async stepThroughLogs(): Promise<readonly Step[]> {
    const due = this.grown.size > 0 ? [...this.grown] : this.options.logs;
    this.grown.clear();
    const steps: Step[] = [];
    for (const log of due) {
      const step = await this.step(log);
      if (step === 'more') this.grown.add(log);
      steps.push(step);
    }
    return steps;
  }

  private async step(log: EventLog): Promise<Step> {
    const { generations, onProgress, onShown } = this.options;
    const at = this.at.get(log.source) ?? 0;
    const { events, through, full } = await this.pages.get(log)!.read(at);
    if (through === at) return 'caughtUp';
    if (events.some((event) => this.concerns(event))) {
      if (!(await this.transact((client) => this.apply(client, log.source, events, through)))) return 'overtaken';
      this.saved.set(log.source, through);
      if (this.isLive) onShown?.(generations.projection.name, events);
    } else {
      this.passedOverSince = Math.min(this.passedOverSince, performance.now());
    }
    this.at.set(log.source, through);
    onProgress();
    return full ? 'more' : 'caughtUp';
  }

  private concerns(event: ProjectedEvent): boolean {
    return this.names?.has(eventNameIn(event.type)) ?? this.options.generations.projection.concerns?.(event) ?? true;
  }

  /** What a crash of the server takes back is applied again, because the checkpoint goes with it. */
  private transact<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    return inTransaction(this.options.pool, work, { relaxed: true });
  }

  private async apply(
    client: PoolClient,
    source: string,
    events: readonly ProjectedEvent[],
    through: number,
  ): Promise<boolean> {
    const { generations, generation } = this.options;
    // The checkpoint first: it is also the lock that lets one process apply at a time.
    const first = await this.advance(client, source, through);
    if (first) await generations.projection.apply(client, generation.schema, events);
    return first;
  }

  private advance(client: PoolClient, source: string, to: number): Promise<boolean> {
    const { generations, generation } = this.options;
    return generations.advance(client, generation, source, this.saved.get(source) ?? 0, to);
  }

  /** Notes what was passed over, from time to time: until then a restart only passes over it again. False when overtaken. */
  private async noteWhatWasPassedOver(): Promise<boolean> {
    if (performance.now() - this.passedOverSince < NOTE_PASSED_OVER_MS) return true;
    this.passedOverSince = Infinity;
    const behind = [...this.at].filter(([source, sequence]) => sequence > (this.saved.get(source) ?? 0));
    const noted = await this.transact(async (client) => {
      for (const [source, sequence] of behind) if (!(await this.advance(client, source, sequence))) return false;
      return true;
    });
    if (noted) for (const [source, sequence] of behind) this.saved.set(source, sequence);
    return noted;
  }

  /** Brings the built tables exactly to where the live ones are and shows them instead, so that readers never go back in time. */
  private async goLive(): Promise<boolean> {
    const { pool, generations, generation, onProgress } = this.options;
    const promoted = await inTransaction(pool, async (client) => {
      await client.query(`SET LOCAL lock_timeout = ${PROMOTION_LOCK_MS}`);
      await generations.hold(client);
      const known = await generations.list(client);
      const live = known.find((other) => other.live);
      if (!live || live.number === generation.number || !known.some(({ number }) => number === generation.number))
        return false;
      await this.catchUpWith(client, await generations.positions(live, client));
      await generations.promote(client, generation, live);
      return true;
    });
    if (promoted) {
      this.isLive = true;
      onProgress();
    }
    // What was applied in that transaction is read back from the database.
    return false;
  }

  private async catchUpWith(client: PoolClient, target: Positions): Promise<void> {
    const { logs, batchSize } = this.options;
    for (const log of logs) {
      const goal = target.get(log.source) ?? 0;
      for (let at = this.at.get(log.source) ?? 0; at < goal;) {
        const events = (await log.read(at, Math.min(batchSize, goal - at))).map(projected);
        const through = events.at(-1)?.sequence ?? at;
        if (through === at || !(await this.apply(client, log.source, events, through))) throw new Error('overtaken');
        at = through;
        this.saved.set(log.source, at);
      }
    }
  }
}
