import type { CivilDate } from '@mingjian/core';
import { instantOf } from '@mingjian/core';
import { createPostgresEventStore } from '@mingjian/event-store/postgres';
import { testDatabase } from '@mingjian/postgres/testing';
import {
  ADMINISTRATOR,
  AUDIENCE,
  eventsIn,
  personClient,
  seedDirectory,
  startTestIssuer,
  type CityEvent,
  type PersonClient,
} from '@mingjian/service-kit/testing';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ServiceProcess } from '../tools/src/launcher/service-process.js';
import { Simulation } from '../tools/src/launcher/simulation.js';
import { ROOT } from './runbook.js';

/** One SIGKILL. */
export interface Kill {
  readonly day: CivilDate;
  readonly process: string;
  /** It had been told of the day and had not answered yet that everything due is done. */
  readonly atWork: boolean;
}

/**
 * Intake as a launcher runs it: two processes on one database and one simulated clock, which are killed with SIGKILL and started again.
 * The token issuer is a double.
 */
export interface IntakeProcesses {
  as(sub: string): PersonClient;
  /** Moves the clock and waits for what follows; kills the processes named, each so many ms after the day was told. */
  setDate(day: CivilDate, kills?: readonly { readonly process: number; readonly afterMs: number }[]): Promise<void>;
  readonly kills: readonly Kill[];
  events(): Promise<readonly CityEvent[]>;
  close(): Promise<void>;
}

export const startIntakeProcesses = async (
  first: CivilDate,
  environment: Readonly<Record<string, string>>,
): Promise<IntakeProcesses> => {
  await promisify(execFile)(process.execPath, ['tools/transpile.mjs'], { cwd: ROOT });
  const [issuer, database, bus, folder] = await Promise.all([
    startTestIssuer(),
    testDatabase(),
    testDatabase(),
    mkdtemp(join(tmpdir(), 'mingjian-intake-')),
  ]);
  const kills: Kill[] = [];
  const said: string[] = [];
  let now = instantOf(first, 9);
  const processes = ['intake-1', 'intake-2'].map(
    (name) =>
      new ServiceProcess({
        name,
        main: join(ROOT, 'services/intake/dist/main.js'),
        environment: () => ({
          PATH: process.env['PATH'] ?? '',
          NODE_ENV: 'production',
          MINGJIAN_DATABASE_URL: database.url,
          MINGJIAN_MIGRATE_URL: database.ownerUrl,
          MINGJIAN_BUS_URL: bus.url,
          MINGJIAN_BUS_MIGRATE_URL: bus.ownerUrl,
          MINGJIAN_ISSUER: issuer.url,
          MINGJIAN_AUDIENCE: AUDIENCE,
          MINGJIAN_JWKS_URL: issuer.jwksUrl,
          MINGJIAN_TOKEN_URL: issuer.tokenUrl,
          MINGJIAN_CLIENT_SECRET: issuer.secret,
          MINGJIAN_DATA: folder,
          MINGJIAN_BOOTSTRAP_ADMINISTRATOR: ADMINISTRATOR,
          MINGJIAN_SIMULATED_NOW: now.toISOString(),
          MINGJIAN_LOG_LEVEL: 'error',
          ...environment,
        }),
        logFile: join(folder, `${name}.log`),
        report: (line) => said.push(line),
      }),
  );
  const simulation = new Simulation({
    now,
    keep: async (next) => void (now = next),
    services: processes,
  });
  const store = createPostgresEventStore({ source: 'intake', pool: database.appPool });
  const as = (sub: string): PersonClient =>
    personClient(issuer.tokenFor(sub), (_, instance) => processes[instance]!.url ?? 'http://127.0.0.1:0');
  const close = async (): Promise<void> => {
    await Promise.all(processes.map((each) => each.stop()));
    await store.close();
    await issuer.close();
    await Promise.all([database.drop(), bus.drop()]);
    await rm(folder, { recursive: true, force: true });
  };

  try {
    // One after the other: the first makes the tables.
    for (const each of processes) {
      each.start();
      await each.listening();
    }
    await seedDirectory(as(ADMINISTRATOR), first);
    await simulation.settle();
  } catch (error) {
    const logs = await Promise.all(processes.map(({ name }) => readFile(join(folder, `${name}.log`), 'utf8')));
    await close();
    throw new Error([...said, ...logs].join('\n'), { cause: error });
  }
  return {
    as,
    kills,
    async setDate(day, wanted = []) {
      // A process that an earlier kill took down is waited for, so that each kill is one.
      await Promise.all(processes.map((each) => each.listening()));
      let atWork = true;
      const moved = simulation.setClock(instantOf(day, 9)).finally(() => (atWork = false));
      await Promise.all(
        wanted.map(async ({ process: which, afterMs }) => {
          await new Promise((resolve) => setTimeout(resolve, afterMs));
          const { name, pid } = processes[which]!;
          kills.push({ day, process: name, atWork });
          process.kill(pid!, 'SIGKILL');
        }),
      );
      await moved;
      await simulation.settle();
    },
    events: () => eventsIn(store),
    close,
  };
};
