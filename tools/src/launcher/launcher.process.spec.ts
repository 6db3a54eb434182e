import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { administrator, personWith } from '../city/people.js';
import { createClient, type Client } from '../client/index.js';
import type { Health } from './front-page.js';

const here = import.meta.dirname;
const fake = join(here, 'testing', 'fake-service.mjs');
const built = join(here, '..', '..', 'dist', 'launcher', 'launcher.js');
const STARTS_WITHIN_MS = 60_000;

let data: string;
let running: ChildProcess[] = [];
let client: Client | undefined;

beforeAll(async () => {
  const transpiled = fork(join(here, '..', '..', 'transpile.mjs'), { execArgv: [], silent: true });
  expect(await once(transpiled, 'exit')).toEqual([0, null]);
  data = await mkdtemp(join(tmpdir(), 'mingjian-launcher-'));
}, STARTS_WITHIN_MS);

afterEach(async () => {
  await client?.close();
  client = undefined;
  await Promise.all(running.map((launcher) => stop(launcher, 'SIGTERM')));
  running = [];
}, STARTS_WITHIN_MS);

afterAll(() => rm(data, { recursive: true, force: true }));

interface Said {
  readonly origin?: string;
  readonly simulated?: boolean;
  readonly failed?: string;
}

const launch = async (...flags: string[]): Promise<{ launcher: ChildProcess; said: Said }> => {
  const launcher = fork(join(here, 'testing', 'launch.mjs'), [built, data, fake, ...flags], {
    execArgv: [],
    silent: true,
  });
  running.push(launcher);
  const [said] = (await once(launcher, 'message')) as [Said];
  return { launcher, said };
};

const stop = async (launcher: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (launcher.exitCode !== null || launcher.signalCode !== null) return;
  const exited = once(launcher, 'exit');
  launcher.kill(signal);
  await exited;
};

const healthOf = async (origin: string): Promise<Health> => (await (await fetch(`${origin}/health`)).json()) as Health;

