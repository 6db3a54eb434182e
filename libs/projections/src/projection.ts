import { decodeEnvelope, upcast, type Envelope } from '@mingjian/contracts';
import type { RecordedEvent } from '@mingjian/event-store';
import type { PoolClient } from 'pg';

/** A read model: tables derived from nothing but events, so that they can be thrown away and derived again. */
export interface Projection {
  /** Lower case with underscores, at most 40 characters; part of the name of its schemas. */
  readonly name: string;
  /** The logs it reads, for example `intake`. */
  readonly sources: readonly string[];
  /** The tables that readers see as `read.<table>`; unique among the projections of a database. */
  readonly tables: readonly string[];
  /** The SQL that creates the tables in a schema. When it changes, the projection is rebuilt beside the old tables. */
  createTables(schema: string): string;
  /**
   * Selects over the tables for readers beside the service, by the name that they have in the schema `bi` (`sharedSchema`), in the order in which one builds
   * on another. They turn with the tables; a change of them is a change of the tables.
   */
  shared?(schema: string): Readonly<Record<string, string>>;
  /** Raised by whoever makes `apply` give other rows for the same events; then it is rebuilt as after a change of the tables. */
  readonly meaning?: number;
  /**
   * Names of the only events that it reads, of any version: it is given these alone, wherever a log can leave the others where they are. It needs no
   * `concerns` then.
   */
  readonly reads?: readonly string[];
  /** False for events that change nothing in the tables: batches without any other are passed over. */
  concerns?(event: RecordedEvent): boolean;
  /**
   * Adds a batch of one source, in sequence, in the transaction that also moves the checkpoint: each event counts exactly once.
   * Batches of different sources come in any order, and the result must not depend on it (architecture rule 5).
   */
  apply(client: PoolClient, schema: string, events: readonly ProjectedEvent[]): Promise<void>;
}

/** A recorded event with its content in the newest version. Decoded when first asked for, and once. */
export interface ProjectedEvent extends RecordedEvent {
  /** @throws UnknownEventType for an event that this build does not know, here and in `data` */
  readonly name: string;
  readonly data: Record<string, unknown>;
  readonly envelope: Envelope;
}

export const projected = (recorded: RecordedEvent): ProjectedEvent => new LazilyDecoded(recorded);

class LazilyDecoded implements ProjectedEvent {
  readonly source: string;
  readonly sequence: number;
  readonly recordedAt: Date;
  readonly stream: string;
  readonly version: number;
  readonly id: string;
  readonly type: string;
  readonly body: string;
  private decoded: Envelope | undefined;
  private newest: { readonly name: string; readonly data: Record<string, unknown> } | undefined;

  constructor(recorded: RecordedEvent) {
    this.source = recorded.source;
    this.sequence = recorded.sequence;
    this.recordedAt = recorded.recordedAt;
    this.stream = recorded.stream;
    this.version = recorded.version;
    this.id = recorded.id;
    this.type = recorded.type;
    this.body = recorded.body;
  }

  get envelope(): Envelope {
    return (this.decoded ??= decodeEnvelope(this.body));
  }
  get name(): string {
    return this.upcast().name;
  }
  get data(): Record<string, unknown> {
    return this.upcast().data;
  }

  private upcast(): { readonly name: string; readonly data: Record<string, unknown> } {
    return (this.newest ??= upcast(this.type, this.envelope.data));
  }
}
