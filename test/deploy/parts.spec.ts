import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configSchema } from '@mingjian/service-kit';
import { z } from 'zod';
import { pages } from '../../tools/src/launcher/pages.js';
import { filesBelow, isExactImage, makeSecrets, read, SERVICES } from './files.js';

// Other programs are started: on a busy machine they take their time.
jest.setTimeout(60_000);

const clientSchema = z.looseObject({
  clientId: z.string(),
  publicClient: z.boolean(),
  secret: z.string().optional(),
  serviceAccountsEnabled: z.boolean(),
  directAccessGrantsEnabled: z.boolean(),
  defaultClientScopes: z.array(z.string()),
  attributes: z.record(z.string(), z.string()),
  protocolMappers: z.array(z.object({ protocolMapper: z.string(), config: z.record(z.string(), z.string()) }).loose()),
});
const realm = z
  .looseObject({
    realm: z.literal('mingjian'),
    clients: z.array(clientSchema),
    users: z.array(z.looseObject({ id: z.uuid(), credentials: z.array(z.object({ value: z.string() }).loose()) })),
  })
  .parse(JSON.parse(read('deploy/keycloak/mingjian-realm.json')));

describe('the realm', () => {
  it('has a client for each service, whose subject is its id, and public clients with PKCE for tools and the workbench', () => {
    expect(realm.clients.map(({ clientId }) => clientId)).toEqual([
      'mingjian-tools',
      'mingjian-workbench',
      ...SERVICES.map((name) => `service-${name}`),
    ]);
    for (const client of realm.clients.filter(({ serviceAccountsEnabled }) => serviceAccountsEnabled)) {
      const subjects = client.protocolMappers.filter(({ config }) => config['claim.name'] === 'sub');
      expect(subjects.map(({ config }) => config['claim.value'])).toEqual([client.clientId]);
      // The scope `basic` would write the subject a second time.
      expect(client).toMatchObject({ publicClient: false, defaultClientScopes: [], directAccessGrantsEnabled: false });
    }
    for (const client of realm.clients.slice(0, 2)) {
      expect(client).toMatchObject({
        publicClient: true,
        directAccessGrantsEnabled: false,
        attributes: { 'pkce.code.challenge.method': 'S256' },
      });
    }
  });

  it('names the audience of the platform in every token', () => {
    for (const { protocolMappers } of realm.clients) {
      const audiences = protocolMappers.map(({ config }) => config['included.custom.audience']).filter(Boolean);
      expect(audiences).toEqual(['mingjian']);
    }
  });

  it('knows the bootstrap administrator of docker-compose.yml, and no roles', () => {
    expect(realm.users).toHaveLength(1);
    expect(read('docker-compose.yml')).toContain(`MINGJIAN_BOOTSTRAP_ADMINISTRATOR: ${realm.users[0]!.id}`);
    expect(realm).not.toHaveProperty('roles');
  });
});

