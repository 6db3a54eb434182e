import type { ServiceName } from '@mingjian/contracts';
import type { DatabaseUrls } from '@mingjian/postgres';
import type { Issuer } from '../issuer/index.js';
import { AUDIENCE } from '../issuer/index.js';
import type { DatabaseName, Secrets } from './data-folder.js';

export interface ServiceSurroundings {
  readonly databases: Readonly<Record<DatabaseName, DatabaseUrls>>;
  readonly secrets: Secrets;
  readonly issuer: Issuer;
  readonly origin: string;
  /** Subject that may administer the directory before any grant exists. */
  readonly administrator: string;
  /** Brokers of the Kafka that is the bus; absent: the embedded bus. */
  readonly kafka?: readonly string[] | undefined;
  /** Connection string of the EventStoreDB server that keeps the logs; absent: each is in its service's database. */
  readonly store?: string | undefined;
}

/** What a service inherits from the launcher's own environment; nothing else leaks into it. */
const INHERITED = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ', 'NODE_OPTIONS', 'SystemRoot', 'MINGJIAN_LOG_LEVEL'];

/**
 * The environment that service-kit's configuration reads. Other services are reached through the entry, whose address stays the same
 * when they restart.
 */
export const serviceEnvironment = (
  name: ServiceName,
  { databases, secrets, issuer, origin, administrator, kafka, store }: ServiceSurroundings,
  dataDir: string,
  simulatedNow: Date | undefined,
): Readonly<Record<string, string>> => ({
  ...inherited(),
  NODE_ENV: 'production',
  MINGJIAN_HOST: '127.0.0.1',
  MINGJIAN_PORT: '0',
  MINGJIAN_DATABASE_URL: databases[name].appUrl,
  MINGJIAN_MIGRATE_URL: databases[name].ownerUrl,
  ...(kafka
    ? { MINGJIAN_BUS: 'kafka', MINGJIAN_KAFKA_BROKERS: kafka.join(',') }
    : { MINGJIAN_BUS_URL: databases.bus.appUrl, MINGJIAN_BUS_MIGRATE_URL: databases.bus.ownerUrl }),
  ...(store !== undefined && { MINGJIAN_STORE: 'kurrent', MINGJIAN_STORE_URL: store }),
  MINGJIAN_ISSUER: issuer.url,
  MINGJIAN_AUDIENCE: AUDIENCE,
  MINGJIAN_JWKS_URL: issuer.jwksUrl,
  MINGJIAN_TOKEN_URL: issuer.tokenUrl,
  MINGJIAN_CLIENT_SECRET: secrets.clients[`service-${name}`] ?? '',
  MINGJIAN_INTAKE_URL: origin,
  MINGJIAN_REVIEW_URL: origin,
  MINGJIAN_PUBLISH_URL: origin,
  MINGJIAN_SITE_ORIGIN: origin,
  MINGJIAN_DATA: dataDir,
  MINGJIAN_BOOTSTRAP_ADMINISTRATOR: administrator,
  ...(simulatedNow && { MINGJIAN_SIMULATED_NOW: simulatedNow.toISOString() }),
});

const inherited = (): Record<string, string> =>
  Object.fromEntries(
    INHERITED.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
