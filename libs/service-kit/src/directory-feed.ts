import type { EventLog, RecordedEvent } from '@mingjian/event-store';
import {
  isDirectoryEvent,
  loadDirectory,
  storeReferenceEvents,
  type Directory,
  type DirectoryCopy,
} from '@mingjian/reference';
import type { Pool } from 'pg';

const PAGE = 1000;

/**
 * Keeps this process's copy of the directory. intake reads it out of its own log and reporting out of its record of it (`follow`); the
 * others are told by their inbox (`take`).
 */
export class DirectoryFeed {
  private readonly stops: (() => void)[] = [];
  private read = 0;
  private catching: Promise<void> = Promise.resolve();

  private log: EventLog | undefined;

  private constructor(
    private readonly pool: Pool,
    private readonly copy: DirectoryCopy,
  ) {}

  static async start(pool: Pool): Promise<DirectoryFeed> {
    const feed = new DirectoryFeed(pool, await loadDirectory(pool));
    feed.stops.push(feed.copy.follow());
    return feed;
  }

  /** Reads the directory's events out of a log of intake from now on: its own, or a copy. Returns how to stop. */
  async follow(log: EventLog): Promise<() => void> {
    this.log = log;
    const { rows } = await this.pool.query<{ last: string | number | null }>(
      'SELECT max(source_sequence) AS last FROM reference_events',
    );
    this.read = Number(rows[0]?.last ?? 0);
    await this.catchUp();
    const stop = log.onAppend(() => void this.readPages(PAGE).catch(() => undefined));
    this.stops.push(stop);
    return stop;
  }

  get directory(): Directory {
    return this.copy.directory;
  }

  get trouble(): Error | null {
    return this.copy.trouble;
  }

  /** Stores and applies directory events that were heard. */
  async take(events: readonly RecordedEvent[]): Promise<void> {
    const mine = events.filter((event) => isDirectoryEvent(event.type));
    if (mine.length === 0) return;
    await storeReferenceEvents(this.pool, mine);
    await this.copy.refresh();
  }

  /** Applies everything of the log that is followed; nothing where none is. */
  catchUp(): Promise<void> {
    return this.readPages(1);
  }

  stop(): void {
    for (const stop of this.stops) stop();
  }

  /** Goes on while a page has at least so many events. Calls go one after the other. */
  private readPages(atLeast: number): Promise<void> {
    const next = this.catching.then(async () => {
      while ((await this.readPage()) >= atLeast);
    });
    this.catching = next.catch(() => undefined);
    return next;
  }

  /** Applies the next page of the log; returns how many events it had. */
  private async readPage(): Promise<number> {
    const events = (await this.log?.read(this.read, PAGE)) ?? [];
    await this.take(events);
    this.read = events.at(-1)?.sequence ?? this.read;
    return events.length;
  }
}
