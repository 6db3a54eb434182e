import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Broker } from './broker.js';
import { makeCertificates } from './certificates.js';
import { kafkaClassPath } from './distribution.js';

export interface LocalKafkaOptions {
  /** How many brokers; 1 unless told. Three survive the loss of one. */
  readonly brokers?: number | undefined;
  /** Kept there; absent: in a temporary folder that `stop` removes. */
  readonly dataDir?: string | undefined;
  /** Port of the first broker, the others follow; absent: any free ones. */
  readonly port?: number | undefined;
  /** A second listener, by TLS and with a login (`LocalKafka.secure`); needs openssl. */
  readonly secure?: boolean | undefined;
  readonly report?: ((line: string) => void) | undefined;
  /** Called when the process of a broker ends, whatever ended it. */
  readonly onExit?: ((broker: number) => void) | undefined;
}

/** A real Kafka on loopback, for specs, the demo and trying out: no login, no encryption unless told. Brokers count from 1. */
export interface LocalKafka {
  /** `host:port` of each broker. */
  readonly brokers: readonly string[];
  /** How to come in by TLS and with a login; undefined unless asked for. */
  readonly secure: SecureAccess | undefined;
  /** Leader of the broker's group of processes; undefined while it does not run. */
  pid(broker: number): number | undefined;
  /** Ends a broker at once, as a crash would. */
  kill(broker: number): Promise<void>;
  stopBroker(broker: number): Promise<void>;
  /** Starts a broker again at its old address; resolves when it serves. */
  startBroker(broker: number): Promise<void>;
  stop(): Promise<void>;
}

export interface SecureAccess {
  readonly brokers: readonly string[];
  /** PEM file of the authority that signed the brokers' certificate. */
  readonly caFile: string;
  readonly mechanism: 'scram-sha-512';
  readonly username: string;
  readonly password: string;
}

/** @throws NoLocalKafka when Java or Maven is missing; Error with the broker's last words when it does not start */
export const startLocalKafka = async ({
  brokers: count = 1,
  dataDir,
  port,
  secure = false,
  report = () => {},
  onExit,
}: LocalKafkaOptions = {}): Promise<LocalKafka> => {
  const classPath = await kafkaClassPath(report);
  const folder = dataDir === undefined ? await mkdtemp(join(tmpdir(), 'mingjian-kafka-')) : resolve(dataDir);
  await mkdir(folder, { recursive: true });
  const free = await freePorts((secure ? 3 : 2) * count);
  const ports = free.map((any, index) => (port === undefined || index >= count ? any : port + index));
  const voters = ports.slice(count, 2 * count).map((controller, index) => `${index + 1}@127.0.0.1:${controller}`);
  const clusterId = await clusterIdIn(folder);
  const certificates = secure ? await makeCertificates(join(folder, 'certificates')) : undefined;
  const login = { username: 'mingjian', password: randomBytes(12).toString('base64url') };
  const doors = ports.slice(2 * count).map((door) => `127.0.0.1:${door}`);
  const brokers = ports.slice(0, count).map(
    (listener, index) =>
      new Broker({
        node: index + 1,
        address: `127.0.0.1:${listener}`,
        voters,
        folder: join(folder, `broker-${index + 1}`),
        clusterId,
        classPath,
        secure: certificates && { address: doors[index]!, keystore: certificates.keystore, ...login },
        onExit: onExit && (() => onExit(index + 1)),
      }),
  );
  const stop = async (): Promise<void> => {
    await Promise.all(brokers.map((broker) => broker.stop()));
    if (dataDir === undefined) await rm(folder, { recursive: true, force: true });
  };
  const brokerOf = (number: number): Broker => {
    const broker = brokers[number - 1];
    if (!broker) throw new Error(`there is no broker ${number}; they are 1 to ${count}`);
    return broker;
  };

  report(`starting ${count === 1 ? 'one Kafka broker' : `${count} Kafka brokers`} in ${folder}`);
  try {
    await Promise.all(brokers.map((broker) => broker.start()));
    await Promise.all(brokers.map((broker) => broker.ready()));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    brokers: brokers.map(({ address }) => address),
    secure: certificates && { brokers: doors, caFile: certificates.caFile, mechanism: 'scram-sha-512', ...login },
    pid: (number) => brokerOf(number).pid,
    kill: (number) => brokerOf(number).kill(),
    stopBroker: (number) => brokerOf(number).stop(),
    async startBroker(number) {
      await brokerOf(number).start();
      await brokerOf(number).ready();
    },
    stop,
  };
};

/** All brokers of a folder are one cluster, also at the next start. */
const clusterIdIn = async (folder: string): Promise<string> => {
  const file = join(folder, 'cluster-id');
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known !== undefined) return known;
  const id = randomBytes(16).toString('base64url');
  await writeFile(file, id);
  return id;
};

/** Held all at once, so that they differ. */
const freePorts = async (count: number): Promise<readonly number[]> => {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
};
