import { MOST_ATTACHMENTS, type ServiceName } from '@mingjian/contracts';
import { z } from 'zod';
import { LONGEST_UPLOAD_BYTES } from './limits.js';
import { busConfigOf, busVariables, type BusConfig } from './bus.js';
import { readPushTargets, type PushTarget } from './push-targets.js';
import { unregisteredSite, type SiteConfig } from './site.js';
import type { StoreChoice } from './store.js';
import { withValuesFromFiles } from './values-from-files.js';

const port = z.coerce.number().int().min(0).max(65_535);
const url = z.url();

/** What an installation takes as files of items. */
export interface AttachmentLimits {
  /** Bytes of one file. */
  readonly bytes: number;
  /** Bytes of all files of one item. */
  readonly bytesTogether: number;
  readonly files: number;
}

export const defaultAttachmentLimits: AttachmentLimits = {
  bytes: 20 * 1024 * 1024,
  bytesTogether: 100 * 1024 * 1024,
  files: 20,
};

/** Everything a service reads from its environment, as one typed object. */
export const configSchema = z.object({
  /** Address to listen on; 0 lets the system choose a port. */
  MINGJIAN_HOST: z.string().default('127.0.0.1'),
  MINGJIAN_PORT: port.default(0),
  /** A superuser of the database server: the command `migrate` then makes database and roles first. */
  MINGJIAN_SUPERUSER_URL: url.optional(),
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
  ...busVariables,
  /** Issuer of the tokens and their audience. */
  MINGJIAN_ISSUER: url,
  MINGJIAN_AUDIENCE: z.string().default('mingjian'),
  /** Where the issuer's keys are, if not found by discovery. */
  MINGJIAN_JWKS_URL: url,
  /** Client credentials of the service itself, for what it asks of other services. */
  MINGJIAN_TOKEN_URL: url.optional(),
  MINGJIAN_CLIENT_SECRET: z.string().optional(),
  /** Where services are reached by each other. */
  MINGJIAN_INTAKE_URL: url.optional(),
  MINGJIAN_REVIEW_URL: url.optional(),
  MINGJIAN_PUBLISH_URL: url.optional(),
  /** Folder for keys, and for sealed content where that is kept in files. */
  MINGJIAN_DATA: z.string(),
  /** Where sealed content is kept: below the data folder, or in a bucket. */
  MINGJIAN_CONTENT: z.enum(['files', 's3']).default('files'),
  /** Absent: Amazon's own for the region. */
  MINGJIAN_S3_ENDPOINT: url.optional(),
  MINGJIAN_S3_REGION: z.string().default('us-east-1'),
  MINGJIAN_S3_BUCKET: z.string().optional(),
  MINGJIAN_S3_ACCESS_KEY: z.string().optional(),
  MINGJIAN_S3_SECRET_KEY: z.string().optional(),
  /** Largest file that may be attached to an item, and largest sum of all files of one item, in bytes. */
  MINGJIAN_ATTACHMENT_BYTES: z.coerce
    .number()
    .int()
    .min(1024)
    .max(LONGEST_UPLOAD_BYTES)
    .default(defaultAttachmentLimits.bytes),
  MINGJIAN_ATTACHMENTS_BYTES: z.coerce
    .number()
    .int()
    .min(1024)
    .max(1024 * 1024 * 1024)
    .default(defaultAttachmentLimits.bytesTogether),
  /** How many files one item may have. */
  MINGJIAN_ATTACHMENTS: z.coerce.number().int().min(0).max(MOST_ATTACHMENTS).default(defaultAttachmentLimits.files),
  /** Where the public reaches the city, such as `https://zfxxgk.example.gov.cn`: for feeds, the sitemap and the tags of pages. */
  MINGJIAN_SITE_ORIGIN: url.optional(),
  /** 网站标识码, ten digits, as it was given to the website. */
  MINGJIAN_SITE_ID_CODE: z
    .string()
    .regex(/^\d{10}$/, 'must be ten digits')
    .default('0000000000'),
  /** Names the build, the same for all instances of it, so that they give pages the same ETag; absent: each start is one. */
  MINGJIAN_BUILD: z.string().min(1).optional(),
  /** Websites that get what is published, as JSON. */
  MINGJIAN_PUSH: z.string().optional(),
  /** A folder that gets warnings of terms that end, a file each; absent: they are logged only. */
  MINGJIAN_WARNINGS: z.string().min(1).optional(),
  /** Subject that may administer the directory before any grant exists. */
  MINGJIAN_BOOTSTRAP_ADMINISTRATOR: z.string().optional(),
  /** Start instant of a simulated clock; absent: the system's clock. */
  MINGJIAN_SIMULATED_NOW: z.iso.datetime().optional(),
  /** Where spans are sent by OTLP over HTTP, for example `http://jaeger:4318/v1/traces`; absent: none are made. */
  MINGJIAN_TRACES_URL: url.optional(),
  /** The share of traces that is kept, the same in every service. */
  MINGJIAN_TRACES_RATIO: z.coerce.number().positive().max(1).default(1),
  MINGJIAN_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  MINGJIAN_POOL_SIZE: z.coerce.number().int().min(2).max(50).default(8),
});

type Environment = z.infer<typeof configSchema>;

const neededForS3 = ['MINGJIAN_S3_BUCKET', 'MINGJIAN_S3_ACCESS_KEY', 'MINGJIAN_S3_SECRET_KEY'] as const;

