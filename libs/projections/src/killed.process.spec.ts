import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createPool } from '@mingjian/postgres';
import { testDatabase, type TestDatabase } from '@mingjian/postgres/testing';
import { projectionSchema, startProjections } from './index.js';
import { growTableLog, tableLog, tableLogSchema, tally } from './testing/tally.js';

const root = join(import.meta.dirname, '../../..');
const ROUNDS = 8;

describe('projections whose processes are killed', () => {
  let database: TestDatabase;
  let closing: (() => Promise<void>)[];

  beforeAll(async () => {
    for (const lib of ['core', 'contracts', 'postgres', 'event-store', 'messaging', 'projections']) {
      await promisify(execFile)(process.execPath, ['tools/transpile.mjs', `libs/${lib}`], { cwd: root });
    }
    database = await testDatabase();
    closing = [() => database.drop()];
    await database.pool.query(projectionSchema(database.appRole) + tableLogSchema(database.appRole));
  }, 60_000);
  afterAll(async () => {
    for (const close of closing) await close();
  });

  const start = async (mode: string): Promise<ChildProcess> => {
    const worker = join(root, 'libs/projections/dist/testing/projecting-process.js');
    const child = spawn(process.execPath, [worker, database.url, mode], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    return child;
  };

  it('lose no event and count none twice, at whatever instant, also in the middle of a rebuild', async () => {
    const instants: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await Promise.all(tally.sources.map((source) => growTableLog(database.pool, source, 1_500)));
      const children = await Promise.all(['follow', 'rebuild'].map(start));
      for (const child of children) {
        const instant = Math.round(Math.random() * 250);
        instants.push(instant);
        await new Promise((resolve) => setTimeout(resolve, instant));
        child.kill('SIGKILL');
      }
    }

    const pool = createPool(database.url, { applicationName: 'spec-last', max: 6 });
    const logs = tally.sources.map((source) => tableLog(pool, source));
    const last = await startProjections({ pool, logs, projections: [tally] });
    closing.unshift(
      () => last.stop(),
      () => pool.end(),
    );
    const all = 1_500 * ROUNDS;
    const shown = await last.waitFor({ intake: all, review: all }, 30_000);
    expect({ instants, shown, ...(await differences(database)) }).toEqual({ instants, ...right });
    await last.rebuild('tally');
    expect({ instants, shown, ...(await differences(database)) }).toEqual({ instants, ...right });
  }, 120_000);
});

const right = { shown: true, missing: 0, twice: 0, disorder: 0, wrongTallies: 0 };

/** What the read model shows against a fold of the log by SQL that knows nothing of checkpoints. */
const differences = async ({ appPool }: TestDatabase) => {
  const { rows } = await appPool.query<Omit<typeof right, 'shown'>>(`
    SELECT
      (SELECT count(*) FROM public.log l WHERE NOT EXISTS (
        SELECT FROM read.given g WHERE g.source = l.source AND g.sequence = l.sequence)) AS missing,
      (SELECT count(*) - count(DISTINCT (source, sequence)) FROM read.given) AS twice,
      (SELECT count(*) FROM (
        SELECT sequence, lag(sequence) OVER (PARTITION BY source ORDER BY place) AS before FROM read.given) AS g
        WHERE g.sequence <> coalesce(g.before, 0) + 1) AS disorder,
      (SELECT count(*) FROM read.tally t FULL JOIN (
        SELECT stream, count(*) AS events, sum(sequence) AS total FROM public.log GROUP BY stream) AS f USING (stream)
        WHERE (t.events, t.total) IS DISTINCT FROM (f.events, f.total)) AS "wrongTallies"`);
  return rows[0]!;
};
