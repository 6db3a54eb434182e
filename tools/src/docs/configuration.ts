import { configSchema } from '@mingjian/service-kit';
import type { z } from 'zod';
import { fieldsOf } from './field-types.js';
import { generatedFrom, page, table } from './markdown.js';

/** What each variable is for; the compiler sees that none is missing. */
const meanings: Readonly<Record<keyof z.infer<typeof configSchema>, string>> = {
  MINGJIAN_HOST: 'Address to listen on.',
  MINGJIAN_PORT: 'Port to listen on; 0 lets the system choose.',
  MINGJIAN_SUPERUSER_URL:
    'A superuser of the database server. The command `migrate` then makes database and roles first; nothing else reads it.',
  MINGJIAN_DATABASE_URL: "The service's Postgres database, as the role that owns nothing.",
  MINGJIAN_MIGRATE_URL:
    'The same database as its owner, to migrate at start. Leave it out where migrations run as a job.',
  MINGJIAN_STORE:
    "Where the service's log is: in its database, or on an EventStoreDB or KurrentDB server. A standing log moves by `store copy`.",
  MINGJIAN_STORE_URL: 'Connection string of that server; needed for `kurrent`.',
  MINGJIAN_BUS: 'Which bus carries the events ([run on Kafka](../how-to/run-on-kafka.md)).',
  MINGJIAN_BUS_URL: 'The database of the embedded bus; needed by it.',
  MINGJIAN_BUS_MIGRATE_URL: 'The same as its owner, to migrate at start.',
  MINGJIAN_KAFKA_BROKERS: 'Some brokers, `host:port` with commas; needed by Kafka.',
  MINGJIAN_KAFKA_TLS: 'Whether connections to Kafka are encrypted.',
  MINGJIAN_KAFKA_CA_FILE: "Certificate of the brokers' authority (PEM), where the system does not know it.",
  MINGJIAN_KAFKA_SASL_MECHANISM: 'How the service logs in to Kafka; with the next two, or none of them.',
  MINGJIAN_KAFKA_USERNAME: 'Who logs in.',
  MINGJIAN_KAFKA_PASSWORD: 'Their password.',
  MINGJIAN_ISSUER: 'Issuer of the access tokens, exactly as in their `iss`.',
  MINGJIAN_AUDIENCE: 'Audience that tokens must name.',
  MINGJIAN_JWKS_URL: "The issuer's public keys.",
  MINGJIAN_TOKEN_URL: "The issuer's token endpoint, for what the service itself asks of other services.",
  MINGJIAN_CLIENT_SECRET: 'Secret of the client `service-<name>` there.',
  MINGJIAN_INTAKE_URL:
    'Where other services reach intake (content for review, which opens nothing that it cannot scan, and for publish; reporting asks what is parked).',
  MINGJIAN_REVIEW_URL: 'Where reporting reaches review, to ask what is parked.',
  MINGJIAN_PUBLISH_URL: 'Where reporting reaches publish, to ask what is parked.',
  MINGJIAN_DATA: 'Folder for keys, and for sealed content where that is kept in files.',
  MINGJIAN_CONTENT: 'Where sealed content is kept: below the data folder, or in a bucket.',
  MINGJIAN_S3_ENDPOINT: "The S3 store's address; absent: Amazon's own for the region.",
  MINGJIAN_S3_REGION: 'Its region; stores other than Amazon’s mostly do not care.',
  MINGJIAN_S3_BUCKET: 'The bucket, which must exist. Needed with `s3`, as are the two keys.',
  MINGJIAN_S3_ACCESS_KEY: 'Key with the right to get, put, delete and list in that bucket.',
  MINGJIAN_S3_SECRET_KEY: 'Its secret.',
  MINGJIAN_ATTACHMENT_BYTES:
    'Largest file that may be attached to an item; intake alone reads this and the next two. The entry in front takes no more than 32 MiB.',
  MINGJIAN_ATTACHMENTS_BYTES: 'Largest sum of all files of one item.',
  MINGJIAN_ATTACHMENTS: 'How many files one item may have.',
  MINGJIAN_SITE_ORIGIN:
    'Where the public reaches the city, such as `https://zfxxgk.example.gov.cn`: for feeds, the sitemap and the tags of pages. Unset: relative addresses',
  MINGJIAN_SITE_ID_CODE:
    '网站标识码, ten digits, as it was given to the website; stands in the tags and the footer of every page',
  MINGJIAN_BUILD:
    'Names the build, the same for all instances of it, so that they give a page the same ETag. Unset: each start of a process is a build of its own',
  MINGJIAN_PUSH:
    'Websites that get what is published, as JSON; publish alone reads it ([push to a website](../how-to/push-to-a-website.md)).',
  MINGJIAN_WARNINGS:
    'A folder that gets warnings of terms that end, a file each, for the city’s own messenger; intake alone writes it. Absent: they stand in its log only.',
  MINGJIAN_BOOTSTRAP_ADMINISTRATOR:
    'Subject that may administer the directory, so that somebody can give the first grant.',
  MINGJIAN_SIMULATED_NOW: "Start instant of a simulated clock; absent: the system's clock.",
  MINGJIAN_TRACES_URL:
    'where spans are sent by OTLP over HTTP, for example `http://jaeger:4318/v1/traces`; absent: none',
  MINGJIAN_TRACES_RATIO: 'share of the traces that is kept, the same ones in every service',
  MINGJIAN_LOG_LEVEL: 'How much is logged (pino, JSON lines on standard output).',
  MINGJIAN_POOL_SIZE: "Connections to the service's database.",
};

/** docs/reference/configuration.md: everything a service reads from its environment. */
export const configuration = (): string =>
  page(
    generatedFrom('libs/service-kit/src/config.ts'),
    '# Configuration',
    'A service is configured by its environment alone (`libs/service-kit/src/config.ts`); a missing or wrong variable stops it at start and ' +
      'is named. `npm start` sets all of them by itself (`tools/src/launcher/service-environment.ts`) and passes on only ' +
      '`MINGJIAN_LOG_LEVEL` from yours; its own options are in [operate-one-machine](../how-to/operate-one-machine.md).',
    table(
      ['variable', 'value', 'needed', 'meaning'],
      fieldsOf(configSchema).map(({ name, type, required }) => [
        `\`${name}\``,
        type,
        required ? 'yes' : 'no',
        meanings[name as keyof typeof meanings],
      ]),
    ),
    'Every variable may also be given as the name of a file that holds its value: `MINGJIAN_DATABASE_URL_FILE=/run/secrets/database-url`. Use that for ' +
      'secrets: the five URLs with a password in them, client secret and S3 keys. Both at once is an error.',
    '`node services/<name>/dist/main.js migrate` prepares the databases with the same environment and ends; without an argument the service runs.',
    'For specs: `MINGJIAN_TEST_POSTGRES`, a superuser URL, makes `npm test` use a Postgres of yours instead of starting one.',
  );