/** What one variable demands of others. */
const completeSchema = configSchema.superRefine((env, context) => {
  if (env.MINGJIAN_CONTENT !== 's3') return;
  for (const name of neededForS3) {
    if (env[name] === undefined) {
      context.addIssue({ code: 'custom', path: [name], message: 'is needed with MINGJIAN_CONTENT=s3' });
    }
  }
});

export interface S3Config {
  readonly endpoint?: string | undefined;
  readonly region: string;
  readonly bucket: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

export type ServiceUrls = Readonly<Partial<Record<ServiceName, string | undefined>>>;

export interface ServiceConfig {
  readonly service: ServiceName;
  readonly host: string;
  readonly port: number;
  readonly superuserUrl?: string | undefined;
  readonly databaseUrl: string;
  readonly migrateUrl?: string | undefined;
  readonly store: StoreChoice;
  readonly bus: BusConfig;
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
  readonly tokenUrl?: string | undefined;
  readonly clientSecret?: string | undefined;
  /** Where other services are reached. */
  readonly urls: ServiceUrls;
  readonly dataDir: string;
  /** The bucket for content; absent: files in the data folder. */
  readonly s3?: S3Config | undefined;
  readonly pushTargets?: readonly PushTarget[] | undefined;
  readonly warningsFolder?: string | undefined;
  /** The defaults unless given. */
  readonly attachments?: AttachmentLimits | undefined;
  readonly site?: SiteConfig | undefined;
  readonly bootstrapAdministrator?: string | undefined;
  readonly simulatedNow?: Date | undefined;
  readonly traces?: { readonly url: string; readonly ratio: number } | undefined;
  readonly logLevel: string;
  /** Takes the log's JSON lines; standard output unless told. */
  readonly logTo?: { write(line: string): void } | undefined;
  readonly poolSize: number;
}

/**
 * Reads the environment; every variable may also be given as the name of a file, `<NAME>_FILE`.
 * @throws Error naming every variable that is missing or wrong, or the file that cannot be read
 */
export const readConfig = (service: ServiceName, environment: NodeJS.ProcessEnv): ServiceConfig => {
  const parsed = completeSchema.safeParse(withValuesFromFiles(Object.keys(configSchema.shape), environment));
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
    superuserUrl: env.MINGJIAN_SUPERUSER_URL,
    databaseUrl: env.MINGJIAN_DATABASE_URL,
    migrateUrl: env.MINGJIAN_MIGRATE_URL,
    store: storeOf(service, env),
    bus: busConfigOf(env),
    issuer: env.MINGJIAN_ISSUER,
    audience: env.MINGJIAN_AUDIENCE,
    jwksUrl: env.MINGJIAN_JWKS_URL,
    tokenUrl: env.MINGJIAN_TOKEN_URL,
    clientSecret: env.MINGJIAN_CLIENT_SECRET,
    urls: { intake: env.MINGJIAN_INTAKE_URL, review: env.MINGJIAN_REVIEW_URL, publish: env.MINGJIAN_PUBLISH_URL },
    dataDir: env.MINGJIAN_DATA,
    s3: s3Of(env),
    pushTargets: pushTargetsOf(service, env),
    warningsFolder: env.MINGJIAN_WARNINGS,
    attachments: {
      bytes: env.MINGJIAN_ATTACHMENT_BYTES,
      bytesTogether: env.MINGJIAN_ATTACHMENTS_BYTES,
      files: env.MINGJIAN_ATTACHMENTS,
    },
    site: {
      ...unregisteredSite(),
      origin: env.MINGJIAN_SITE_ORIGIN?.replace(/\/$/, ''),
      idCode: env.MINGJIAN_SITE_ID_CODE,
      ...(env.MINGJIAN_BUILD !== undefined && { build: env.MINGJIAN_BUILD }),
    },
    bootstrapAdministrator: env.MINGJIAN_BOOTSTRAP_ADMINISTRATOR,
    simulatedNow: env.MINGJIAN_SIMULATED_NOW === undefined ? undefined : new Date(env.MINGJIAN_SIMULATED_NOW),
    traces: env.MINGJIAN_TRACES_URL ? { url: env.MINGJIAN_TRACES_URL, ratio: env.MINGJIAN_TRACES_RATIO } : undefined,
    logLevel: env.MINGJIAN_LOG_LEVEL,
    poolSize: env.MINGJIAN_POOL_SIZE,
  };
};

const pushTargetsOf = (service: ServiceName, env: Environment): readonly PushTarget[] => {
  try {
    return readPushTargets(env.MINGJIAN_PUSH);
  } catch (error) {
    throw new Error(`configuration of ${service}: MINGJIAN_PUSH is no list of targets`, { cause: error });
  }
};

const s3Of = (env: Environment): S3Config | undefined =>
  env.MINGJIAN_CONTENT === 's3'
    ? {
        endpoint: env.MINGJIAN_S3_ENDPOINT,
        region: env.MINGJIAN_S3_REGION,
        bucket: env.MINGJIAN_S3_BUCKET!,
        accessKey: env.MINGJIAN_S3_ACCESS_KEY!,
        secretKey: env.MINGJIAN_S3_SECRET_KEY!,
      }
    : undefined;

const storeOf = (service: ServiceName, env: Environment): StoreChoice => {
  if (env.MINGJIAN_STORE === 'postgres') return { kind: 'postgres' };
  if (env.MINGJIAN_STORE_URL === undefined)
    throw new Error(`configuration of ${service}: MINGJIAN_STORE_URL is needed where MINGJIAN_STORE is kurrent`);
  return { kind: 'kurrent', url: env.MINGJIAN_STORE_URL };
};