const pidsOf = ({ services, postgres }: Health): number[] =>
  [...Object.values(services).map(({ pid }) => pid), postgres.pid].filter((pid) => pid !== null);

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const until = async (what: () => Promise<boolean> | boolean): Promise<void> => {
  const end = performance.now() + 30_000;
  while (!(await what())) {
    if (performance.now() > end) throw new Error('it did not happen');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

describe('the launcher, with real Postgres and fake services', () => {
  it(
    'brings everything up behind one port, and takes it down again in order',
    async () => {
      const { launcher, said } = await launch('--simulated');
      const origin = said.origin!;
      const health = await healthOf(origin);
      expect(health).toMatchObject({ status: 'ready', clock: { simulated: true }, postgres: { running: true } });
      expect(await (await fetch(origin)).text()).toContain('模拟时钟');
      for (const path of ['/api/intake/v1/x', '/api/reporting/v1/x', '/portal/x', '/reports/x']) {
        expect(await (await fetch(`${origin}${path}`)).json()).toMatchObject({ path });
      }
      const { environment } = (await (await fetch(`${origin}/api/review/v1/x`)).json()) as {
        environment: Record<string, string>;
      };
      expect(environment).toMatchObject({
        MINGJIAN_ISSUER: `${origin}/oidc`,
        MINGJIAN_TOKEN_URL: `${origin}/oidc/token`,
        MINGJIAN_INTAKE_URL: origin,
        MINGJIAN_REVIEW_URL: origin,
        MINGJIAN_PUBLISH_URL: origin,
        MINGJIAN_DATABASE_URL: expect.stringContaining('mingjian_review_app:'),
        MINGJIAN_MIGRATE_URL: expect.stringContaining('mingjian_review_owner:'),
        MINGJIAN_BUS_URL: expect.stringMatching(/mingjian_bus_app:.*mingjian_bus$/),
        MINGJIAN_BOOTSTRAP_ADMINISTRATOR: administrator.sub,
      });
      await stop(launcher, 'SIGTERM');
      expect(launcher.exitCode).toBe(0);
      expect(pidsOf(health).filter(isAlive)).toEqual([]);
    },
    STARTS_WITHIN_MS,
  );

  it(
    'moves the simulated clock for its administrator only, and keeps it',
    async () => {
      const first = await launch('--simulated');
      client = createClient({ entry: first.said.origin! });
      const asAdministrator = client.as(administrator.sub);
      const before = await asAdministrator.get<{ now: string }>('/simulation/clock');
      const now = new Date(Date.parse(before.body.now) + 86_400_000).toISOString();

      expect((await fetch(`${first.said.origin}/simulation/clock`)).status).toBe(401);
      await expect(client.as(personWith('leader').sub).post('/simulation/clock', { now })).rejects.toMatchObject({
        status: 403,
      });
      await expect(asAdministrator.post('/simulation/clock', { now: 'tomorrow' })).rejects.toMatchObject({
        code: 'request.invalid',
      });
      expect((await asAdministrator.post('/simulation/clock', { now })).body).toMatchObject({ now });
      for (const service of ['intake', 'review', 'publish', 'reporting']) {
        expect((await asAdministrator.get(`/api/${service}/v1/x`)).body).toMatchObject({ now });
      }
      await expect(asAdministrator.post('/simulation/clock', { now: before.body.now })).rejects.toMatchObject({
        status: 409,
        code: 'clock.backwards',
      });

      const earlier = (await asAdministrator.post<{ events: { review: number } }>('/simulation/settle', {})).body;
      await asAdministrator.post('/api/review/v1/x', {});
      expect((await asAdministrator.post('/simulation/settle', {})).body).toMatchObject({
        settled: true,
        events: { review: earlier.events.review + 1 },
      });

      await client.close();
      await stop(first.launcher, 'SIGTERM');
      const second = await launch();
      expect(second.said.simulated).toBe(true);
      client = createClient({ entry: second.said.origin! });
      expect((await client.as(administrator.sub).get('/simulation/clock')).body).toMatchObject({ now });
      expect((await client.as(administrator.sub).get('/api/intake/v1/x')).body).toMatchObject({ now });
    },
    STARTS_WITHIN_MS,
  );

  it(
    'lets two instances of a service take turns, with a log each, and tells both the time',
    async () => {
      const { said } = await launch('--simulated', '--two-reviews');
      const { services } = await healthOf(said.origin!);
      expect(Object.keys(services).sort()).toEqual(['intake', 'publish', 'reporting', 'review', 'review-2']);
      client = createClient({ entry: said.origin! });
      const { body } = await client.as(administrator.sub).get<{ now: string }>('/simulation/clock');
      const now = new Date(Date.parse(body.now) + 86_400_000).toISOString();
      await client.as(administrator.sub).post('/simulation/clock', { now });
      const pids = new Set<number>();
      for (let n = 0; n < 4; n += 1) {
        const answer = await client.get<{ pid: number; now: string }>('/api/review/v1/x');
        expect(answer.body.now).toBe(now);
        pids.add(answer.body.pid);
      }
      expect([...pids].sort()).toEqual([services.review.pid, services['review-2']!.pid].sort());
      await stat(join(data, 'logs', 'review-2.log'));
    },
    STARTS_WITHIN_MS,
  );

  it(
    'refuses a second launcher on the folder',
    async () => {
      const { launcher } = await launch();
      const second = await launch();
      expect(second.said.failed).toContain(`another launcher (pid ${launcher.pid})`);
    },
    STARTS_WITHIN_MS,
  );

  it(
    'comes back after kill -9 of itself, and leaves nothing running in between',
    async () => {
      const { launcher, said } = await launch();
      const pids = pidsOf(await healthOf(said.origin!));
      await stop(launcher, 'SIGKILL');
      await until(() => !pids.some(isAlive));
      const again = await launch();
      expect((await healthOf(again.said.origin!)).status).toBe('ready');
    },
    STARTS_WITHIN_MS,
  );

  it(
    'starts a killed service and a killed Postgres again, at the same addresses',
    async () => {
      const { said } = await launch();
      const origin = said.origin!;
      const before = await healthOf(origin);
      const databaseUrl = async (): Promise<string> =>
        (
          (await (await fetch(`${origin}/api/intake/v1/x`)).json()) as {
            environment: { MINGJIAN_DATABASE_URL: string };
          }
        ).environment.MINGJIAN_DATABASE_URL;
      const url = await databaseUrl();
      process.kill(before.services.intake.pid!, 'SIGKILL');
      process.kill(before.postgres.pid!, 'SIGKILL');
      await until(async () => (await healthOf(origin)).status === 'notReady');
      await until(async () => (await healthOf(origin)).status === 'ready');
      const after = await healthOf(origin);
      expect([after.services.intake.restarts, after.postgres.restarts]).toEqual([1, 1]);
      expect(after.services.review.pid).toBe(before.services.review.pid);
      expect(await databaseUrl()).toBe(url);
    },
    STARTS_WITHIN_MS,
  );
});
