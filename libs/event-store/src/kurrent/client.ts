import {
  ANY,
  EventStoreDBClient,
  NO_STREAM,
  START,
  binaryEvent,
  isCommandError,
  streamNameFilter,
  type Position as AllPosition,
  type RecordedEvent,
} from '@eventstore/db-client';
import { StoreUnavailable } from '../port.js';

/** Where an event lies in `$all`: opaque, to be handed back as it came. `START_OF_ALL` lies before the first. */
export type Position = string;
export const START_OF_ALL: Position = '';

export interface ServerEvent {
  readonly position: Position;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly body: string;
  readonly metadata: unknown;
}

export type ProposedEvent = Pick<ServerEvent, 'id' | 'type' | 'body'> & { readonly metadata: object };

/** What the adapter asks of an EventStoreDB or KurrentDB server. */
export interface Server {
  /**
   * Writes all events or none behind `revision` (-1: the stream is new; undefined: wherever it stands). Sent again with the same ids
   * and the same revision, it answers as the first time and writes nothing.
   * @throws StoreUnavailable when the outcome is unknown; RangeError for more bytes than the server's `MaxAppendSize`
   */
  append(stream: string, revision: number | undefined, events: readonly ProposedEvent[]): Promise<'written' | 'moved'>;
  /** The events of `$all` from the one at a position on, of every stream, at most `limit`. @throws StoreUnavailable */
  readAll(from: Position, limit: number): Promise<readonly ServerEvent[]>;
  /** @throws StoreUnavailable */
  readStream(stream: string, revision: number, limit: number): Promise<readonly ServerEvent[]>;
  /** Calls `heard` with the place of everything that comes to streams with these prefixes after a position; resolves when that ends. */
  listen(after: Position, prefixes: readonly string[], heard: (at: Position) => void): Promise<void>;
  /** Breaks off what is under way. */
  close(): Promise<void>;
}

/** A read that brings nothing for so long is given up. Milliseconds. */
const READ_MS = 30_000;

/**
 * The only file that knows `@eventstore/db-client`. Never load `@kurrent/kurrentdb-client` beside it: both extend the same global
 * protobuf classes, and whichever came first breaks.
 * @param url connection string, `esdb://…`
 * @throws Error when it is none
 */
export const connectServer = (url: string): Server => {
  const client = EventStoreDBClient.connectionString(url);
  // Batch appends share one stream of unlimited duration and one table of callers for the whole process: an error on it rejects the
  // appends of other clients, and an answer that comes later finds no caller and ends the process. Plain appends have a deadline each.
  Object.assign(client, { supports: () => Promise.resolve(false) });

  return {
    async append(stream, revision, events) {
      const expectedRevision = revision === undefined ? ANY : revision < 0 ? NO_STREAM : BigInt(revision);
      try {
        const { success } = await client.appendToStream(stream, events.map(toBinary), {
          expectedRevision,
          requiresLeader: true,
        });
        // The revision that comes with a failure is not to be trusted; whoever needs it reads the stream.
        return success ? 'written' : 'moved';
      } catch (error) {
        if (typeOf(error) === 'wrong-expected-version') return 'moved';
        if (typeOf(error) === 'maximum-append-size-exceeded')
          throw new RangeError('larger than what the server takes at once (MaxAppendSize)', { cause: error });
        throw unlessDefinite(error);
      }
    },

    async readAll(from, limit) {
      return collect(client.readAll({ fromPosition: positionOf(from), maxCount: limit, requiresLeader: true }));
    },

    async readStream(stream, revision, limit) {
      return collect(
        client.readStream(stream, { fromRevision: BigInt(revision), maxCount: limit, requiresLeader: true }),
      );
    },

    async listen(after, prefixes, heard) {
      const subscription = client.subscribeToAll({
        fromPosition: positionOf(after),
        filter: streamNameFilter({ prefixes: [...prefixes] }),
      });
      await new Promise<void>((resolve) => {
        subscription.on('data', ({ event }) => event && heard(placeOf(event)));
        for (const end of ['error', 'end', 'close'] as const) subscription.on(end, () => resolve());
      });
    },

    close: () => client.dispose(),
  };
};

/**
 * What the server calls itself, for example `24.10.0`.
 * @throws StoreUnavailable
 */
export const serverVersion = async (url: string): Promise<string> => {
  const client = EventStoreDBClient.connectionString(url);
  try {
    const { serverVersion: version } = (await Reflect.get(client, 'capabilities')) as { serverVersion: string };
    return version;
  } catch (error) {
    throw unlessDefinite(error);
  } finally {
    await client.dispose();
  }
};

const toBinary = ({ id, type, body, metadata }: ProposedEvent) =>
  // Not as JSON, which the client parses and writes anew: the bytes under a digest would differ.
  binaryEvent({ id, type, data: Buffer.from(body), metadata: { ...metadata } });

interface Readable extends AsyncIterable<{ readonly event?: RecordedEvent }> {
  destroy(error: Error): unknown;
  cancel(): Promise<void>;
}

const collect = async (stream: Readable): Promise<ServerEvent[]> => {
  const events: ServerEvent[] = [];
  const giveUp = (): void => {
    stream.destroy(new StoreUnavailable(new Error(`no event within ${READ_MS} ms`)));
    void stream.cancel();
  };
  const patience = setTimeout(giveUp, READ_MS);
  try {
    for await (const { event } of stream) {
      patience.refresh();
      if (event) events.push(fromRecorded(event));
    }
    return events;
  } catch (error) {
    if (typeOf(error) === 'stream-not-found') return [];
    throw unlessDefinite(error);
  } finally {
    clearTimeout(patience);
  }
};

const fromRecorded = (event: RecordedEvent): ServerEvent => ({
  position: placeOf(event),
  stream: event.streamId,
  revision: Number(event.revision),
  id: event.id,
  type: event.type,
  // What others wrote as JSON has lost its bytes in the client; none of ours is.
  body: event.isJson ? '' : Buffer.from(event.data).toString('utf8'),
  metadata: event.metadata,
});

const placeOf = ({ position }: RecordedEvent): Position =>
  position ? `${position.commit}/${position.prepare}` : START_OF_ALL;

/** True if what lies at `position` has been passed by whoever stands at `end`. */
export const isReached = (position: Position, end: Position): boolean => {
  const [place, stand] = [positionOf(position), positionOf(end)];
  if (typeof place === 'string') return true;
  if (typeof stand === 'string') return false;
  return place.commit < stand.commit || (place.commit === stand.commit && place.prepare <= stand.prepare);
};

const positionOf = (position: Position): 'start' | AllPosition => {
  if (position === START_OF_ALL) return START;
  const [commit, prepare] = position.split('/').map(BigInt);
  return { commit: commit!, prepare: prepare! };
};

const typeOf = (error: unknown): string | undefined =>
  error instanceof Error && isCommandError(error) ? error.type : undefined;

/** What the server refuses for good; after anything else nobody knows. */
const DEFINITE = new Set(['access-denied', 'stream-deleted', 'invalid-argument', 'invalid-transaction']);

const unlessDefinite = (error: unknown): unknown =>
  error instanceof StoreUnavailable || DEFINITE.has(typeOf(error) ?? '') ? error : new StoreUnavailable(error);
