import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assembleReport } from '../annual-report/views/index.js';
import { statistics } from '../statistics/statistics.projection.js';
import { historiesUpTo, organs } from '../testing/histories.js';
import { readModelOf, type ReadModel } from '../testing/read-model.js';
import { projected, record, type Fact } from '../testing/recorded.js';
import {
  amountOf,
  compare,
  formCells,
  openBook,
  recount,
  type Amount,
  type CountedEvent,
  type ShownTables,
} from './domain/recount/index.js';

const years = [2029, 2030];

/** How many histories are tried; a quiet night may try more. */
const HISTORIES = Number(process.env['MINGJIAN_TEST_HISTORIES'] ?? 6);
/** A history has some forty events at most, and each is a rebuild and some tables. */
const PATIENCE_MS = 60_000;

/** Mixes the logs by the draw; each keeps its own order. */
const mixed = (facts: readonly Fact[], draw: readonly number[]) => {
  const events = record(facts).map(projected);
  const logs = new Map<string, (typeof events)[number][]>();
  for (const event of events) logs.set(event.source, [...(logs.get(event.source) ?? []), event]);
  const order = events.map(({ source }, index) => ({ source, key: draw[index % draw.length] ?? 0 }));
  order.sort((one, other) => one.key - other.key);
  return order.map(({ source }) => logs.get(source)!.shift()!);
};

const shownAmount = ({ table2, table3, table4 }: ShownTables, cell: string): Amount | null => {
  const [table, row = '', column = ''] = cell.split(' ');
  const shown = table === '2' ? table2[`${row}.${column}`] : (table === '3' ? table3 : table4)[row]?.[column];
  return shown === null || shown === undefined || shown === '/' ? null : amountOf(shown);
};

describe('at every prefix of a lawful history', () => {
  let live: ReadModel;
  let rebuilt: ReadModel;
  beforeAll(async () => {
    [live, rebuilt] = await Promise.all([readModelOf(statistics), readModelOf(statistics)]);
  }, PATIENCE_MS);
  afterAll(async () => {
    await Promise.all([live.drop(), rebuilt.drop()]);
  }, PATIENCE_MS);

  const tables = async (model: ReadModel, scope: readonly string[], year: number): Promise<ShownTables> =>
    (await assembleReport(model.pool, { organs: scope, year })).tables;

  const rowsOf = async (model: ReadModel): Promise<unknown> =>
    Promise.all(
      statistics.tables.map(async (table) => {
        const { rows } = await model.pool.query<{ row: string }>(
          `select to_jsonb(t)::text as row from read.${table} t order by 1`,
        );
        return [table, rows.map(({ row }) => row)];
      }),
    );

  it(
    'the read model, the recount, a rebuild and the sum over the organs are the same',
    async () => {
      const size = { applications: 6, remedies: 2, tallies: 4, openings: 2 };
      const draws = fc.array(fc.nat(), { minLength: 1, maxLength: 60 });
      await fc.assert(
        fc.asyncProperty(historiesUpTo(size), draws, draws, async (facts, draw, otherDraw) => {
          await live.restart();
          const book = openBook();
          const events = mixed(facts, draw);
          for (const [index, event] of events.entries()) {
            await live.apply([event]);
            book.enter({ type: event.name, data: event.data } as unknown as CountedEvent);
            const { of } = recount(book);
            for (const year of years) {
              const own = await Promise.all(organs.map((organ) => tables(live, [organ], year)));
              const city = await tables(live, organs, year);
              organs.forEach((organ, n) => expect(compare(own[n]!, of([organ], year))).toEqual([]));
              expect(compare(city, of(organs, year))).toEqual([]);
              for (const cell of formCells) {
                const parts = own.map((part) => shownAmount(part, cell)).filter((part) => part !== null);
                const sum = parts.length === 0 ? null : parts.reduce((total, part) => total + part, 0n);
                expect({ cell, amount: shownAmount(city, cell) }).toEqual({ cell, amount: sum });
              }
            }
            await rebuilt.restart();
            const known = new Set(events.slice(0, index + 1).map(({ id }) => id));
            await rebuilt.apply(mixed(facts, otherDraw).filter(({ id }) => known.has(id)));
            expect(await rowsOf(rebuilt)).toEqual(await rowsOf(live));
          }
        }),
        { numRuns: HISTORIES },
      );
    },
    PATIENCE_MS * (HISTORIES + 1),
  );
});
