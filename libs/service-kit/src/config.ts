import type { ServiceName } from '@mingjian/contracts';
import { z } from 'zod';
import type { StoreChoice } from './store.js';

const port = z.coerce.number().int().min(0).max(65_535);
const url = z.url();

/** Everything a service reads from its environment, as one typed object. */
export const configSchema = z.object({
  /** Address to listen on; 0 lets the system choose a port. */
  MINGJIAN_HOST: z.string().default('127.0.0.1'),
  MINGJIAN_PORT: port.default(0),
  /** The service's database, as the non-owner role. */
  MINGJIAN_DATABASE_URL: url,
  /** The same database as its owner, to migrate at start; absent where migrations run as a job of their own. */
  MINGJIAN_MIGRATE_URL: url.optional(),
  /** Where the service's log is kept. */
  MINGJIAN_STORE: z.enum(['postgres', 'kurrent']).default('postgres'),
  /** Connection string of the EventStoreDB server. */
  MINGJIAN_STORE_URL: z
    .string()
    .regex(/^esdb(\+discover)?:\/\/./, 'must begin with esdb://')
    .optional(),
  /** The embedded bus's database. */
  MINGJIAN_BUS_URL: url,
  /** The same as its owner, to migrate at start. */
  MINGJIAN_BUS_MIGRATE_URL: url.optional(),
  /** Issuer of the tokens and their audience. */
  MINGJIAN_ISSUER: url,
  MINGJIAN_AUDIENCE: z.string().default('mingjian'),
  /** Where the issuer's keys are, if not found by discovery. */
  MINGJIAN_JWKS_URL: url,
  /** Client credentials of the service itself, for what it asks of other services. */
  MINGJIAN_TOKEN_URL: url.optional(),
  MINGJIAN_CLIENT_SECRET: z.string().optional(),
  /** Where intake is reached by other services. */
  MINGJIAN_INTAKE_URL: url.optional(),
  /** Folder for sealed content and keys. */
  MINGJIAN_DATA: z.string(),
  /** Subject that may administer the directory before any grant exists. */
  MINGJIAN_BOOTSTRAP_ADMINISTRATOR: z.string().optional(),
  /** Start instant of a simulated clock; absent: the system's clock. */
  MINGJIAN_SIMULATED_NOW: z.iso.datetime().optional(),
  MINGJIAN_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  MINGJIAN_POOL_SIZE: z.coerce.number().int().min(2).max(50).default(8),
});

export interface ServiceConfig {
  readonly service: ServiceName;
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string;
  readonly migrateUrl?: string | undefined;
  readonly store: StoreChoice;
  readonly busUrl: string;
  readonly busMigrateUrl?: string | undefined;
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
  readonly tokenUrl?: string | undefined;
  readonly clientSecret?: string | undefined;
  readonly intakeUrl?: string | undefined;
  readonly dataDir: string;
  readonly bootstrapAdministrator?: string | undefined;
  readonly simulatedNow?: Date | undefined;
  readonly logLevel: string;
  readonly poolSize: number;
}

/** @throws Error naming every variable that is missing or wrong. */
export const readConfig = (service: ServiceName, environment: NodeJS.ProcessEnv): ServiceConfig => {
  const parsed = configSchema.safeParse(environment);
  if (!parsed.success) {
    throw new Error(
      `configuration of ${service}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`,
    );
  }
  const env = parsed.data;
  return {
    service,
    host: env.MINGJIAN_HOST,
    port: env.MINGJIAN_PORT,
    databaseUrl: env.MINGJIAN_DATABASE_URL,
    migrateUrl: env.MINGJIAN_MIGRATE_URL,
    store: storeOf(service, env),
    busUrl: env.MINGJIAN_BUS_URL,
    busMigrateUrl: env.MINGJIAN_BUS_MIGRATE_URL,
    issuer: env.MINGJIAN_ISSUER,
    audience: env.MINGJIAN_AUDIENCE,
    jwksUrl: env.MINGJIAN_JWKS_URL,
    tokenUrl: env.MINGJIAN_TOKEN_URL,
    clientSecret: env.MINGJIAN_CLIENT_SECRET,
    intakeUrl: env.MINGJIAN_INTAKE_URL,
    dataDir: env.MINGJIAN_DATA,
    bootstrapAdministrator: env.MINGJIAN_BOOTSTRAP_ADMINISTRATOR,
    simulatedNow: env.MINGJIAN_SIMULATED_NOW === undefined ? undefined : new Date(env.MINGJIAN_SIMULATED_NOW),
    logLevel: env.MINGJIAN_LOG_LEVEL,
    poolSize: env.MINGJIAN_POOL_SIZE,
  };
};

const storeOf = (service: ServiceName, env: z.infer<typeof configSchema>): StoreChoice => {
  if (env.MINGJIAN_STORE === 'postgres') return { kind: 'postgres' };
  if (env.MINGJIAN_STORE_URL === undefined)
    throw new Error(`configuration of ${service}: MINGJIAN_STORE_URL is needed where MINGJIAN_STORE is kurrent`);
  return { kind: 'kurrent', url: env.MINGJIAN_STORE_URL };
};
