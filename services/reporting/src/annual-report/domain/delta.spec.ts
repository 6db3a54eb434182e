import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { histories, organs, years } from '../../testing/histories.js';
import { blank, unitsOf } from './cells.js';
import { cellKey, contributionsTo } from './contributions.js';
import { deltaBetween } from './delta.js';
import { figuresDigest, figuresOf } from './figures.js';
import { foldTables, tablesOf } from './fold.js';
import { cellsOf } from './tables.js';
import { gather, type ReportEvent } from './told.js';

const told = (facts: readonly object[]) => gather(facts as readonly ReportEvent[]);

describe('what stands behind the figures', () => {
  it('§2.6: adds up to every figure of every table, and where nothing stands there is a zero or a blank', () => {
    fc.assert(
      fc.property(
        histories,
        fc.constantFrom(...years),
        fc.subarray([...organs], { minLength: 1 }),
        (facts, year, of) => {
          const sums = new Map<string, bigint>();
          for (const { cells } of contributionsTo(told(facts), of, year).values()) {
            for (const [key, units] of cells) sums.set(key, (sums.get(key) ?? 0n) + units);
          }
          for (const { table, row, column, cell } of cellsOf(foldTables(facts as unknown as ReportEvent[], of, year))) {
            const sum = sums.get(cellKey(table, row, column));
            expect([row, column, cell === blank ? undefined : unitsOf(cell)]).toEqual([
              row,
              column,
              table === 2 ? sum : (sum ?? 0n),
            ]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the delta between two cuts', () => {
  it('names exactly the things that count otherwise, and their moves add up to the change of every cell', () => {
    fc.assert(
      fc.property(histories, fc.nat(), fc.constantFrom(...years), (facts, draw, year) => {
        const earlier = told(facts.slice(0, draw % (facts.length + 1)));
        const later = told(facts);
        const { cells, moved } = deltaBetween({ told: earlier, organs }, { told: later, organs }, year);
        const [then, now] = [cellsOf(tablesOf(earlier, organs, year)), cellsOf(tablesOf(later, organs, year))];
        now.forEach(({ table, row, column, cell }, index) => {
          const before = then[index]!.cell;
          const listed = cells.find((one) => one.table === table && one.row === row && one.column === column);
          expect(listed).toEqual(cell === before ? undefined : { table, row, column, before, after: cell });
          const by = moved
            .flatMap((item) => item.cells)
            .filter((one) => one.table === table && one.row === row && one.column === column)
            .reduce((sum, move) => sum + (unitsOf(move.by) ?? 0n), 0n);
          expect(by).toBe((unitsOf(cell) ?? 0n) - (unitsOf(before) ?? 0n));
        });
        // Nothing but what moved makes the difference: the moved things taken out, both cuts tell the same.
        const without = (all: ReturnType<typeof told>) => ({
          ...all,
          cases: all.cases.filter(({ id }) => !moved.some((item) => item.kind === 'application' && item.id === id)),
          remedies: all.remedies.filter(({ id }) => !moved.some((item) => item.kind === 'remedy' && item.id === id)),
        });
        const tables34 = (all: ReturnType<typeof told>) => {
          const { table3, table4 } = tablesOf({ ...without(all), openings: [] }, organs, year);
          return { table3, table4 };
        };
        if (earlier.openings.length === 0 && later.openings.length === 0) {
          expect(tables34(earlier)).toEqual(tables34(later));
        }
      }),
      { numRuns: 60 },
    );
  });

  const organ = 'harbour';
  const registered = (application: string, on: string) => ({
    type: 'ApplicationRegistered',
    data: { application, organ, applicantType: 'naturalPerson', receiptDate: on },
  });
  const decided = (application: string, decidedOn: string, result = '3.1') => ({
    type: 'ApplicationDecided',
    data: { application, organ, result, decidedOn },
  });

  it('names a case that was entered late, also for the year into which it is carried', () => {
    const before = [registered('a', '2030-03-01'), decided('a', '2030-03-20')];
    const after = [...before, registered('b', '2030-12-20')];
    const of = (year: number) =>
      deltaBetween({ told: told(before), organs: [organ] }, { told: told(after), organs: [organ] }, year);
    expect(of(2030).moved.map(({ id }) => id)).toEqual(['b']);
    expect(of(2030).cells.map(({ row, column }) => `${row} ${column}`)).toEqual([
      'N naturalPerson',
      'N total',
      'F naturalPerson',
      'F total',
    ]);
    expect(of(2031).cells.map(({ row }) => row)).toEqual(['P', 'P', 'F', 'F']);
    expect(of(2029)).toEqual({ cells: [], moved: [] });
  });

  it('names two cases that change places although the figure stays', () => {
    const registrations = [registered('a', '2030-03-01'), registered('b', '2030-03-02')];
    const one = told([...registrations, decided('a', '2030-04-01'), decided('b', '2030-04-01', '3.2')]);
    const other = told([...registrations, decided('a', '2030-04-01', '3.2'), decided('b', '2030-04-01')]);
    const { cells, moved } = deltaBetween({ told: one, organs: [organ] }, { told: other, organs: [organ] }, 2030);
    expect(cells).toEqual([]);
    expect(moved.map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

describe('the digest of the figures', () => {
  it('is the same for the same figures, in whatever order the organs are named, and another for others', () => {
    const history = told([
      {
        type: 'ApplicationRegistered',
        data: { application: 'a', organ: 'hill', applicantType: 'naturalPerson', receiptDate: '2030-03-01' },
      },
    ]);
    const { tables, digest } = figuresOf(history, { organs: ['hill', 'river'], year: 2030 });
    expect(figuresDigest(tables, ['river', 'hill'])).toBe(digest);
    expect(figuresDigest(tables, ['hill'])).not.toBe(digest);
    expect(figuresOf(told([]), { organs: ['hill', 'river'], year: 2030 }).digest).not.toBe(digest);
  });
});
