import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BackOff } from './back-off.js';
import { ServiceGone, ServiceProcess, ServiceTrouble } from './service-process.js';

const fake = join(import.meta.dirname, 'testing', 'fake-service.mjs');
let folder: string;
let running: ServiceProcess[] = [];
let reports: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingjian-service-'));
});
afterEach(async () => {
  await Promise.all(running.map((service) => service.stop(200)));
  running = [];
  reports = [];
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (environment: () => Record<string, string> = () => ({})): ServiceProcess => {
  const service = new ServiceProcess({
    name: 'fake',
    main: fake,
    environment,
    logFile: join(folder, 'fake.log'),
    report: (line) => reports.push(line),
  });
  running.push(service);
  service.start();
  return service;
};

const until = async (what: () => boolean): Promise<void> => {
  const end = performance.now() + 10_000;
  while (!what()) {
    if (performance.now() > end) throw new Error('it did not happen');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('a service under the launcher', () => {
  it('tells where it listens, and answers about clock and progress', async () => {
    const service = run(() => ({ MINGJIAN_SIMULATED_NOW: '2023-01-01T00:00:00.000Z' }));
    const url = await service.listening();
    expect(await (await fetch(url)).json()).toMatchObject({ now: '2023-01-01T00:00:00.000Z' });
    await service.setClock(new Date('2023-03-01T00:00:00.000Z'));
    expect(await (await fetch(url)).json()).toMatchObject({ now: '2023-03-01T00:00:00.000Z' });
    expect(await service.progress()).toMatchObject({ settled: true, events: 0, parked: 0 });
  });

  it('gets nothing of the launcher’s own environment', async () => {
    process.env['A_SECRET_OF_THE_LAUNCHER'] = 'secret';
    const url = await run(() => ({ PATH: '/usr/bin' })).listening();
    const { environment } = (await (await fetch(url)).json()) as { environment: Record<string, string> };
    expect(environment).not.toHaveProperty('A_SECRET_OF_THE_LAUNCHER');
  });

  it('is started again when it is killed, with the environment of that moment', async () => {
    let starts = 0;
    const service = run(() => ({ MINGJIAN_SIMULATED_NOW: `2023-01-0${++starts}T00:00:00.000Z` }));
    await service.listening();
    const first = service.pid!;
    process.kill(first, 'SIGKILL');
    await until(() => service.url === undefined);
    const url = await service.listening();
    expect(service.pid).not.toBe(first);
    expect(service.restarts).toBe(1);
    expect(await (await fetch(url)).json()).toMatchObject({ now: '2023-01-02T00:00:00.000Z' });
    expect(reports).toEqual([expect.stringContaining('fake died (SIGKILL), starts again in 0.2 s')]);
  });

  it('waits longer each time when it fails again and again, and says why', async () => {
    const service = run(() => ({ FAKE_FAILS: 'yes' }));
    await until(() => service.restarts === 3);
    expect(reports.filter((line) => line.includes('failed'))).toContain('fake failed: as it was told to');
    expect(
      reports.filter((line) => line.includes('starts again')).map((line) => /in ([\d.]+) s/.exec(line)![1]),
    ).toEqual(['0.2', '0.4', '0.8']);
  });

  it('fails what was asked of it while it has trouble, and goes on', async () => {
    const service = run(() => ({ FAKE_TROUBLE: 'no database' }));
    await service.listening();
    await expect(service.progress()).rejects.toEqual(new ServiceTrouble('fake: no database'));
    await service.setClock(new Date('2023-03-01T00:00:00.000Z'));
    expect(service.restarts).toBe(0);
  });

  it('fails what was asked of it when it dies', async () => {
    const service = run();
    await service.listening();
    process.kill(service.pid!, 'SIGSTOP');
    const asked = service.progress();
    await new Promise((resolve) => setTimeout(resolve, 50));
    process.kill(service.pid!, 'SIGKILL');
    await expect(asked).rejects.toBeInstanceOf(ServiceGone);
  });

  it('ends when asked, is not started again, and is ended when it does not listen', async () => {
    const willing = run();
    const unwilling = run(() => ({ FAKE_HANGS: 'yes' }));
    await Promise.all([willing.listening(), unwilling.listening()]);
    const pids = [willing.pid!, unwilling.pid!];
    await Promise.all([willing.stop(), unwilling.stop(300)]);
    expect(pids.map(isAlive)).toEqual([false, false]);
    expect([willing.state, unwilling.state]).toEqual(['stopped', 'stopped']);
    expect(reports).toEqual([]);
  });

  it('writes what it prints into its log', async () => {
    const broken = new ServiceProcess({
      name: 'broken',
      main: join(folder, 'no-such-module.mjs'),
      environment: () => ({}),
      logFile: join(folder, 'broken.log'),
      report: (line) => reports.push(line),
    });
    running.push(broken);
    broken.start();
    await until(() => broken.restarts > 0);
    expect(await readFile(join(folder, 'broken.log'), 'utf8')).toContain('no-such-module.mjs');
  });
});

describe('kill -9 of the launcher', () => {
  it('leaves no service behind', async () => {
    // A child process does not go through Jest, so it needs the built module.
    const transpiled = fork(join(import.meta.dirname, '..', '..', 'transpile.mjs'), ['tools'], {
      execArgv: [],
      silent: true,
    });
    expect(await once(transpiled, 'exit')).toEqual([0, null]);
    const built = join(import.meta.dirname, '..', '..', 'dist', 'launcher', 'service-process.js');
    const supervisor: ChildProcess = fork(join(import.meta.dirname, 'testing', 'supervise.mjs'), [built, fake], {
      execArgv: [],
    });
    const [{ pid }] = (await once(supervisor, 'message')) as [{ pid: number }];
    expect(isAlive(pid)).toBe(true);
    supervisor.kill('SIGKILL');
    await until(() => !isAlive(pid));
  });
});

describe('back-off', () => {
  it('doubles from 0.2 s to 5 s, and begins anew after a steady run', () => {
    const backOff = new BackOff();
    expect(Array.from({ length: 7 }, () => backOff.next(0))).toEqual([200, 400, 800, 1600, 3200, 5000, 5000]);
    expect(backOff.next(9_999)).toBe(5000);
    expect(backOff.next(10_000)).toBe(200);
    expect(backOff.next(0)).toBe(400);
  });
});
