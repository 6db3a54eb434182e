import type { Envelope } from '@mingjian/contracts';
import { isUuid } from '@mingjian/core';
import type { RecordedEvent } from '@mingjian/event-store';
import type { KafkaMessage, Message } from 'kafkajs';
import type { StrangeMessage } from '../port.js';

/**
 * An event as a Kafka message: CloudEvents in structured mode (Kafka protocol binding 1.0.2, 3.3), the value being the envelope's bytes unchanged.
 * Its attributes stand in the headers too, so that tools need not open it, and the coordinates, which the envelope does not hold.
 */
export const toMessage = (event: RecordedEvent): Message => ({
  key: event.stream,
  value: event.body,
  headers: {
    'content-type': 'application/cloudevents+json; charset=UTF-8',
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_type: event.type,
    ce_source: `/mingjian/${event.source}`,
    ce_time: timeOf(event),
    sequence: String(event.sequence),
    recordedAt: event.recordedAt.toISOString(),
    version: String(event.version),
  },
});

/** When it happened as the envelope says; an envelope without it happened when it was recorded. */
const timeOf = ({ body, recordedAt }: RecordedEvent): string => {
  const { time } = JSON.parse(body) as { readonly time?: string };
  return time ?? recordedAt.toISOString();
};

/** @throws NotAnEvent when the message is not one of ours */
export const toEvent = (source: string, message: KafkaMessage): RecordedEvent => {
  const { key, value, headers = {} } = message;
  const header = (name: string): string => {
    const found = headers[name];
    if (!Buffer.isBuffer(found)) throw strange(message, `header ${name} is missing`);
    return found.toString('utf8');
  };
  const number = (name: string): number => {
    const n = Number(header(name));
    if (!Number.isSafeInteger(n) || n < 1) throw strange(message, `header ${name} is no ordinal`);
    return n;
  };
  if (key === null || value === null) throw strange(message, 'key or value is missing');
  const id = header('ce_id');
  const type = header('ce_type');
  const body = value.toString('utf8');
  if (!isUuid(id)) throw strange(message, 'header ce_id is no UUID');
  if (!isEnvelopeOf(body, id, type)) throw strange(message, 'the value is not the envelope of that event');
  const recordedAt = new Date(header('recordedAt'));
  if (Number.isNaN(recordedAt.getTime())) throw strange(message, 'header recordedAt is no instant');
  return {
    source,
    sequence: number('sequence'),
    recordedAt,
    stream: key.toString('utf8'),
    version: number('version'),
    id,
    type,
    body,
  };
};

/** What readers of an event rely on; everything else was checked when it was recorded. */
const isEnvelopeOf = (body: string, id: string, type: string): boolean => {
  try {
    const envelope = JSON.parse(body) as Partial<Envelope> | null;
    return envelope?.id === id && envelope.type === type && typeof envelope.data === 'object' && envelope.data !== null;
  } catch {
    return false;
  }
};

/** A message that is none of ours. */
export class NotAnEvent extends Error {}

const strange = ({ offset }: KafkaMessage, why: string): NotAnEvent =>
  new NotAnEvent(`the message at offset ${offset} is not an event of this platform: ${why}`);

/** Messages of a partition that stand together: some that are no events, then the events up to the next of those. */
export interface Run {
  readonly strange: readonly StrangeMessage[];
  readonly events: readonly RecordedEvent[];
}

/** The messages of a partition in their order, as runs: an event that came before one that is none must not wait behind it. */
export const runsOf = (source: string, partition: number, messages: readonly KafkaMessage[]): readonly Run[] => {
  const runs: { strange: StrangeMessage[]; events: RecordedEvent[] }[] = [{ strange: [], events: [] }];
  for (const message of messages) {
    try {
      runs.at(-1)!.events.push(toEvent(source, message));
    } catch (error) {
      if (!(error instanceof NotAnEvent)) throw error;
      if (runs.at(-1)!.events.length > 0) runs.push({ strange: [], events: [] });
      runs.at(-1)!.strange.push({
        source,
        stream: textOf(message.key),
        place: `${partition}/${message.offset}`,
        reason: error.message,
        raw: rawOf(message),
      });
    }
  }
  return runs;
};

/** Postgres keeps no NUL in a text. */
const textOf = (bytes: Buffer | null): string =>
  (bytes?.toString('utf8') ?? '').replaceAll('\0', '\uFFFD').slice(0, 300);

const rawOf = ({ key, value, headers = {} }: KafkaMessage): string =>
  JSON.stringify({
    key: base64(key),
    value: base64(value),
    headers: Object.entries(headers).map(([name, found]) => [
      name.replaceAll('\0', '\uFFFD'),
      [found].flat().map(base64),
    ]),
  });

const base64 = (bytes: Buffer | string | null | undefined): string | null =>
  bytes === null || bytes === undefined ? null : Buffer.from(bytes).toString('base64');
