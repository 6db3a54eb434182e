import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import {
  isExactImage,
  makeSecrets,
  missingVariables,
  read,
  readYaml,
  ROOT,
  SERVICES,
  unknownVariables,
} from './files.js';

// Other programs are started: on a busy machine they take their time.
jest.setTimeout(60_000);

const serviceSchema = z.looseObject({
  image: z.string(),
  ports: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string().nullable()).default({}),
  env_file: z.array(z.string()).default([]),
  secrets: z.array(z.union([z.string(), z.object({ source: z.string(), target: z.string() })])).default([]),
  command: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  deploy: z.object({ resources: z.object({ limits: z.object({ cpus: z.string(), memory: z.string() }) }) }),
  logging: z.object({ options: z.object({ 'max-size': z.string(), 'max-file': z.string() }) }),
  healthcheck: z.looseObject({ disable: z.boolean().default(false) }).optional(),
  cap_drop: z.array(z.string()),
  security_opt: z.array(z.string()),
});
const composeSchema = z.looseObject({
  services: z.record(z.string(), serviceSchema),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
});

const compose = composeSchema.parse(readYaml('docker-compose.yml')[0]);
const services = Object.entries(compose.services);
const ours = SERVICES.map((name) => [name, compose.services[name]!] as const);
const migrations = SERVICES.map((name) => [name, compose.services[`migrate-${name}`]!] as const);
const platformNames = (environment: object): readonly string[] =>
  Object.keys(environment).filter((name) => name.startsWith('MINGJIAN_'));

describe('docker-compose.yml', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingjian-compose-'));
    makeSecrets(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const lint = (file: string) =>
    spawnSync(process.execPath, ['node_modules/dclint/bin/dclint.cjs', '--max-warnings', '0', file], {
      cwd: ROOT,
      encoding: 'utf8',
    });

  it('passes the Compose specification and dclint, which see a wrong key', async () => {
    expect(lint('docker-compose.yml')).toMatchObject({ status: 0 });
    const wrong = join(folder, 'compose.yml');
    await writeFile(wrong, read('docker-compose.yml').replace('stop_grace_period: 30s', 'stop_grace: 30s'));
    expect(lint(wrong)).toMatchObject({ status: 1 });
  });

  it.each([...ours, ...migrations])(
    'gives %s what the configuration demands and nothing it does not know',
    (_, one) => {
      const names = platformNames(one.environment);
      expect(unknownVariables(names)).toEqual([]);
      // The image sets these for every container.
      expect(missingVariables([...names, 'MINGJIAN_DATA'])).toEqual([]);
      expect(read('deploy/Dockerfile')).toContain('MINGJIAN_DATA=/var/lib/mingjian');
    },
  );

  it.each([...ours, ...migrations])('mounts for %s every file that a variable names', (_, one) => {
    const targets = one.secrets.map((secret) => (typeof secret === 'string' ? secret : secret.target));
    const named = Object.entries(one.environment).filter(([name]) => name.endsWith('_FILE'));
    expect(named.length).toBeGreaterThan(0);
    for (const [, path] of named) expect(targets).toContain(path);
  });

  it.each(ours)('gives %s its own program, key and secrets, after its migration', (name, one) => {
    expect(one.command).toEqual([`services/${name}/dist/main.js`]);
    expect(one.depends_on[`migrate-${name}`]).toEqual({ condition: 'service_completed_successfully' });
    expect(one.depends_on['topics']).toEqual({ condition: 'service_completed_successfully' });
    expect(one.secrets).toContainEqual({ source: `${name}-vault-key`, target: `/var/lib/mingjian/keys/${name}.key` });
    expect(compose.services[`migrate-${name}`]!.command).toEqual([`services/${name}/dist/main.js`, 'migrate']);
  });

  it('declares the secrets that are used, all made by deploy/make-secrets.mjs', () => {
    const used = services.flatMap(([, { secrets }]) =>
      secrets.map((secret) => (typeof secret === 'string' ? secret : secret.source)),
    );
    expect([...new Set(used)].sort()).toEqual(Object.keys(compose.secrets).sort());
    const files = [
      ...Object.values(compose.secrets).map(({ file }) => file),
      ...services.flatMap(([, s]) => s.env_file),
    ];
    for (const file of files) {
      expect(file).toMatch(/^deploy\/secrets\//);
      expect({ file, made: existsSync(join(folder, file.replace('deploy/secrets/', ''))) }).toEqual({
        file,
        made: true,
      });
    }
    expect(read('.gitignore').split('\n')).toContain('deploy/secrets/');
  });

  it('holds no secret itself', () => {
    const literal = services.flatMap(([service, { environment }]) =>
      Object.entries(environment)
        .filter(([name, value]) => /PASSWORD|SECRET|TOKEN|_KEY/.test(name) && !/_FILE$/.test(name) && value !== null)
        .filter(([name]) => name !== 'MINGJIAN_TOKEN_URL')
        .map(([name]) => `${service} ${name}`),
    );
    expect(literal).toEqual([]);
    expect(read('docker-compose.yml')).not.toMatch(/:\/\/[^/\s:@]+:[^/\s@]+@/);
  });

  it.each(services)(
    'runs %s from an exact image, with limits, rotated logs and as little right as it can',
    (_, one) => {
      expect(isExactImage(one.image)).toBe(true);
      expect(one.cap_drop).toEqual(['ALL']);
      expect(one.security_opt).toContain('no-new-privileges:true');
      expect(one.ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    },
  );

  it.each(services)('knows whether %s is well', (name, one) => {
    // Ours have the health check of the image.
    if ((SERVICES as readonly string[]).includes(name)) expect(read('deploy/Dockerfile')).toContain('HEALTHCHECK');
    else expect(one.healthcheck).toBeDefined();
    // A job ends; of Jaeger's image nothing can be asked from inside.
    const isUnasked = one.healthcheck?.disable === true;
    expect(isUnasked).toBe(name === 'jaeger' || name === 'topics' || name.startsWith('migrate-'));
  });

  it('lets KurrentDB take appends as large as the services make them', () => {
    expect(Number(compose.services['kurrentdb']!.environment['KURRENTDB_MAX_APPEND_SIZE'])).toBeGreaterThanOrEqual(
      4 << 20,
    );
  });

  it('mounts only files that are there', () => {
    const mounted = services.flatMap(([, { volumes }]) => volumes).filter((volume) => volume.startsWith('./'));
    expect(mounted.length).toBeGreaterThan(0);
    for (const volume of mounted) expect(existsSync(join(ROOT, volume.split(':')[0]!))).toBe(true);
  });
});

describe('an exact image', () => {
  it.each(['postgres', 'postgres:latest', 'postgres:18', 'node:20-bookworm-slim', 'x:${TAG}'])('is not %s', (image) => {
    expect(isExactImage(image)).toBe(false);
  });
});
