import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, GrowingLog } from '@mingjian/messaging/testing';
import { testDatabase, type TestDatabase } from '@mingjian/postgres/testing';
import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { projectionSchema, startProjections, type Projection, type Projections } from './index.js';
import { tally } from './testing/tally.js';

describe('projections', () => {
  let database: TestDatabase;
  let intake: GrowingLog;
  let review: GrowingLog;
  let running: Projections[];

  beforeEach(async () => {
    database = await testDatabase();
    await database.pool.query(projectionSchema(database.appRole));
    await database.pool.query(projectionSchema(database.appRole));
    intake = new GrowingLog('intake');
    review = new GrowingLog('review');
    running = [];
  });
  afterEach(async () => {
    await Promise.all(running.map((projections) => projections.stop()));
    await database.drop();
  });

  const start = async (projections: readonly Projection[] = [tally], batchSize = 100): Promise<Projections> => {
    const started = await startProjections({ pool: database.appPool, logs: [intake, review], projections, batchSize });
    running.push(started);
    return started;
  };
  const shown = async (): Promise<{ source: string; sequence: number }[]> =>
    (await database.appPool.query('SELECT source, sequence FROM read.given ORDER BY place')).rows;
  const sequencesOf = async (source: string): Promise<number[]> =>
    (await shown()).filter((event) => event.source === source).map((event) => event.sequence);
  const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);
  const schemas = async (): Promise<string[]> =>
    (await database.pool.query("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'p\\_%' ORDER BY 1")).rows.map(
      ({ nspname }) => nspname,
    );

  it('shows every event of every source once and in order', async () => {
    intake.grow(250);
    review.grow(130);
    const projections = await start();
    expect(await projections.waitFor({ intake: 250, review: 130 }, 10_000)).toBe(true);
    expect(await sequencesOf('intake')).toEqual(upTo(250));
    expect(await sequencesOf('review')).toEqual(upTo(130));
    expect(await projections.settled()).toBe(true);
    expect(await projections.lag()).toEqual(new Map([['tally', 0]]));
  });

  it('follows an append within milliseconds, not at its next look', async () => {
    const projections = await start();
    const delays: number[] = [];
    for (let sequence = 1; sequence <= 25; sequence += 1) {
      const appended = performance.now();
      intake.grow(1);
      expect(await projections.waitFor({ intake: sequence }, 5_000)).toBe(true);
      delays.push(performance.now() - appended);
    }
    expect(delays.sort((a, b) => a - b)[12]).toBeLessThan(50);
  });

  it('tells the cut of what a reader sees, in the reader’s own transaction', async () => {
    intake.grow(7);
    const projections = await start();
    await projections.waitFor({ intake: 7 }, 10_000);
    const { rows } = await database.appPool.query('SELECT * FROM projections.positions ORDER BY source');
    expect(rows).toEqual([
      { projection: 'tally', source: 'intake', sequence: 7, generation: 1 },
      { projection: 'tally', source: 'review', sequence: 0, generation: 1 },
    ]);
  });

  it('counts nothing twice when two processes follow the same logs', async () => {
    intake.grow(400);
    const both = await Promise.all([start([tally], 10), start([tally], 7)]);
    for (let round = 0; round < 40; round += 1) {
      intake.grow(3);
      review.grow(2);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    for (const projections of both) {
      expect(await projections.waitFor({ intake: 520, review: 80 }, 10_000)).toBe(true);
    }
    expect(await sequencesOf('intake')).toEqual(upTo(520));
    expect(await sequencesOf('review')).toEqual(upTo(80));
  });

  it('keeps nothing of a batch that failed, says so, and goes on when it can; others are not held up', async () => {
    let broken = true;
    const fragile: Projection = {
      ...tally,
      name: 'fragile',
      tables: ['fragile'],
      createTables: (schema) => `CREATE TABLE ${schema}.fragile (sequence bigint)`,
      async apply(client, schema, events) {
        await client.query(`INSERT INTO ${schema}.fragile SELECT unnest($1::bigint[])`, [
          events.map((event) => event.sequence),
        ]);
        if (broken) throw new Error('broken in the middle');
      },
    };
    intake.grow(5);
    const projections = await start([fragile, tally]);
    await eventually('trouble is seen', () => projections.trouble().get('fragile')?.message === 'broken in the middle');
    await eventually('the other went on', async () => (await shown()).length === 5);
    expect((await database.appPool.query('SELECT FROM read.fragile')).rowCount).toBe(0);
    expect(await projections.settled()).toBe(false);
    expect(await projections.waitFor({ intake: 5 }, 50)).toBe(false);
    broken = false;
    expect(await projections.waitFor({ intake: 5 }, 10_000)).toBe(true);
    expect((await database.appPool.query('SELECT FROM read.fragile')).rowCount).toBe(5);
    await eventually('it is healthy again', () => projections.trouble().size === 0);
  });

  it('rebuilds beside the live tables while events arrive, and gives the same', async () => {
    intake.grow(600);
    const projections = await start([tally], 20);
    await projections.waitFor({ intake: 600 }, 10_000);
    let rebuilt = false;
    const rebuilding = projections.rebuild('tally').then(() => (rebuilt = true));
    const counts: number[] = [600];
    while (!rebuilt) {
      intake.grow(5);
      review.grow(3);
      counts.push((await shown()).length);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await rebuilding;
    // A reader never goes back in time, least of all at the swap.
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    const cut = { intake: (await intake.head()).sequence, review: (await review.head()).sequence };
    expect(await projections.waitFor(cut, 10_000)).toBe(true);
    expect(await sequencesOf('intake')).toEqual(upTo(cut.intake));
    expect(await sequencesOf('review')).toEqual(upTo(cut.review));
    expect(await schemas()).toEqual(['p_tally_2']);
    await projections.rebuild('tally');
    expect(await schemas()).toEqual(['p_tally_3']);
    expect(await projections.settled()).toBe(true);
  }, 20_000);

  it('waits with the swap for a reader who is still busy, without breaking the reader off', async () => {
    intake.grow(10);
    const projections = await start();
    await projections.waitFor({ intake: 10 }, 10_000);
    const reader = await database.appPool.connect();
    await reader.query('BEGIN');
    await reader.query('SELECT * FROM read.given');
    const rebuilding = projections.rebuild('tally');
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect((await reader.query('SELECT * FROM read.tally')).rowCount).toBe(3);
    await reader.query('COMMIT');
    reader.release();
    await rebuilding;
    expect(await schemas()).toEqual(['p_tally_2']);
  }, 20_000);

  it('tells an operator which generations there are and how far each is', async () => {
    intake.grow(50);
    const projections = await start([tally], 10);
    await projections.waitFor({ intake: 50 }, 10_000);
    const ofTally = async () => (await projections.standing())[0]!;
    await eventually('what was passed over is noted', async () =>
      isDeepStrictEqual([...(await ofTally()).generations[0]!.positions].sort(), [
        ['intake', 50],
        ['review', 0],
      ]),
    );
    expect(await ofTally()).toMatchObject({
      name: 'tally',
      trouble: null,
      generations: [{ number: 1, live: true, current: true }],
    });

    expect(await projections.beginRebuild('tally')).toBe(2);
    await eventually('the second generation is live', () => projections.settled());
    expect((await ofTally()).generations).toMatchObject([{ number: 2, live: true, current: true }]);
    await expect(projections.beginRebuild('nothing')).rejects.toThrow(new RangeError('no projection nothing'));
  });

  it('goes on with a rebuild that was cut off', async () => {
    intake.grow(300);
    const slow: Projection = {
      ...tally,
      async apply(client, schema, events) {
        if (schema === 'p_tally_2') await new Promise((resolve) => setTimeout(resolve, 10));
        await tally.apply(client, schema, events);
      },
    };
    const first = await start([slow], 10);
    await first.waitFor({ intake: 300 }, 10_000);
    const cutOff = first.rebuild('tally').catch((error: Error) => error.message);
    await new Promise((resolve) => setTimeout(resolve, 60));
    await first.stop();
    expect(await cutOff).toContain('stopped while tally was being rebuilt');
    const second = await start([tally], 10);
    await eventually('the rebuild is live', () => second.settled());
    expect(await schemas()).toEqual(['p_tally_2']);
    expect(await sequencesOf('intake')).toEqual(upTo(300));
  });

  it('builds new tables beside the old ones when the definition has changed', async () => {
    intake.grow(20);
    const first = await start();
    await first.waitFor({ intake: 20 }, 10_000);
    await first.stop();
    const changed: Projection = {
      ...tally,
      createTables: (schema) =>
        `${tally.createTables(schema)} ALTER TABLE ${schema}.tally ADD COLUMN mark text DEFAULT 'new';`,
    };
    intake.grow(5);
    const second = await start([changed]);
    expect(await second.waitFor({ intake: 25 }, 10_000)).toBe(true);
    expect((await database.appPool.query('SELECT DISTINCT mark FROM read.tally')).rows).toEqual([{ mark: 'new' }]);
    expect(await sequencesOf('intake')).toEqual(upTo(25));
    expect(await schemas()).toEqual(['p_tally_2']);
  });

  it('builds anew when the same tables have got another meaning', async () => {
    intake.grow(20);
    const first = await start();
    await first.waitFor({ intake: 20 }, 10_000);
    await first.stop();
    const second = await start([{ ...tally, meaning: 2 }]);
    await eventually('the new generation is live', async () => (await schemas()).join() === 'p_tally_2');
    expect(await sequencesOf('intake')).toEqual(upTo(20));
    await second.stop();
    await start([{ ...tally, meaning: 2 }]);
    expect(await schemas()).toEqual(['p_tally_2']);
  });

  it('lets another process take over the generation that one has rebuilt', async () => {
    intake.grow(50);
    const [one, other] = await Promise.all([start(), start()]);
    await one.waitFor({ intake: 50 }, 10_000);
    await one.rebuild('tally');
    await one.stop();
    intake.grow(10);
    expect(await other.waitFor({ intake: 60 }, 10_000)).toBe(true);
    expect(await sequencesOf('intake')).toEqual(upTo(60));
    expect(await schemas()).toEqual(['p_tally_2']);
  });

  it('gives the same whatever the batches and however the sources interleave', async () => {
    const growth = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 30 })), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(growth, fc.integer({ min: 1, max: 25 }), fc.boolean(), async (steps, batchSize, late) => {
        await database.pool.query(
          "DELETE FROM projections.generations; SELECT projections.drop_schema('tally', 1) FROM pg_namespace WHERE nspname = 'p_tally_1'",
        );
        [intake, review] = [new GrowingLog('intake'), new GrowingLog('review')];
        const follow = (): Promise<Projections> => start([tally], batchSize);
        const early = late ? undefined : await follow();
        for (const [first, count] of steps) (first ? intake : review).grow(count);
        const projections = early ?? (await follow());
        const cut = { intake: (await intake.head()).sequence, review: (await review.head()).sequence };
        expect(await projections.waitFor(cut, 10_000)).toBe(true);
        await projections.stop();
        const { rows } = await database.appPool.query('SELECT * FROM read.tally ORDER BY stream');
        expect(rows).toEqual(await folded(intake, review));
      }),
      { numRuns: 15 },
    );
  }, 30_000);

  it('needs no more rights than to call for a schema of its own', async () => {
    await start();
    for (const sql of [
      'CREATE SCHEMA mine',
      "SELECT projections.create_schema('x; DROP SCHEMA read', 1)",
      "SELECT projections.create_schema('tally', 0)",
      'DROP SCHEMA p_tally_1 CASCADE',
      'DROP SCHEMA read CASCADE',
      'CREATE TABLE projections.mine ()',
    ]) {
      await expect(database.appPool.query(sql)).rejects.toThrow(/permission denied|must be owner|not a projection/);
    }
  });

  it('refuses what could not work', async () => {
    await expect(start([tally, tally])).rejects.toThrow(new RangeError('tally twice among the projections'));
    await expect(start([tally, { ...tally, name: 'other' }])).rejects.toThrow('tally twice');
    await expect(start([{ ...tally, sources: ['nowhere'] }])).rejects.toThrow('which has no log here');
    await expect(start([{ ...tally, name: 'Not-A-Name' }])).rejects.toThrow('not a projection');
    await expect((await start()).rebuild('nothing')).rejects.toThrow(new RangeError('no projection nothing'));
  });
});

/** The same read model by a plain fold. */
const folded = async (...logs: readonly GrowingLog[]): Promise<{ stream: string; events: number; total: number }[]> => {
  const tallies = new Map<string, { stream: string; events: number; total: number }>();
  for (const log of logs) {
    for (const { stream, sequence } of await log.read(0, Infinity)) {
      const { events, total } = tallies.get(stream) ?? { events: 0, total: 0 };
      tallies.set(stream, { stream, events: events + 1, total: total + sequence });
    }
  }
  return [...tallies.values()].sort((a, b) => (a.stream < b.stream ? -1 : 1));
};
