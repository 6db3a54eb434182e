import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { KafkaMessage } from 'kafkajs';
import { eventsOf, saying } from '../testing/events.js';
import { runsOf, toEvent, toMessage } from './messages.js';
import { partsOf } from './publisher.js';

const [event] = eventsOf('intake', 41, 1);

/** What a consumer gets of what a producer sent. */
const carried = ({ key, value, headers = {} }: ReturnType<typeof toMessage>): KafkaMessage => ({
  key: Buffer.from(String(key)),
  value: Buffer.from(String(value)),
  headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(String(text))])),
  timestamp: '0',
  attributes: 0,
  offset: '12',
});

describe('messages on Kafka', () => {
  it('carry an event unchanged', () => {
    const said = saying(event!, { time: '2026-01-05T00:00:00.000Z', data: { organ: '鹤港市' } });
    expect(toEvent('intake', carried(toMessage(said)))).toEqual(said);
  });

  it.each(['sequence', 'recordedAt', 'version', 'ce_id', 'ce_type'])('are refused without %s', (name) => {
    const message = carried(toMessage(event!));
    delete message.headers![name];
    expect(() => toEvent('intake', message)).toThrow(
      `the message at offset 12 is not an event of this platform: header ${name} is missing`,
    );
  });

  it.each(['0', '-1', '1.5', 'seven', ''])('are refused with %p for a sequence', (sequence) => {
    const message = carried(toMessage(event!));
    message.headers!['sequence'] = Buffer.from(sequence);
    expect(() => toEvent('intake', message)).toThrow('header sequence is no ordinal');
  });

  it.each([
    ['no JSON', 'hello'],
    ['no object', 'null'],
    ['another event', JSON.stringify({ id: 'other', type: event!.type, data: {} })],
    ['no data', JSON.stringify({ id: event!.id, type: event!.type, data: null })],
  ])('are refused with %s for a value', (_what, value) => {
    const message = { ...carried(toMessage(event!)), value: Buffer.from(value) };
    expect(() => toEvent('intake', message)).toThrow('the value is not the envelope of that event');
  });

  it('are refused with an id that no table takes', () => {
    const message = carried(toMessage(event!));
    message.headers!['ce_id'] = Buffer.from('7');
    expect(() => toEvent('intake', message)).toThrow('header ce_id is no UUID');
  });

  it('are parted by what they are without losing their order, and what is none of ours keeps its bytes', () => {
    const good = carried(toMessage(event!));
    const alien = { ...good, key: Buffer.from('thing\u0000'), value: Buffer.from([0, 255]) };
    const kept = { source: 'intake', stream: 'thing\uFFFD', place: '3/12' };
    const runs = runsOf('intake', 3, [good, alien, alien, good, good, alien]);
    expect(runs).toMatchObject([
      { strange: [], events: [event] },
      { strange: [kept, kept], events: [event, event] },
      { strange: [kept], events: [] },
    ]);
    expect(JSON.parse(runs[1]!.strange[0]!.raw)).toMatchObject({ value: 'AP8=' });
  });

  it('are refused without key or value', () => {
    expect(() => toEvent('intake', { ...carried(toMessage(event!)), value: null })).toThrow('key or value is missing');
  });

  it('go in parts that keep every event in order and stay below what a broker takes', () => {
    const sizes = fc.array(fc.integer({ min: 2, max: 700_000 }), { maxLength: 12 });
    fc.assert(
      fc.property(sizes, (bytes) => {
        const events = bytes.map((length, index) => ({ ...event!, sequence: index + 1, body: 'x'.repeat(length) }));
        const parts = partsOf(events);
        expect(parts.flat()).toEqual(events);
        for (const part of parts) {
          const size = part.reduce((sum, { body }) => sum + body.length, 0);
          expect(part.length === 1 || size <= 512 * 1024).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });
});
