import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { serviceNames, type Cut } from '@mingjian/contracts';
import { testDatabase } from '@mingjian/postgres/testing';
import { projectionSchema } from '@mingjian/projections';
import { recordSchema } from '../../../record/index.js';
import { cutOfRead } from './cut-of-read.js';

const cut: Cut = { intake: 7, review: 5, publish: 3, reporting: 2 };

describe('the cut that figures are read at', () => {
  let database: Awaited<ReturnType<typeof testDatabase>>;
  beforeAll(async () => {
    database = await testDatabase();
    for (const schema of [recordSchema, projectionSchema]) await database.pool.query(schema(database.appRole));
    await database.pool.query(`insert into projections.generations values ('statistics', 1, true, 'spec')`);
    for (const source of serviceNames) {
      await database.pool.query('insert into record.heads values ($1, $2, now())', [source, cut[source]]);
      await database.pool.query(`insert into projections.checkpoints values ('statistics', 1, $1, 0)`, [source]);
    }
  });
  afterAll(() => database.drop());
  beforeEach(() => counted({ ...cut }));

  const counted = async (shown: Partial<Cut>): Promise<void> => {
    for (const [source, sequence] of Object.entries(shown))
      await database.pool.query('update projections.checkpoints set sequence = $2 where source = $1', [
        source,
        sequence,
      ]);
  };

  it('is none where nothing is asked, else the one that was asked for', async () => {
    expect(await cutOfRead(database.pool, undefined)).toBeNull();
    const earlier = { ...cut, intake: 4 };
    expect(await cutOfRead(database.pool, earlier)).toEqual({ cut: earlier, moment: null, final: true });
  });

  it('waits for what has arrived and is not counted yet', async () => {
    await counted({ intake: 6 });
    const asked = cutOfRead(database.pool, cut);
    expect(await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, 200, 'waits'))])).toBe('waits');
    await counted({ intake: 7 });
    expect(await asked).toMatchObject({ cut });
  });

  it('is refused, naming the log, when the statistics stay behind it; logs without figures keep nobody waiting', async () => {
    await counted({ reporting: 1 });
    await expect(cutOfRead(database.pool, cut)).rejects.toMatchObject({
      code: 'replay.cut.incomplete',
      facts: { source: 'reporting', wanted: 2, complete: 1 },
    });
    await counted({ reporting: 2, review: 0, publish: 0 });
    expect(await cutOfRead(database.pool, cut)).toMatchObject({ cut });
  });

  it('is refused where it has not arrived', async () => {
    await expect(cutOfRead(database.pool, { ...cut, publish: 4 })).rejects.toMatchObject({
      code: 'replay.cut.incomplete',
      facts: { source: 'publish', wanted: 4, complete: 3 },
    });
  });
});
