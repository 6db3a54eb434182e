import { configSchema } from '@mingjian/service-kit';
import type { z } from 'zod';
import { fieldsOf } from './field-types.js';
import { generatedFrom, page, table } from './markdown.js';

/** What each variable is for; the compiler sees that none is missing. */
const meanings: Readonly<Record<keyof z.infer<typeof configSchema>, string>> = {
  MINGJIAN_HOST: 'Address to listen on.',
  MINGJIAN_PORT: 'Port to listen on; 0 lets the system choose.',
  MINGJIAN_DATABASE_URL: "The service's Postgres database, as the role that owns nothing.",
  MINGJIAN_MIGRATE_URL:
    'The same database as its owner, to migrate at start. Leave it out where migrations run as a job.',
  MINGJIAN_STORE:
    "Where the service's log is: in its database, or on an EventStoreDB or KurrentDB server. Chosen once, before the first event.",
  MINGJIAN_STORE_URL: 'Connection string of that server; needed for `kurrent`.',
  MINGJIAN_BUS_URL: 'The database of the embedded bus.',
  MINGJIAN_BUS_MIGRATE_URL: 'The same as its owner, to migrate at start.',
  MINGJIAN_ISSUER: 'Issuer of the access tokens, exactly as in their `iss`.',
  MINGJIAN_AUDIENCE: 'Audience that tokens must name.',
  MINGJIAN_JWKS_URL: "The issuer's public keys.",
  MINGJIAN_TOKEN_URL: "The issuer's token endpoint, for what the service itself asks of other services.",
  MINGJIAN_CLIENT_SECRET: 'Secret of the client `service-<name>` there.',
  MINGJIAN_INTAKE_URL: 'Where other services reach intake (content for publish).',
  MINGJIAN_DATA: 'Folder for sealed content and its keys.',
  MINGJIAN_BOOTSTRAP_ADMINISTRATOR:
    'Subject that may administer the directory, so that somebody can give the first grant.',
  MINGJIAN_SIMULATED_NOW: "Start instant of a simulated clock; absent: the system's clock.",
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
    'For specs: `MINGJIAN_TEST_POSTGRES`, a superuser URL, makes `npm test` use a Postgres of yours instead of starting one.',
  );