describe('the secrets of an installation', () => {
  let folder: string;
  const secret = (name: string): Promise<string> => readFile(join(folder, name), 'utf8').then((text) => text.trimEnd());
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingjian-secrets-'));
    makeSecrets(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('fill every place that the realm leaves open', async () => {
    const given = await secret('platform/keycloak.env');
    const secrets = [
      ...realm.clients.flatMap((client) => client.secret ?? []),
      ...realm.users.flatMap(({ credentials }) => credentials.map(({ value }) => value)),
    ];
    expect(secrets).toHaveLength(5);
    for (const placeholder of secrets) {
      const [, name = ''] = /^\$\{(\w+)\}$/.exec(placeholder) ?? [];
      expect(given).toMatch(new RegExp(`^${name}=[0-9a-f]{64}$`, 'm'));
    }
  });

  it('fit together: the same client secret at both ends, a key of 32 bytes, one database for owner and app', async () => {
    for (const service of SERVICES) {
      expect(await secret('platform/keycloak.env')).toContain(await secret(`${service}/client-secret`));
      expect(Buffer.from(await secret(`${service}/vault-key`), 'hex')).toHaveLength(32);
      const [app, owner] = [await secret(`${service}/database-url`), await secret(`migrate/${service}-url`)].map(
        (text) => new URL(text),
      );
      expect(app!.pathname).toBe(`/mingjian_${service}`);
      expect(owner!.pathname).toBe(app!.pathname);
      expect(owner!.username).not.toBe(app!.username);
    }
  });

  it('are kept by a second run, behind a folder for the owner only', async () => {
    const before = await secret('intake/vault-key');
    makeSecrets(folder);
    expect(await secret('intake/vault-key')).toBe(before);
    expect((await stat(join(folder, 'intake'))).mode & 0o777).toBe(0o700);
  });
});

describe('the image', () => {
  const lines = read('deploy/Dockerfile').split('\n');

  it('stands on exact images, ends as a user without rights, and is asked whether it lives', () => {
    const stages = lines.filter((line) => line.startsWith('FROM ')).map((line) => line.split(' '));
    const images = stages.map(([, image]) => image!).filter((image) => !stages.some(([, , , name]) => name === image));
    expect(images.length).toBe(3);
    expect(images.filter((image) => !isExactImage(image))).toEqual([]);
    expect(lines.filter((line) => line.startsWith('USER ')).at(-1)).toBe('USER node');
    // The services' and the workbench's, whose base image ends as a user without rights itself.
    expect(lines.filter((line) => line.startsWith('HEALTHCHECK '))).toHaveLength(2);
  });

  it('takes nothing from the build machine but what is named', () => {
    const rules = read('.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(rules[0]).toBe('*');
    expect(
      rules.filter(
        (rule) =>
          rule.startsWith('!') &&
          !/^!(\.npmrc|[\w-]+(\.config)?\.\w+|libs|services|tools|web|docs\/reference\/glossary\.md|deploy\/workbench)$/.test(
            rule,
          ),
      ),
    ).toEqual([]);
  });
});

describe('the entry', () => {
  /** Path of a page → service, as the launcher routes it. */
  const launcher = Object.fromEntries(pages.map(({ path, service }) => [path.slice(1), service]));

  it('routes pages to the same services as the launcher, in both forms of deployment', () => {
    expect(Object.keys(launcher).length).toBeGreaterThan(1);
    const nginx = read('deploy/entry/nginx.conf');
    const ingress = read('deploy/kustomize/components/ingress/ingress.yaml');
    for (const [page, service] of Object.entries(launcher)) {
      expect(nginx).toMatch(new RegExp(`location ~ \\^/${page}\\(/\\|\\$\\) \\{\\s+set \\$service ${service};`));
      expect(ingress).toMatch(
        new RegExp(`path: /${page}\\s+pathType: Prefix\\s+backend: \\{ service: \\{ name: mingjian-${service},`),
      );
    }
    expect(nginx).toMatch(/location ~ \^\/workbench\(\/\|\$\) \{\s+set \$page workbench;/);
    expect(ingress).toMatch(/path: \/workbench\s+pathType: Prefix\s+backend: \{ service: \{ name: mingjian-workbench,/);
  });
});

describe('the workbench', () => {
  const surroundings = (file: string): Readonly<Record<string, string>> =>
    Object.fromEntries([...read(file).matchAll(/^set \$(\w+) (\S+);$/gm)].map(([, name, value]) => [name!, value!]));

  it.each(['deploy/workbench', 'deploy/kustomize/base/workbench'])(
    'of %s logs in where the services look',
    (folder) => {
      const { issuer_origin: origin, authority, client_id: client } = surroundings(`${folder}/surroundings.conf`);
      const deployed = folder.includes('kustomize') ? 'deploy/kustomize/base/mingjian.env' : 'docker-compose.yml';
      expect(/MINGJIAN_ISSUER(?:=|: )(\S+)/.exec(read(deployed))?.[1]).toBe(authority);
      expect(new URL(authority!).origin).toBe(origin);
      expect(realm.clients.map(({ clientId }) => clientId)).toContain(client);
    },
  );

  it('has the content security policy of the launcher, and may ask the issuer beside it', () => {
    const launcher = read('tools/src/launcher/workbench.ts');
    const [, policy = ''] = /Content-Security-Policy "([^"]+)"/.exec(read('deploy/workbench/nginx.conf')) ?? [];
    const directives = policy.replaceAll('$request_id', '${nonce}').replace(' $issuer_origin', '').split('; ');
    expect(directives.length).toBeGreaterThan(5);
    for (const directive of directives) expect(launcher).toContain(directive);
  });
});

describe('the configuration', () => {
  /** Variables that an operator may set and that no deployment of ours does, and why. */
  const LEFT_ALONE: Readonly<Record<string, string>> = {
    MINGJIAN_BUS_URL: 'the embedded bus',
    MINGJIAN_BUS_MIGRATE_URL: 'the embedded bus',
    MINGJIAN_PUSH: 'the websites of a city are its own',
    MINGJIAN_SITE_ID_CODE: 'the state gives it to a website',
    MINGJIAN_BUILD: 'each start is a build of its own, which is right with one instance',
    MINGJIAN_WARNINGS: 'warnings are logged; a folder for another system to fetch them from is a city’s own',
    MINGJIAN_ATTACHMENT_BYTES: 'its default fits',
    MINGJIAN_ATTACHMENTS_BYTES: 'its default fits',
    MINGJIAN_ATTACHMENTS: 'its default fits',
    MINGJIAN_SIMULATED_NOW: 'a simulated clock',
    MINGJIAN_POOL_SIZE: 'its default fits',
    MINGJIAN_TRACES_RATIO: 'its default fits',
  };

  it('is used by the deployments as far as it goes', () => {
    const deployed = ['docker-compose.yml', ...filesBelow('deploy')].map(read).join('\n');
    const isUsed = (name: string): boolean => new RegExp(`\\b${name}(_FILE)?\\b`).test(deployed);
    const unused = Object.keys(configSchema.shape).filter((name) => !isUsed(name));
    expect(unused.sort()).toEqual(Object.keys(LEFT_ALONE).sort());
  });
});
