import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { RecordedEvent } from '@mingjian/event-store';
import { projectionSchema, startProjections, type Projections } from '@mingjian/projections';
import { testDatabase, type TestDatabase } from '@mingjian/postgres/testing';
import fc from 'fast-check';
import { figuresOf } from '../annual-report/domain/index.js';
import { toldAt } from '../annual-report/record-at.js';
import { assembleReport } from '../annual-report/views/index.js';
import { createRecord, keepEvents, recordSchema } from '../record/index.js';
import { statistics } from '../statistics/statistics.projection.js';
import { histories, organs } from '../testing/histories.js';
import { record } from '../testing/recorded.js';
import { compareFigures } from './compare-figures.js';
import { compare, recount } from './domain/recount/index.js';
import { readBook } from './read-book.js';
import type { ShownFigures } from './shown-figures.js';

jest.setTimeout(120_000);

const sources = ['intake', 'review', 'publish', 'reporting'];
const shown: ShownFigures = {
  projection: statistics.name,
  tablesOf: async (pool, of, year) => (await assembleReport(pool, { organs: of, year })).tables,
};

/** The longest of some invented histories with opening balances. */
const events = record(
  fc
    .sample(histories, { numRuns: 40, seed: 17 })
    .filter((history) => history.some(({ type }) => type === 'OpeningBalanceImported'))
    .sort((one, other) => other.length - one.length)[0]!,
);

describe('the figures of every organ and year, told a second time', () => {
  let database: TestDatabase;
  let projections: Projections;
  const log = () => createRecord(database.appPool);
  beforeAll(async () => {
    database = await testDatabase();
    for (const schema of [recordSchema, projectionSchema]) await database.pool.query(schema(database.appRole));
    const kept = log();
    projections = await startProjections({
      pool: database.appPool,
      logs: sources.map((source) => kept.log(source)),
      projections: [statistics],
      batchSize: 50,
    });
  });
  afterAll(async () => {
    await projections.stop();
    await database.drop();
  });

  const arrive = async (some: readonly RecordedEvent[]): Promise<void> => {
    await keepEvents(database.appPool, some);
    const heads = Object.fromEntries(some.map(({ source, sequence }) => [source, sequence]));
    expect(await projections.waitFor(heads, 60_000)).toBe(true);
  };

  it('agree with what readers see before anything happened, on the way, and after a rebuild', async () => {
    expect(await compareFigures(database.appPool, shown)).toMatchObject({ organs: 0, years: null, disagreements: [] });
    const half = Math.floor(events.length / 2);
    await arrive(events.slice(0, half));
    expect((await compareFigures(database.appPool, shown)).disagreements).toEqual([]);
    await arrive(events.slice(half));
    const all = await compareFigures(database.appPool, shown);
    expect(all.disagreements).toEqual([]);
    // Three organs and the city, every year from the first opening balance on, 200 cells each.
    const { from, to } = all.years!;
    expect(all).toMatchObject({ organs: 3, cells: 4 * (to - from + 1) * 200 });
    expect(to - from).toBeGreaterThan(3);
    await projections.rebuild('statistics');
    expect((await compareFigures(database.appPool, shown)).disagreements).toEqual([]);
  });

  it('agree with the fold that reports are frozen by, of which they share no line', async () => {
    const [intake, publish, reporting] = ['intake', 'publish', 'reporting'].map((source) =>
      Math.max(0, ...events.filter((event) => event.source === source).map(({ sequence }) => sequence)),
    );
    const cut = { intake: intake!, review: 0, publish: publish!, reporting: reporting! };
    const [told, { years, of }] = [await toldAt(database.appPool, cut), recount(await readBook(database.appPool, cut))];
    for (const year of years) {
      for (const some of [...organs.map((organ) => [organ]), [...organs]]) {
        expect(compare(figuresOf(told, { organs: some, year }).tables, of(some, year))).toEqual([]);
      }
    }
  });

  it('name the organ, the year and the cell where a table says something else', async () => {
    const faulty: ShownFigures = {
      ...shown,
      tablesOf: async (pool, of, year) => {
        const tables = await shown.tablesOf(pool, of, year);
        if (!of.includes('river') || year !== 2030) return tables;
        const { N = {} } = tables.table3;
        return {
          ...tables,
          table3: { ...tables.table3, N: { ...N, naturalPerson: Number(N['naturalPerson']) + 1 } },
        };
      },
    };
    const { disagreements } = await compareFigures(database.appPool, faulty);
    expect(disagreements.map(({ organ, year, row, column }) => [organ, year, row, column])).toEqual([
      ['river', 2030, 'N', 'naturalPerson'],
      [null, 2030, 'N', 'naturalPerson'],
    ]);
    for (const { shown: there, recounted } of disagreements) expect(String(there)).not.toBe(recounted);
  });
});
