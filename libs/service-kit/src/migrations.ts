import { inboxSchema, relaySchema } from '@mingjian/messaging';
import { embeddedBusSchema } from '@mingjian/messaging/embedded';
import { ensureDatabase, type DatabaseWish, type Login } from '@mingjian/postgres';
import { projectionSchema } from '@mingjian/projections';
import { referenceSchema } from '@mingjian/reference';
import { vaultSchema } from '@mingjian/vault';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import type { ServiceConfig } from './config.js';
import type { ServiceDefinition } from './definition.js';
import { numbersSchema } from './numbers.js';
import { storeStep } from './store.js';

interface Step {
  readonly name: string;
  sql(appRole: string): string;
}

/** The engine room's tables; a later change is a step of its own at the end, which may be the schema again, since that is idempotent. */
const engineSteps = async ({ store }: Pick<ServiceConfig, 'store'>): Promise<readonly Step[]> => [
  await storeStep(store),
  { name: 'Relay', sql: relaySchema },
  { name: 'Inbox', sql: inboxSchema },
  { name: 'Projections', sql: projectionSchema },
  { name: 'Reference', sql: referenceSchema },
  { name: 'Vault', sql: vaultSchema },
  { name: 'Numbers', sql: numbersSchema },
  { name: 'InboxRanges', sql: inboxSchema },
  { name: 'InboxStrange', sql: inboxSchema },
];

/** Brings the service's own database to the newest shape, as its owner. Does nothing where no owner is configured. */
export const migrateDatabase = async (
  definition: ServiceDefinition,
  { databaseUrl, migrateUrl, store }: Pick<ServiceConfig, 'databaseUrl' | 'migrateUrl' | 'store'>,
): Promise<void> => {
  if (!migrateUrl) return;
  const steps = [...(await engineSteps({ store })), ...(definition.migrations ?? [])];
  await run(migrateUrl, loginOf(databaseUrl).role, steps);
};

/** Brings the service's database, and the bus's, to the newest shape, as their owners. Does nothing where no owner is configured. */
export const migrate = async (definition: ServiceDefinition, config: ServiceConfig): Promise<void> => {
  await migrateDatabase(definition, config);
  const { bus } = config;
  if (bus.kind === 'embedded' && bus.migrateUrl)
    await run(bus.migrateUrl, loginOf(bus.url).role, [
      { name: 'EmbeddedBus', sql: (role) => embeddedBusSchema([role]) },
      { name: 'EmbeddedBusNamesTypes', sql: (role) => embeddedBusSchema([role]) },
    ]);
};

/**
 * The command `migrate`, for a job that runs before the service is started: makes databases and roles if a superuser is configured,
 * and migrates.
 * @throws Error when no owner is configured, or the database refuses
 */
export const prepareDatabases = async (definition: ServiceDefinition, config: ServiceConfig): Promise<void> => {
  const { superuserUrl, migrateUrl, databaseUrl, bus } = config;
  if (!migrateUrl) throw new Error('MINGJIAN_MIGRATE_URL is needed to migrate');
  if (superuserUrl) {
    await ensureDatabase(superuserUrl, wishOf(migrateUrl, databaseUrl));
    if (bus.kind === 'embedded' && bus.migrateUrl) await ensureDatabase(superuserUrl, wishOf(bus.migrateUrl, bus.url));
  }
  await migrate(definition, config);
};

const wishOf = (ownerUrl: string, appUrl: string): DatabaseWish => ({
  database: decodeURIComponent(new URL(ownerUrl).pathname.slice(1)),
  owner: loginOf(ownerUrl),
  app: loginOf(appUrl),
});

const loginOf = (url: string): Login => {
  const { username, password } = new URL(url);
  return { role: decodeURIComponent(username), password: decodeURIComponent(password) };
};

/** TypeORM orders migrations by the time stamp at the end of their names; ours are numbered instead. */
const FIRST_STAMP = 1_700_000_000_000;

const run = async (url: string, appRole: string, steps: readonly Step[]): Promise<void> => {
  const migrations = steps.map((step, index) => {
    const name = `${step.name}${FIRST_STAMP + index}`;
    return {
      [name]: class implements MigrationInterface {
        readonly name = name;
        async up(runner: QueryRunner): Promise<void> {
          await runner.query(step.sql(appRole));
        }
        down(): Promise<void> {
          return Promise.reject(new Error('the record is never taken back; restore a backup instead'));
        }
      },
    }[name]!;
  });
  const database = new DataSource({
    type: 'postgres',
    url,
    migrations,
    migrationsTableName: 'migrations',
    applicationName: 'migrate',
  });
  await database.initialize();
  try {
    // Several services start at once and share the bus's database.
    await database.query('SELECT pg_advisory_lock(7311001)');
    await database.runMigrations({ transaction: 'all' });
  } finally {
    await database.destroy();
  }
};
