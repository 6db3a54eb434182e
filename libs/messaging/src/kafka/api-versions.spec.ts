import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import apiKeys from 'kafkajs/src/protocol/requests/apiKeys.js';
import { assertCompatible, UnusableKafka, withoutCommonVersion, type VersionRange } from './api-versions.js';

/** As Apache Kafka 4 answers: everything kafkajs knows, the oldest versions gone. */
const modern = (): Map<number, VersionRange> =>
  new Map(Object.values(apiKeys).map((key) => [key, { least: key === apiKeys['Produce'] ? 3 : 1, most: 15 }]));

describe('versions in common with a broker', () => {
  const servers: Server[] = [];
  afterEach(() => Promise.all(servers.splice(0).map((server) => once(server.close(), 'close'))));

  const listen = async (answer: Buffer): Promise<string> => {
    const server = createServer((socket) => socket.once('data', () => socket.end(answer))).listen(0, '127.0.0.1');
    await once(server, 'listening');
    servers.push(server);
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  /** A double of a broker that answers ApiVersions, version 0. */
  const broker = (ranges: ReadonlyMap<number, VersionRange>): Promise<string> => {
    const answer = Buffer.alloc(14 + ranges.size * 6);
    answer.writeInt32BE(answer.length - 4, 0);
    answer.writeInt32BE(1, 4);
    answer.writeInt16BE(0, 8);
    answer.writeInt32BE(ranges.size, 10);
    [...ranges].forEach(([key, { least, most }], index) => {
      answer.writeInt16BE(key, 14 + index * 6);
      answer.writeInt16BE(least, 16 + index * 6);
      answer.writeInt16BE(most, 18 + index * 6);
    });
    return listen(answer);
  };

  it('are found in a broker of today', async () => {
    expect(withoutCommonVersion(modern())).toEqual([]);
    await assertCompatible({ brokers: [await broker(modern())] });
  });

  it('are missed when the broker dropped all versions that kafkajs speaks', async () => {
    const future = modern().set(apiKeys['JoinGroup']!, { least: 6, most: 12 });
    await expect(assertCompatible({ brokers: [await broker(future)] })).rejects.toThrow(
      /have no common version of JoinGroup \(broker 6 to 12\)/,
    );
  });

  it('are missed when the broker is too old to know a request', () => {
    const ancient = modern();
    ancient.delete(apiKeys['InitProducerId']!);
    expect(withoutCommonVersion(ancient)).toEqual(['InitProducerId (unknown to the broker)']);
  });

  it('are needed of the requests to log in only by who logs in', async () => {
    const open = modern();
    open.delete(apiKeys['SaslHandshake']!);
    open.set(apiKeys['SaslAuthenticate']!, { least: 2, most: 3 });
    const brokers = [await broker(open), await broker(open)];
    await assertCompatible({ brokers });
    const sasl = { mechanism: 'scram-sha-512', username: 'mingjian', password: 'secret' } as const;
    const refusal = assertCompatible({ brokers, sasl });
    await expect(refusal).rejects.toThrow(
      /no common version of SaslHandshake \(unknown to the broker\), SaslAuthenticate \(broker 2 to 3\)/,
    );
    await expect(refusal).rejects.toBeInstanceOf(UnusableKafka);
  });

  it('are asked of the next broker when the first is away', async () => {
    const gone = await broker(modern());
    await once(servers.pop()!.close(), 'close');
    await assertCompatible({ brokers: [gone, await broker(modern())] });
    const away = assertCompatible({ brokers: [gone] });
    await expect(away).rejects.toThrow(/no usable Kafka broker: .*connect ECONNREFUSED/);
    await expect(away).rejects.not.toBeInstanceOf(UnusableKafka);
  });

  it('are not looked for in something that is no broker', async () => {
    const web = await listen(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await expect(assertCompatible({ brokers: [web] })).rejects.toThrow('it does not answer like a Kafka broker');
  });
});
