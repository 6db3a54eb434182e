import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@mingjian/event-store';
import type { BatchHandler, Consumption, MessageBus } from '@mingjian/messaging';
import { testDatabase, type TestDatabase } from '@mingjian/postgres/testing';
import { projectionSchema, startProjections, type Projections } from '@mingjian/projections';
import fc from 'fast-check';
import { foldTables, type ReportEvent } from '../annual-report/domain/index.js';
import { assembleReport } from '../annual-report/views/index.js';
import { recordSchema, startRecord } from '../record/index.js';
import { histories, organs, years } from '../testing/histories.js';
import { projected, record } from '../testing/recorded.js';
import { statistics } from './statistics.projection.js';

const sources = ['intake', 'review', 'publish', 'reporting'];

/** A bus as a test double: hands each batch straight to its one consumer. */
const handedBus = () => {
  let handler: BatchHandler = () => Promise.resolve();
  const bus: MessageBus = {
    publish: () => Promise.resolve(),
    consume: (_group, _sources, handle) => {
      handler = handle;
      return Promise.resolve({ lag: () => Promise.resolve(0), trouble: null, stop: () => Promise.resolve() });
    },
    close: () => Promise.resolve(),
  };
  return { bus, deliver: (batch: readonly RecordedEvent[]) => handler(batch) };
};

describe('from the bus to the report', () => {
  let database: TestDatabase;
  let projections: Projections;
  let deliver: BatchHandler;
  let consumption: Consumption;
  beforeAll(async () => {
    database = await testDatabase();
    for (const schema of [recordSchema, projectionSchema]) {
      await database.pool.query(schema(database.appRole));
    }
    const handed = handedBus();
    deliver = handed.deliver;
    const kept = await startRecord({ bus: handed.bus, pool: database.appPool, sources });
    consumption = kept.consumption;
    const logs = sources.map((source) => kept.record.log(source));
    projections = await startProjections({ pool: database.appPool, logs, projections: [statistics], batchSize: 50 });
  });
  afterAll(async () => {
    await projections.stop();
    await consumption.stop();
    await database.drop();
  });

  it('shows what happened although deliveries come out of order and twice, and the same after a rebuild', async () => {
    const [facts = []] = fc.sample(histories, { numRuns: 20, seed: 7 }).sort((one, other) => other.length - one.length);
    const events = record(facts);
    const batches = Array.from({ length: 7 }, (_, turn) => events.filter((_event, index) => index % 7 === turn));
    for (const batch of [...batches.reverse(), batches[3] ?? []]) await deliver(batch);
    const cut = Object.fromEntries(events.map(({ source, sequence }) => [source, sequence]));
    expect(await projections.waitFor(cut, 10_000)).toBe(true);

    const told = events.map(projected).map(({ name, data }) => ({ type: name, data }) as ReportEvent);
    const expectReports = async (): Promise<void> => {
      for (const year of years) {
        const { tables } = await assembleReport(database.appPool, { organs, year });
        expect(tables).toEqual(foldTables(told, organs, year));
      }
    };
    await expectReports();
    await projections.rebuild('statistics');
    await expectReports();
    expect(await projections.settled()).toBe(true);
  }, 30_000);
});
