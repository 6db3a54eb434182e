#!/usr/bin/env node
/**
 * Makes the passwords, keys and connection URLs of one installation, each in a file of its own: for Compose as they are, for Kubernetes
 * by `kubectl create secret --from-file`. What is there is kept, so a second run changes nothing.
 *
 *   node deploy/make-secrets.mjs [--folder deploy/secrets] [--postgres postgres:5432]
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

const SERVICES = ['intake', 'review', 'publish', 'reporting'];

const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: join(import.meta.dirname, 'secrets') },
    postgres: { type: 'string', default: 'postgres:5432' },
  },
});

/** Hexadecimal, so that it needs no quoting in a URL, an environment file or a shell. */
const random = () => randomBytes(32).toString('hex');
const databaseUrl = (role, password, database) => `postgres://${role}:${password}@${values.postgres}/${database}`;

/** The value under a name, made on the first run. */
async function keep(name, make) {
  const file = join(values.folder, name);
  if (!existsSync(file)) {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    // Readable by the container's user, which is not the owner; the folder shuts everybody else out.
    await writeFile(file, `${make()}\n`, { flag: 'wx', mode: 0o444 });
  }
  return (await readFile(file, 'utf8')).trimEnd();
}

const environment = (variables) =>
  Object.entries(variables)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');

const superuser = await keep('platform/postgres-password', random);
await keep('migrate/superuser-url', () => databaseUrl('postgres', superuser, 'postgres'));
const accessKey = await keep('platform/s3-access-key', () => randomBytes(10).toString('hex'));
const secretKey = await keep('platform/s3-secret-key', random);
const clientSecrets = {};
for (const service of SERVICES) {
  const database = `mingjian_${service}`;
  await keep(`${service}/database-url`, () => databaseUrl(`${database}_app`, random(), database));
  await keep(`${service}/vault-key`, random);
  await keep(`${service}/s3-access-key`, () => accessKey);
  await keep(`${service}/s3-secret-key`, () => secretKey);
  clientSecrets[service] = await keep(`${service}/client-secret`, random);
  await keep(`migrate/${service}-url`, () => databaseUrl(`${database}_owner`, random(), database));
}
const keycloakDatabase = await keep('platform/keycloak-database-password', random);
await keep('platform/keycloak.env', () =>
  environment({
    KC_DB_PASSWORD: keycloakDatabase,
    KC_BOOTSTRAP_ADMIN_PASSWORD: random(),
    MINGJIAN_REALM_ADMINISTRATOR_PASSWORD: random(),
    ...Object.fromEntries(
      SERVICES.map((service) => [`MINGJIAN_REALM_${service.toUpperCase()}_SECRET`, clientSecrets[service]]),
    ),
  }),
);
await keep('platform/objects.env', () =>
  environment({ AWS_ACCESS_KEY_ID: accessKey, AWS_SECRET_ACCESS_KEY: secretKey }),
);
await keep('platform/grafana-password', random);
process.stdout.write(`secrets are in ${values.folder}\n`);
