import type { RecordedEvent } from '@mingjian/event-store';
import type { KafkaMessage, Message } from 'kafkajs';

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

/** @throws Error when the message is not one of ours: to step over it would be a gap that nobody sees. */
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
  const recordedAt = new Date(header('recordedAt'));
  if (Number.isNaN(recordedAt.getTime())) throw strange(message, 'header recordedAt is no instant');
  return {
    source,
    sequence: number('sequence'),
    recordedAt,
    stream: key.toString('utf8'),
    version: number('version'),
    id: header('ce_id'),
    type: header('ce_type'),
    body: value.toString('utf8'),
  };
};

const strange = ({ offset }: KafkaMessage, why: string): Error =>
  new Error(`the message at offset ${offset} is not an event of this platform: ${why}`);
