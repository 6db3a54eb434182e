import { randomUUID } from 'node:crypto';
import type { Append, CommandRecord, EventStore, NewEvent, RecordedEvent } from '../port.js';

/** A stream that nobody has used. */
export const newStream = (): string => `sample-${randomUUID()}`;

export const newEvent = (body = '{"sample":true}'): NewEvent => ({
  id: randomUUID(),
  type: 'cn.mingjian.intake.SampleRecorded.v1',
  body,
});

export const newEvents = (count: number): NewEvent[] =>
  Array.from({ length: count }, (_, index) => newEvent(`{"index":${index}}`));

export const newCommand = (command: Partial<CommandRecord> = {}): CommandRecord => ({
  actor: 'clerk-of-samples',
  id: randomUUID(),
  digest: 'a'.repeat(64),
  outcome: '{"status":201}',
  ...command,
});

/** One event on a new stream by a new command, but for what is given. */
export const newAppend = (append: Partial<Append> = {}): Append => ({
  stream: newStream(),
  expectedVersion: 0,
  events: newEvents(1),
  command: newCommand(),
  now: new Date(),
  ...append,
});

/** The events after a sequence, read in pages as a follower does. */
export const readFrom = async (
  store: Pick<EventStore, 'read'>,
  after: number,
  pageSize = 100,
): Promise<RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for (;;) {
    const page = await store.read(events.at(-1)?.sequence ?? after, pageSize);
    if (page.length === 0) return events;
    events.push(...page);
  }
};

/** Appends on top of whatever version the stream has, trying again after a lost race. */
export const appendOnTop = async (store: EventStore, append: Omit<Append, 'expectedVersion'>) => {
  for (let expectedVersion = 0; ;) {
    const appended = await store.append({ ...append, expectedVersion });
    if (appended.kind !== 'conflict') return appended;
    expectedVersion = appended.actualVersion;
  }
};
