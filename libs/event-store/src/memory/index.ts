import { checkAppend } from '../check-append.js';
import {
  StoreUnavailable,
  type Append,
  type Appended,
  type EventStore,
  type RecordedEvent,
  type Repeated,
} from '../port.js';
import { Wakes } from '../wakes.js';

/**
 * An event store in this process' memory, for specs and for rehearsing a decision. Nothing survives the process, but every
 * property of the port that can hold without a disk holds.
 * @param source the service whose log it is
 */
export const createMemoryEventStore = (source: string): EventStore => new MemoryEventStore(source);

class MemoryEventStore implements EventStore {
  private readonly log: RecordedEvent[] = [];
  private readonly streams = new Map<string, RecordedEvent[]>();
  private readonly commands = new Map<string, Repeated>();
  private readonly wakes = new Wakes();
  private closed = false;

  constructor(readonly source: string) {}

  async append(append: Append): Promise<Appended> {
    if (this.closed) throw new StoreUnavailable(new Error('the store is closed'));
    checkAppend(append);
    const { stream, expectedVersion, events, command, now } = append;

    const key = keyOf(command.actor, command.id);
    const first = this.commands.get(key);
    if (first) return first;
    const history = this.streams.get(stream) ?? [];
    if (history.length !== expectedVersion) return { kind: 'conflict', actualVersion: history.length };

    const recordedAt = new Date(Math.max(now.getTime(), this.log.at(-1)?.recordedAt.getTime() ?? -Infinity));
    for (const { id, type, body } of events) {
      const version = history.length + 1;
      const event = { source: this.source, sequence: this.log.length + 1, recordedAt, stream, version, id, type, body };
      this.log.push(event);
      history.push(event);
    }
    this.streams.set(stream, history);
    const end = { version: history.length, sequence: this.log.length };
    this.commands.set(key, { kind: 'repeated', digest: command.digest, outcome: command.outcome, ...end });
    if (events.length > 0) this.wakes.ring();
    return { kind: 'appended', ...end };
  }

  async firstAnswer(actor: string, commandId: string): Promise<Repeated | undefined> {
    return this.commands.get(keyOf(actor, commandId));
  }

  async readStream(stream: string, afterVersion = 0): Promise<readonly RecordedEvent[]> {
    return (this.streams.get(stream) ?? []).slice(afterVersion);
  }

  async read(after: number, limit: number): Promise<readonly RecordedEvent[]> {
    return this.log.slice(after, after + limit);
  }

  async head() {
    return { sequence: this.log.length, recordedAt: this.log.at(-1)?.recordedAt ?? null };
  }

  async sequenceAt(moment: Date): Promise<number> {
    return this.log.findLast((event) => event.recordedAt <= moment)?.sequence ?? 0;
  }

  onAppend(wake: () => void): () => void {
    return this.wakes.add(wake);
  }

  async close(): Promise<void> {
    this.closed = true;
    this.wakes.clear();
  }
}

const keyOf = (actor: string, commandId: string): string => JSON.stringify([actor, commandId]);
