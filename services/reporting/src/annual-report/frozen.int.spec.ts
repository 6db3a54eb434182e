import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Cut } from '@mingjian/contracts';
import type { RecordedEvent } from '@mingjian/event-store';
import { testDatabase, type TestDatabase } from '@mingjian/postgres/testing';
import fc from 'fast-check';
import { keepEvents, recordSchema } from '../record/index.js';
import { statistics } from '../statistics/statistics.projection.js';
import { histories, organs, years } from '../testing/histories.js';
import { readModelOf, type ReadModel } from '../testing/read-model.js';
import { projected, record, type Fact } from '../testing/recorded.js';
import { deltaBetween, figuresOf, type Covered, type ReportTables } from './domain/index.js';
import { toldAt, UnreadableEvent } from './record-at.js';
import { cutOf, keptOf } from './standing.js';
import { assembleReport } from './views/index.js';

const covered = { organs: [...organs], year: years[1] };

/** A long history of three organs in three years. */
const facts = fc
  .sample(histories, { numRuns: 20, seed: 11 })
  .sort((one, other) => other.length - one.length)[0] as readonly Fact[];
const events = record(facts);

const cutAfter = (some: readonly RecordedEvent[]): Cut => ({
  ...{ intake: 0, review: 0, publish: 0, reporting: 0 },
  ...Object.fromEntries(some.map(({ source, sequence }) => [source, sequence])),
});

/** The same events in another order of arrival, also within a source, some of them twice. */
const shuffled = (draw: number): readonly RecordedEvent[] => {
  const order = events.map((event, index) => ({ event, key: (index * 7919 + draw * 104_729) % 65_537 }));
  const arrived = order.sort((one, other) => one.key - other.key).map(({ event }) => event);
  return [...arrived, ...arrived.slice(0, draw % 20)];
};

describe('a frozen report', () => {
  let database: TestDatabase;
  let model: ReadModel;
  beforeAll(async () => {
    [database, model] = await Promise.all([testDatabase(), readModelOf(statistics)]);
    await database.pool.query(recordSchema(database.appRole));
  });
  afterAll(async () => {
    await Promise.all([database.drop(), model.drop()]);
  });

  const arrive = async (some: readonly RecordedEvent[]): Promise<void> => {
    for (let from = 0; from < some.length; from += 13) await keepEvents(database.appPool, some.slice(from, from + 13));
  };
  const forget = () => database.pool.query('truncate record.events, record.heads');
  const at = async (cut: Cut, of: Covered = covered) => figuresOf(await toldAt(database.appPool, cut), of);

  it('has the figures of the statistics, which it shares no path with', async () => {
    await forget();
    await arrive(events);
    await model.apply(events.map(projected));
    for (const year of years) {
      for (const some of [['harbour'], [...organs]]) {
        const { tables, verdicts, provenance } = await assembleReport(model.pool, { organs: some, year });
        const figures = await at(cutAfter(events), { organs: some, year });
        expect(figures.tables).toEqual(tables);
        expect(figures.verdicts).toEqual(verdicts);
        expect(figures.previous).toBe(provenance.previous);
      }
    }
  });

  it('recomputed at its cut has the same digest, whatever was recorded since and however the bus interleaved a rebuild', async () => {
    await forget();
    const half = events.slice(0, Math.floor(events.length / 2));
    await arrive(half);
    const cut = cutOf(await keptOf(database.appPool));
    expect(cut).toEqual(cutAfter(half));
    const frozen = await at(cut);
    await arrive(events.slice(half.length));
    expect((await at(cut)).digest).toBe(frozen.digest);
    expect((await at(cutAfter(events))).digest).not.toBe(frozen.digest);
    for (const draw of [1, 2, 3]) {
      await forget();
      await arrive(shuffled(draw));
      const recomputed = await at(cut);
      expect(recomputed.digest).toBe(frozen.digest);
      expect(recomputed).toEqual(frozen);
    }
  });

  it('moves after later corrections by exactly the cases that the delta names', async () => {
    await forget();
    const correction: readonly Fact[] = [
      ...facts,
      ...['late-1', 'late-2'].map((id): Fact => {
        const application = `00000000-0000-4000-8000-0000000000${id === 'late-1' ? '01' : '02'}`;
        const term = { start: '2030-06-03', days: 20, due: '2030-07-01', provisional: false, calendar: 'CN-1' };
        const data = {
          ...{ application, organ: 'river', applicantType: 'naturalPerson', channel: 'counter', number: id },
          ...{ receiptDate: '2030-06-03', receiptBasis: 'handedIn', confirmation: null, term },
        };
        return {
          stream: `application-${application}`,
          type: 'ApplicationRegistered',
          on: '2030-06-03',
          entry: 'late',
          data,
        };
      }),
    ];
    const corrected = record(correction);
    await arrive(corrected);
    const [before, after] = await Promise.all(
      [events, corrected].map((until) => toldAt(database.appPool, cutAfter(until))),
    );
    const { cells, moved } = deltaBetween(
      { told: before!, organs: covered.organs },
      { told: after!, organs: covered.organs },
      covered.year,
    );
    expect(moved.map(({ kind, organ, id }) => [kind, organ, id.slice(-2)])).toEqual([
      ['application', 'river', '01'],
      ['application', 'river', '02'],
    ]);
    const grown = ({ tables }: { readonly tables: ReportTables }) => tables.table3.N.naturalPerson;
    const [then, now] = [figuresOf(before!, covered), figuresOf(after!, covered)];
    expect(cells).toContainEqual({
      ...{ table: 3, row: 'N', column: 'naturalPerson', before: grown(then), after: Number(grown(then)) + 2 },
    });
    expect(now.digest).not.toBe(then.digest);
  });

  it('is not made over a gap: reporting tells per source what is complete and what is held beyond', async () => {
    await forget();
    const intake = events.filter(({ source }) => source === 'intake').slice(0, 9);
    await arrive(intake.filter(({ sequence }) => sequence !== 4));
    const ofIntake = async () => (await keptOf(database.appPool)).find(({ source }) => source === 'intake');
    expect(await ofIntake()).toEqual({ source: 'intake', complete: 3, held: 9 });
    expect(cutOf(await keptOf(database.appPool)).intake).toBe(9);
    await arrive(intake);
    expect(await ofIntake()).toEqual({ source: 'intake', complete: 9, held: 9 });
    expect(await keptOf(database.appPool)).toContainEqual({ source: 'review', complete: 0, held: 0 });
  });

  it('is not made where an event before the cut is in a version that this release does not know', async () => {
    await forget();
    const [first] = events.filter(({ source }) => source === 'intake');
    const foreign = (text: string) => text.replace(/\.v1$/, '.v99');
    const body = first!.body.replace(`"${first!.type}"`, `"${foreign(first!.type)}"`);
    await arrive([{ ...first!, type: foreign(first!.type), body }]);
    const reading = toldAt(database.appPool, { ...cutAfter([]), intake: 1 });
    await expect(reading).rejects.toBeInstanceOf(UnreadableEvent);
    expect((await toldAt(database.appPool, cutAfter([]))).cases).toEqual([]);
  });
});
