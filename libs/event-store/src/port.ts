/**
 * The event store port. One store holds the log of one service (its `source`). Every adapter passes `testing/contract.ts`.
 *
 * Order (architecture rules 4 and 5): `sequence` is the gap-free ordinal of an event in its service's log, 1 for the first, in commit
 * order, so a reader who has seen n has seen everything up to n. `recordedAt` never decreases along it.
 */
export interface EventStore extends EventLog {
  /**
   * Appends all events of one command, or none. The checks, in this order:
   * 1. the actor has used this command id before → `repeated` with the first outcome, nothing is written;
   * 2. the stream is not at `expectedVersion` → `conflict`, nothing is written;
   * 3. otherwise the events and the command's outcome are written in one transaction, durable when the promise resolves.
   * An append without events only keeps the outcome (a refusal that leaves no event); its version is checked too, so that a
   * refusal is never decided on a stale state.
   * @throws StoreUnavailable when the outcome is unknown; the same append may be sent again, and is then safe.
   * @throws RangeError for what the store cannot keep (a text with U+0000, with a lone surrogate or of more than 1 MiB in UTF-8, JSON of several lines, an id that
   *   is no UUID, a stream of more than 200 characters); nothing is written and no other caller suffers.
   */
  append(append: Append): Promise<Appended>;
  /** What a retry of the command would be answered with, without appending anything; undefined for an id that the actor never used. */
  firstAnswer(actor: string, commandId: string): Promise<Repeated | undefined>;
  /** The events of a stream after a version, oldest first; empty for an unknown stream. */
  readStream(stream: string, afterVersion?: number): Promise<readonly RecordedEvent[]>;
  close(): Promise<void>;
}

/** The reading side of one service's log; also what reporting offers for its copies of other services' logs. */
export interface EventLog {
  /** The service whose log this is, for example `intake`. */
  readonly source: string;
  /**
   * Events with a sequence greater than `after`, in order, at most `limit`. Only an empty answer means that there is nothing more: a
   * short one may end before the log does.
   */
  read(after: number, limit: number): Promise<readonly RecordedEvent[]>;
  /**
   * Looks through the next `limit` events after a sequence and gives those of these names alone, so that whoever needs few of a long log does not
   * carry all of it. A log that could do no better than `read` has none.
   */
  skim?(after: number, limit: number, names: readonly string[]): Promise<Skimmed>;
  /** The last sequence and when it was recorded; `{ sequence: 0, recordedAt: null }` for an empty log. */
  head(): Promise<LogHead>;
  /** Resolves a moment to a sequence: the last event recorded at or before it, 0 if none. */
  sequenceAt(moment: Date): Promise<number>;
  /**
   * Calls `wake` soon after anything was appended, by whatever process. Wake-ups may be missed or come for nothing; a follower
   * also looks by itself from time to time. Returns how to stop.
   */
  onAppend(wake: () => void): () => void;
}

export interface Skimmed {
  readonly events: readonly RecordedEvent[];
  /** The last sequence that was looked at; the one asked after when there is nothing beyond it. */
  readonly through: number;
}

export interface LogHead {
  readonly sequence: number;
  readonly recordedAt: Date | null;
}

export interface Append {
  /** `<aggregate>-<id>`, at most 200 characters. */
  readonly stream: string;
  /** The version the decision was made on; 0 for a stream that must not exist yet. */
  readonly expectedVersion: number;
  readonly events: readonly NewEvent[];
  readonly command: CommandRecord;
  /** The clock's present instant; the store records this or a later one, never an earlier one than its last. */
  readonly now: Date;
}

export interface NewEvent {
  /** UUID, deterministic from the command, so that a retry carries the same. */
  readonly id: string;
  /** Type on the wire. */
  readonly type: string;
  /** RFC 8785 canonical text of the envelope. */
  readonly body: string;
}

/** What makes a command safe to repeat: unique by (actor, id). */
export interface CommandRecord {
  readonly actor: string;
  readonly id: string;
  /** SHA-256 of the request, so that another body under the same id is noticed. */
  readonly digest: string;
  /** JSON text that every retry is answered with. */
  readonly outcome: string;
}

export type Appended =
  | {
      readonly kind: 'appended';
      /** The stream's version now. */
      readonly version: number;
      /** Sequence of the last event written, or of the log's head where none was. */
      readonly sequence: number;
    }
  | { readonly kind: 'conflict'; readonly actualVersion: number }
  | Repeated;

export interface Repeated {
  readonly kind: 'repeated';
  /** Digest of the first request under this id. */
  readonly digest: string;
  readonly outcome: string;
  readonly version: number;
  readonly sequence: number;
}

export interface RecordedEvent {
  readonly source: string;
  readonly sequence: number;
  readonly recordedAt: Date;
  readonly stream: string;
  readonly version: number;
  readonly id: string;
  readonly type: string;
  readonly body: string;
}

/** The store cannot be reached or broke off: the outcome is unknown, a retry with the same command id is safe. */
export class StoreUnavailable extends Error {
  constructor(cause: unknown) {
    super('event store unavailable', { cause });
  }
}
