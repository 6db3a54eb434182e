import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { checkAppend } from '../check-append.js';
import { throwOutage } from '../outage.js';
import {
  StoreUnavailable,
  type Append,
  type Appended,
  type EventStore,
  type LogHead,
  type RecordedEvent,
  type Repeated,
} from '../port.js';
import { Wakes } from '../wakes.js';
import { outcomesOf, prefixesOf, proposalOf, streamOnServer } from './attempts.js';
import { connectServer, type Server } from './client.js';
import { Follower } from './follower.js';
import { Numbering } from './numbering.js';
import { readInOrder, readOfStream } from './reading.js';
import { findEvents, findSequenceAt, findStanding, findStream, readHead, type Kept } from './tables.js';

export interface KurrentEventStoreOptions {
  /** The service whose log it is; begins the names of its streams on the server. */
  readonly source: string;
  /** Connection string, `esdb://…`. */
  readonly url: string;
  /** The service's database, where `numberingSchema` has been run, as the role named to it. Stays the caller's: `close` leaves it open. */
  readonly pool: Pool;
}

/**
 * An event store on EventStoreDB or KurrentDB, which several services may share. Starts at once, also when the server is down.
 * @throws Error when `url` is no connection string
 */
export const createKurrentEventStore = ({ source, url, pool }: KurrentEventStoreOptions): EventStore =>
  new KurrentEventStore(source, connectServer(url), pool);

/** Between tries of the same attempt, whose outcome is unknown. Milliseconds. */
const RETRIES_MS = [50, 200, 800];
/** A round more is needed when what does not count has moved the stream's revision in between. */
const ROUNDS = 10;

class KurrentEventStore implements EventStore {
  private readonly wakes = new Wakes();
  private readonly numbering: Numbering;
  private readonly follower: Follower;
  private readonly underWay = new Set<Promise<unknown>>();
  private closed = false;

  constructor(
    readonly source: string,
    private readonly server: Server,
    private readonly pool: Pool,
  ) {
    this.numbering = new Numbering(source, server, pool);
    this.follower = new Follower({
      listen: async (heard) => server.listen((await readHead(pool)).position, prefixesOf(source), heard),
      heard: async (at) => {
        await (at === undefined ? this.numbering.advance() : this.numbering.reach(at));
        this.wakes.ring();
      },
    });
  }

  append(append: Append): Promise<Appended> {
    if (this.closed) return Promise.reject(new StoreUnavailable(new Error('the store is closed')));
    const appending = this.carryOut(append).finally(() => this.underWay.delete(appending));
    this.underWay.add(appending);
    return appending;
  }

  async firstAnswer(actor: string, commandId: string): Promise<Repeated | undefined> {
    await this.numbering.begin();
    await this.numbering.advance();
    const { kept } = await findStanding(this.pool, { actor, id: commandId }, '').catch(throwOutage);
    return kept && repeated(kept);
  }

  async readStream(stream: string, afterVersion = 0): Promise<readonly RecordedEvent[]> {
    await this.numbering.begin();
    const rows = await findStream(this.pool, stream, afterVersion).catch(throwOutage);
    return readOfStream(this.server, this.source, rows);
  }

  async read(after: number, limit: number): Promise<readonly RecordedEvent[]> {
    await this.numbering.begin();
    const rows = await findEvents(this.pool, after, limit).catch(throwOutage);
    return readInOrder(this.server, this.source, rows);
  }

  async head(): Promise<LogHead> {
    await this.numbering.begin();
    const { sequence, recordedAt } = await readHead(this.pool).catch(throwOutage);
    return { sequence, recordedAt };
  }

  async sequenceAt(moment: Date): Promise<number> {
    await this.numbering.begin();
    return findSequenceAt(this.pool, moment).catch(throwOutage);
  }

  onAppend(wake: () => void): () => void {
    return this.wakes.add(wake);
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.allSettled(this.underWay);
    this.wakes.clear();
    await this.follower.stop();
    await this.server.close();
  }

  private async carryOut(append: Append): Promise<Appended> {
    checkAppend(append);
    await this.numbering.begin();
    const { command, stream, expectedVersion } = append;
    const attempt = randomUUID();
    for (let round = 0; round < ROUNDS; round += 1) {
      const { kept, end } = await findStanding(this.pool, command, stream).catch(throwOutage);
      if (kept) return answerOf(kept, attempt);
      if (end.version !== expectedVersion) return { kind: 'conflict', actualVersion: end.version };
      await this.write(append, attempt, end.revision);
      await this.numbering.advance();
      this.wakes.ring();
    }
    throw new StoreUnavailable(new Error(`attempt ${attempt} is not found in $all`));
  }

  /** Once the server has answered, the attempt is written or can never be: its revision is taken. */
  private async write(append: Append, attempt: string, revision: number): Promise<void> {
    const [stream, expected] =
      append.events.length === 0
        ? [outcomesOf(this.source), undefined]
        : [streamOnServer(this.source, append.stream), revision];
    const proposal = proposalOf(attempt, append);
    for (const wait of RETRIES_MS) {
      try {
        await this.server.append(stream, expected, proposal);
        return;
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        await pause(wait);
      }
    }
    await this.server.append(stream, expected, proposal);
  }
}

const answerOf = (kept: Kept, own: string): Appended =>
  kept.attempt === own ? { kind: 'appended', version: kept.version, sequence: kept.sequence } : repeated(kept);

const repeated = ({ digest, outcome, version, sequence }: Kept): Repeated => ({
  kind: 'repeated',
  digest,
  outcome,
  version,
  sequence,
});
