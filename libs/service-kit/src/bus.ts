import { readFile } from 'node:fs/promises';
import type { ServiceName } from '@mingjian/contracts';
import type { MessageBus } from '@mingjian/messaging';
import { createEmbeddedBus } from '@mingjian/messaging/embedded';
import type { KafkaConnection } from '@mingjian/messaging/kafka';
import { createPool } from '@mingjian/postgres';
import { z } from 'zod';

/** The variables that choose and reach the bus. */
export const busVariables = {
  MINGJIAN_BUS: z.enum(['embedded', 'kafka']).default('embedded'),
  /** The embedded bus's database. */
  MINGJIAN_BUS_URL: z.url().optional(),
  /** The same as its owner, to migrate at start. */
  MINGJIAN_BUS_MIGRATE_URL: z.url().optional(),
  /** `host:port`, several with commas. */
  MINGJIAN_KAFKA_BROKERS: z.string().optional(),
  MINGJIAN_KAFKA_TLS: z.enum(['true', 'false']).default('false'),
  /** Certificate of the authority that signed the brokers', PEM, where the system does not know it. */
  MINGJIAN_KAFKA_CA_FILE: z.string().optional(),
  MINGJIAN_KAFKA_SASL_MECHANISM: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']).optional(),
  MINGJIAN_KAFKA_USERNAME: z.string().optional(),
  MINGJIAN_KAFKA_PASSWORD: z.string().optional(),
};

const schema = z.object(busVariables);
type BusEnvironment = z.infer<typeof schema>;

export type BusConfig =
  | { readonly kind: 'embedded'; readonly url: string; readonly migrateUrl?: string | undefined }
  | { readonly kind: 'kafka'; readonly connection: Omit<KafkaConnection, 'tls'>; readonly tls: TlsConfig | undefined };

interface TlsConfig {
  readonly caFile: string | undefined;
}

/** @throws Error naming what the chosen bus lacks */
export const busConfigOf = (env: BusEnvironment): BusConfig => {
  if (env.MINGJIAN_BUS === 'embedded') {
    if (env.MINGJIAN_BUS_URL === undefined) throw new Error('MINGJIAN_BUS_URL is needed by the embedded bus');
    return { kind: 'embedded', url: env.MINGJIAN_BUS_URL, migrateUrl: env.MINGJIAN_BUS_MIGRATE_URL };
  }
  return kafkaConfigOf(env);
};

const kafkaConfigOf = (env: BusEnvironment): BusConfig & { readonly kind: 'kafka' } => {
  const brokers = (env.MINGJIAN_KAFKA_BROKERS ?? '').split(',').map((broker) => broker.trim());
  const right = brokers.every((broker) => /^[^\s/:]+:\d{1,5}$|^\[[0-9a-f:]+\]:\d{1,5}$/i.test(broker));
  if (!right) throw new Error('MINGJIAN_KAFKA_BROKERS must be host:port, several with commas');
  const caFile = env.MINGJIAN_KAFKA_CA_FILE;
  const encrypted = env.MINGJIAN_KAFKA_TLS === 'true';
  if (caFile !== undefined && !encrypted) throw new Error('MINGJIAN_KAFKA_CA_FILE needs MINGJIAN_KAFKA_TLS=true');
  return { kind: 'kafka', connection: { brokers, sasl: saslOf(env) }, tls: encrypted ? { caFile } : undefined };
};

const saslOf = (env: BusEnvironment): KafkaConnection['sasl'] => {
  const {
    MINGJIAN_KAFKA_SASL_MECHANISM: mechanism,
    MINGJIAN_KAFKA_USERNAME: username,
    MINGJIAN_KAFKA_PASSWORD: password,
  } = env;
  if (mechanism === undefined && username === undefined && password === undefined) return undefined;
  if (mechanism === undefined || !username || !password) {
    throw new Error(
      'MINGJIAN_KAFKA_SASL_MECHANISM, MINGJIAN_KAFKA_USERNAME and MINGJIAN_KAFKA_PASSWORD are needed together',
    );
  }
  return { mechanism, username, password };
};

/** How to reach Kafka, for tools that know nothing of services. @throws Error naming what is missing or wrong */
export const readKafkaConnection = async (environment: NodeJS.ProcessEnv): Promise<KafkaConnection> => {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  return connectionOf(kafkaConfigOf(parsed.data));
};

const connectionOf = async ({ connection, tls }: BusConfig & { readonly kind: 'kafka' }): Promise<KafkaConnection> => {
  if (!tls) return connection;
  return { ...connection, tls: { ca: tls.caFile === undefined ? undefined : await readFile(tls.caFile, 'utf8') } };
};

export interface OpenBus {
  readonly bus: MessageBus;
  /** Ends the bus and what it needed. */
  close(): Promise<void>;
}

/** The client of a bus that is not chosen is not even loaded. */
const kafka = () => import('@mingjian/messaging/kafka');

/** @throws Error when the configured Kafka cannot be used */
export const openBus = async (service: ServiceName, config: BusConfig): Promise<OpenBus> => {
  if (config.kind === 'kafka') {
    const { createKafkaBus } = await kafka();
    const bus = await createKafkaBus({ connection: await connectionOf(config), clientId: `mingjian-${service}` });
    return { bus, close: () => bus.close() };
  }
  const pool = createPool(config.url, { applicationName: `${service} bus`, max: 3 });
  const bus = createEmbeddedBus({ pool });
  return { bus, close: () => bus.close().then(() => pool.end()) };
};
