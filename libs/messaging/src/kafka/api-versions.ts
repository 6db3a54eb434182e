import { once } from 'node:events';
import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import apiKeys from 'kafkajs/src/protocol/requests/apiKeys.js';
import protocol from 'kafkajs/src/protocol/requests/index.js';
import { asError } from '../loop.js';
import { tlsOptions, type KafkaConnection } from './connection.js';

/** The versions of one request that a broker understands. */
export interface VersionRange {
  readonly least: number;
  readonly most: number;
}

/** What cannot pass by itself: a broker has told that there is no talking to it, or that a topic is not there. */
export class UnusableKafka extends Error {}

/** What publishing, consuming and lag ask of a broker, by kafkajs' names. */
const NEEDED = [
  'Produce',
  'Fetch',
  'ListOffsets',
  'Metadata',
  'OffsetCommit',
  'OffsetFetch',
  'GroupCoordinator',
  'JoinGroup',
  'Heartbeat',
  'LeaveGroup',
  'SyncGroup',
  'InitProducerId',
];
const NEEDED_TO_LOG_IN = ['SaslHandshake', 'SaslAuthenticate'];

const TIMEOUT_MS = 5_000;

/**
 * Makes sure that a broker is there and that kafkajs and it have a version of every needed request in common. kafkajs itself only looks at the
 * broker's newest version, so a broker that dropped the older ones would fail somewhere in the middle (KIP-896).
 * @throws UnusableKafka naming the requests without a common version; Error when no broker can be reached, with the reason of each
 */
export const assertCompatible = async (connection: KafkaConnection): Promise<void> => {
  const failures: string[] = [];
  let told = false;
  for (const broker of connection.brokers) {
    try {
      const strangers = withoutCommonVersion(await versionsOf(broker, connection), connection.sasl !== undefined);
      if (strangers.length === 0) return;
      told = true;
      failures.push(`Kafka at ${broker} and kafkajs have no common version of ${strangers.join(', ')}`);
    } catch (error) {
      failures.push(`${broker}: ${asError(error).message}`);
    }
  }
  throw new (told ? UnusableKafka : Error)(`no usable Kafka broker: ${failures.join('; ')}`);
};

/** The needed requests for which the version that kafkajs would choose is not one that both know. */
export const withoutCommonVersion = (broker: ReadonlyMap<number, VersionRange>, logsIn = false): readonly string[] =>
  [...NEEDED, ...(logsIn ? NEEDED_TO_LOG_IN : [])]
    .filter((name) => {
      const range = broker.get(apiKeys[name]!);
      const ours = protocol.requests[name]!.versions.map(Number);
      const chosen = Math.min(Math.max(...ours), range?.most ?? -1);
      return range === undefined || chosen < range.least || !ours.includes(chosen);
    })
    .map((name) => {
      const range = broker.get(apiKeys[name]!);
      return range ? `${name} (broker ${range.least} to ${range.most})` : `${name} (unknown to the broker)`;
    });

/** Asks a broker with ApiVersions version 0, which it answers before any login. Kafka protocol guide, "Retrieving Supported API versions". */
const versionsOf = async (broker: string, connection: KafkaConnection): Promise<ReadonlyMap<number, VersionRange>> => {
  const socket = await open(broker, connection);
  try {
    socket.write(request());
    return parse(await frame(socket));
  } finally {
    socket.destroy();
  }
};

const open = async (broker: string, connection: KafkaConnection): Promise<Socket> => {
  const { hostname, port } = new URL(`kafka://${broker}`);
  const host = hostname.replace(/^\[|\]$/g, '');
  const tls = tlsOptions(connection);
  const socket = tls
    ? connectTls({ host, port: Number(port), ...tls, ...(/[a-z]/i.test(host) && { servername: host }) })
    : connectPlain({ host, port: Number(port) });
  socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error(`no answer within ${TIMEOUT_MS} ms`)));
  await once(socket, tls ? 'secureConnect' : 'connect');
  return socket;
};

const API_VERSIONS = 18;

const request = (): Buffer => {
  const client = Buffer.from('mingjian');
  const buffer = Buffer.alloc(14 + client.length);
  buffer.writeInt32BE(buffer.length - 4, 0);
  buffer.writeInt16BE(API_VERSIONS, 4);
  buffer.writeInt16BE(0, 6);
  buffer.writeInt32BE(1, 8);
  buffer.writeInt16BE(client.length, 12);
  client.copy(buffer, 14);
  return buffer;
};

/** One answer: four bytes of length, then that many. */
const frame = async (socket: Socket): Promise<Buffer> => {
  let received = Buffer.alloc(0);
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    received = Buffer.concat([received, chunk]);
    if (received.length < 4) continue;
    const length = received.readInt32BE(0);
    if (length < 10 || length > 100_000) break;
    if (received.length >= 4 + length) return received.subarray(4, 4 + length);
  }
  throw new Error('it does not answer like a Kafka broker');
};

const parse = (answer: Buffer): ReadonlyMap<number, VersionRange> => {
  const error = answer.readInt16BE(4);
  if (error !== 0) throw new Error(`it refused to say its versions (error ${error})`);
  const count = answer.readInt32BE(6);
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const at = 10 + index * 6;
      return [answer.readInt16BE(at), { least: answer.readInt16BE(at + 2), most: answer.readInt16BE(at + 4) }];
    }),
  );
};
