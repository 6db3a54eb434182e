import { randomUUID } from 'node:crypto';
import type { EventLog, LogHead, RecordedEvent } from '@mingjian/event-store';

/** Events of one source in sequence, spread over `streams` streams in turn; for specs that do not look into the body. */
export const eventsOf = (source: string, first: number, count: number, streams = 3): RecordedEvent[] =>
  Array.from({ length: count }, (_, index) => {
    const sequence = first + index;
    const id = randomUUID();
    return {
      source,
      sequence,
      recordedAt: new Date(Date.UTC(2026, 0, 5) + sequence),
      stream: `thing-${sequence % streams}`,
      version: Math.floor(sequence / streams) + 1,
      id,
      type,
      body: bodyWith({ id, type, data: {} }),
    };
  });

const type = 'cn.mingjian.intake.ApplicationArchived.v1';
const bodyWith = (envelope: object): string => JSON.stringify(envelope);

/** The event with more in its envelope. */
export const saying = (event: RecordedEvent, more: object): RecordedEvent => ({
  ...event,
  body: bodyWith({ ...(JSON.parse(event.body) as object), ...more }),
});

/** A log in memory that grows by hand: a double for specs of those who follow a log. */
export class GrowingLog implements EventLog {
  private readonly events: RecordedEvent[] = [];
  private readonly wakes = new Set<() => void>();

  constructor(readonly source: string) {}

  grow(count: number): readonly RecordedEvent[] {
    const added = eventsOf(this.source, this.events.length + 1, count);
    this.events.push(...added);
    for (const wake of this.wakes) wake();
    return added;
  }

  async read(after: number, limit: number): Promise<readonly RecordedEvent[]> {
    return this.events.slice(after, after + limit);
  }

  async head(): Promise<LogHead> {
    return { sequence: this.events.length, recordedAt: this.events.at(-1)?.recordedAt ?? null };
  }

  async sequenceAt(moment: Date): Promise<number> {
    return this.events.filter((event) => event.recordedAt <= moment).length;
  }

  onAppend(wake: () => void): () => void {
    this.wakes.add(wake);
    return () => this.wakes.delete(wake);
  }
}

/** Waits until something holds; fails with what it was about after `withinMs`. */
export const eventually = async (
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs = 10_000,
): Promise<void> => {
  const end = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
