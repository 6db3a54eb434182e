import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { binaryEvent, EventStoreDBClient, NO_STREAM, type EventData } from '@eventstore/db-client';
import { startServerDouble, type ServerDouble } from './index.js';

jest.setTimeout(60_000);

const credentials = { username: 'admin', password: 'changeit' };

/** With credentials for the call the client appends plainly, without them in a batch. */
const ways = [
  ['plainly', { credentials }],
  ['in a batch', {}],
] as const;

describe('the double of EventStoreDB, seen by the real client', () => {
  let server: ServerDouble;
  let client: EventStoreDBClient;
  beforeEach(async () => {
    server = await startServerDouble();
    client = EventStoreDBClient.connectionString(server.url);
  });
  afterEach(async () => {
    await client.dispose();
    await server.close();
  });

  const events = (count: number): EventData[] =>
    Array.from({ length: count }, (_, n) => binaryEvent({ type: 'Sample', data: Buffer.from(String(n)) }));

  it.each(ways)('checks revisions and recognises a repetition by its ids, appended %s', async (_, options) => {
    const [first, second] = [events(2), events(1)];
    const append = (expectedRevision: bigint | typeof NO_STREAM, what: EventData[]) =>
      client.appendToStream('sample-1', what, { expectedRevision, ...options });
    expect(await append(NO_STREAM, first)).toMatchObject({ success: true, nextExpectedRevision: 1n });
    expect(await append(1n, second)).toMatchObject({ nextExpectedRevision: 2n });
    expect(await append(NO_STREAM, first)).toMatchObject({ success: true, nextExpectedRevision: 1n });
    await expect(append(NO_STREAM, events(1))).rejects.toMatchObject({
      type: 'wrong-expected-version',
      actualVersion: 2n,
    });
    await expect(append(7n, events(1))).rejects.toMatchObject({ type: 'wrong-expected-version', actualVersion: 2n });
    expect(server.log.stream('sample-1')).toHaveLength(3);
  });

  it.each(ways)('takes no more than its limit at once, appended %s', async (_, options) => {
    const large = binaryEvent({ type: 'Sample', data: Buffer.alloc(1024 * 1024 + 1) });
    await expect(client.appendToStream('sample-1', large, options)).rejects.toMatchObject({
      type: 'maximum-append-size-exceeded',
    });
  });

  it('lets the client report a revision that is not the stream’s when it is told not to throw', async () => {
    await client.appendToStream('sample-1', events(9));
    const quiet = EventStoreDBClient.connectionString(`${server.url}&throwOnAppendFailure=false`);
    const answer = await quiet.appendToStream('sample-1', events(1), { expectedRevision: 3n });
    expect(answer).toMatchObject({ success: false, nextExpectedRevision: 1n });
    await quiet.dispose();
  });

  it('reads $all both ways, with positions that grow and are not dense, and system events between', async () => {
    for (let round = 0; round < 12; round += 1) await client.appendToStream(`sample-${round}`, events(1));
    const read = async (direction: 'forwards' | 'backwards') => {
      const found = [];
      for await (const { event } of client.readAll({
        direction,
        fromPosition: direction === 'forwards' ? 'start' : 'end',
      }))
        found.push({ type: event!.type, at: event!.position!.commit });
      return found;
    };
    const forwards = await read('forwards');
    expect(await read('backwards')).toEqual(forwards.toReversed());
    expect(forwards.filter(({ type }) => type === 'Sample')).toHaveLength(12);
    expect(forwards.some(({ type }) => type.startsWith('$'))).toBe(true);
    for (const [index, { at }] of forwards.slice(1).entries()) expect(at - forwards[index]!.at).toBeGreaterThan(1n);
  });

  it('says when a stream is not there, and subscribes to one that comes', async () => {
    const missing = client.readStream('sample-none')[Symbol.asyncIterator]();
    await expect(missing.next()).rejects.toMatchObject({ type: 'stream-not-found' });
    const heard = new Promise<string>((resolve) => {
      client.subscribeToStream('sample-1').on('data', ({ event }) => resolve(event!.type));
    });
    await client.appendToStream('sample-1', events(1));
    expect(await heard).toBe('Sample');
  });
});
