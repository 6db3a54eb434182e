import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { instantOf, uuidFrom } from '@mingjian/core';
import type { RecordedEvent } from '@mingjian/event-store';
import { testDatabase, type TestDatabase } from '@mingjian/postgres/testing';
import fc from 'fast-check';
import { record, type Fact } from '../testing/recorded.js';
import { createRecord, keepEvents, recordSchema, timelineOf } from './index.js';

const application = uuidFrom('record spec', 'application');
const review = uuidFrom('record spec', 'review');
const organ = 'harbour';

const noted = (index: number, stream = 'tally-harbour-2030'): Fact => ({
  stream,
  type: 'TallyRecorded',
  on: `2030-01-${String(index).padStart(2, '0')}`,
  data: { organ },
});

describe('the record', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    await database.pool.query(recordSchema(database.appRole));
  });
  afterAll(() => database.drop());
  beforeEach(() => database.pool.query('truncate record.events, record.heads'));

  const keep = async (events: readonly RecordedEvent[]): Promise<void> => {
    const client = await database.appPool.connect();
    try {
      await client.query('begin');
      await keepEvents(client, events);
      await client.query('commit');
    } finally {
      client.release();
    }
  };
  const log = (source = 'intake') => createRecord(database.appPool).log(source);

  it('gives back exactly what was recorded', async () => {
    const events = record([noted(1), noted(2)]);
    await keep(events);
    expect(await log().read(0, 10)).toEqual(events);
    expect(await log().read(1, 10)).toEqual(events.slice(1));
    expect(await log().read(0, 1)).toEqual(events.slice(0, 1));
  });

  it('is empty for a source that sent nothing', async () => {
    expect(await log('publish').head()).toEqual({ sequence: 0, recordedAt: null });
    expect(await log('publish').read(0, 10)).toEqual([]);
  });

  it('keeps back what lies beyond a gap until the gap is filled', async () => {
    const [first, second, third] = record([noted(1), noted(2), noted(3)]);
    await keep([first!, third!]);
    expect(await log().read(0, 10)).toEqual([first]);
    expect(await log().head()).toEqual({ sequence: 1, recordedAt: first!.recordedAt });
    await keep([second!]);
    expect(await log().head()).toEqual({ sequence: 3, recordedAt: third!.recordedAt });
  });

  it('ends with the whole log however its events arrive, repeated and in any order', async () => {
    const events = record(Array.from({ length: 20 }, (_, index) => noted(index + 1)));
    const arrivals = fc.array(fc.subarray([...events], { minLength: 1 }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(arrivals, async (batches) => {
        await database.pool.query('truncate record.events, record.heads');
        const arrived = new Set<number>();
        for (const batch of batches) {
          await keep(batch);
          for (const { sequence } of batch) arrived.add(sequence);
          const prefix = events.findIndex(({ sequence }) => !arrived.has(sequence));
          expect((await log().head()).sequence).toBe(prefix === -1 ? events.length : prefix);
        }
        await keep([...events].reverse());
        expect(await log().read(0, 100)).toEqual(events);
      }),
      { numRuns: 20 },
    );
  });

  it('leaves no gap behind when two inboxes write the same source at once', async () => {
    const events = record(Array.from({ length: 28 }, (_, index) => noted(index + 1)));
    const odd = events.filter(({ sequence }) => sequence % 2 === 1);
    const even = events.filter(({ sequence }) => sequence % 2 === 0);
    await Promise.all([odd, even].flatMap((half) => [keep(half.slice(0, 7)), keep(half.slice(7))]));
    expect((await log().head()).sequence).toBe(28);
  });

  it('resolves a moment to the last event recorded at or before it', async () => {
    await keep(record([noted(1), noted(2), noted(2), noted(5)]));
    expect(await log().sequenceAt(instantOf('2030-01-01', 8))).toBe(0);
    expect(await log().sequenceAt(instantOf('2030-01-02', 9))).toBe(3);
    expect(await log().sequenceAt(instantOf('2030-01-04'))).toBe(3);
    expect(await log().sequenceAt(instantOf('2031-01-01'))).toBe(4);
  });

  it('cannot be changed by the service that keeps it', async () => {
    await keep(record([noted(1)]));
    for (const act of ['update record.events set body = body', 'delete from record.events', 'truncate record.events']) {
      await expect(database.appPool.query(act)).rejects.toThrow('permission denied');
    }
  });

  it('wakes the followers of the sources that got something, until they stop', () => {
    const kept = createRecord(database.appPool);
    let woken = 0;
    const stop = kept.log('intake').onAppend(() => (woken += 1));
    const events = record([noted(1), noted(2)]);
    kept.announce(events);
    kept.announce(events.map((event) => ({ ...event, source: 'publish' })));
    expect(woken).toBe(1);
    stop();
    kept.announce(events);
    expect(woken).toBe(1);
  });

  it('shows its followers no event behind a gap, whatever they have seen and whoever kept it', async () => {
    const events = record([1, 2, 3, 4, 5].map((day) => noted(day)));
    const kept = createRecord(database.appPool);
    const sequences = async (after: number) =>
      (await kept.log('intake').read(after, 10)).map(({ sequence }) => sequence);
    const arrive = async (...places: readonly number[]) => {
      const batch = places.map((place) => events[place - 1]!);
      await keep(batch);
      kept.announce(batch);
    };
    await arrive(1);
    expect(await sequences(0)).toEqual([1]);
    await arrive(2, 4);
    expect(await sequences(1)).toEqual([2]);
    expect(await sequences(2)).toEqual([]);
    await keep([events[2]!]);
    expect(await sequences(2)).toEqual([3, 4]);
    await arrive(5);
    expect(await sequences(0)).toEqual([1, 2, 3, 4, 5]);
  });

  it('gives of a run those of some names and how far it went, before and behind the place where it once ended', async () => {
    const registered = (index: number): Fact => ({ ...noted(index, 'application-1'), type: 'ApplicationRegistered' });
    const facts = [noted(1), registered(2), noted(3), noted(4), registered(5), noted(6), noted(7), registered(9)];
    const events = record(facts);
    const [, second, , , fifth, , , eighth] = events;
    const names = ['ApplicationRegistered'];
    const kept = createRecord(database.appPool).log('intake');
    const skim = (after: number, limit: number) => kept.skim!(after, limit, names);
    expect(await skim(0, 10)).toEqual({ events: [], through: 0 });
    const again = createRecord(database.appPool);
    const log = again.log('intake');
    await keep([...events.slice(0, 6), eighth!]);
    expect(await log.skim!(0, 2, names)).toEqual({ events: [second], through: 2 });
    expect(await log.skim!(2, 2, names)).toEqual({ events: [], through: 4 });
    expect(await log.skim!(4, 9, names)).toEqual({ events: [fifth], through: 6 });
    expect(await log.skim!(6, 9, names)).toEqual({ events: [], through: 6 });
    await keep([events[6]!]);
    again.announce([events[6]!]);
    expect(await log.skim!(6, 9, names)).toEqual({ events: [eighth], through: 8 });
    expect(await log.skim!(0, 9, names)).toEqual({ events: [second, fifth, eighth], through: 8 });
    expect(await log.skim!(7, 9, names)).toEqual({ events: [eighth], through: 8 });
    expect(await skim(0, 9)).toEqual({ events: [second, fifth, eighth], through: 8 });
  });

  it('tells the timeline of a case from every service, also the steps that name only their review', async () => {
    const about = { application, organ };
    const facts: readonly Fact[] = [
      { stream: `application-${application}`, type: 'ApplicationRegistered', on: '2030-01-02', data: about },
      noted(2),
      { stream: `application-${application}`, type: 'ReplyProposed', on: '2030-01-03', data: about },
      {
        stream: `review-${review}`,
        type: 'ReviewOpened',
        on: '2030-01-04',
        data: { review, organ, thing: { kind: 'reply', id: application, proposal: 1 } },
      },
      { stream: `review-${review}`, type: 'OpinionGiven', on: '2030-01-05', data: { review, organ } },
      { stream: 'review-of-another-case', type: 'OpinionGiven', on: '2030-01-05', data: { review: 'another', organ } },
      { stream: 'reply-1', type: 'ReplyIssued', on: '2030-01-06', data: { reply: 'reply-1', ...about } },
      { stream: 'remedy-1', type: 'RemedyLodged', on: '2030-02-01', data: { remedy: 'remedy-1', ...about } },
      { stream: 'remedy-1', type: 'RemedyConcluded', on: '2030-03-01', data: { remedy: 'remedy-1', organ } },
    ];
    await keep(record(facts));
    const timeline = await timelineOf(database.appPool, application);
    expect(timeline.map(({ source, name }) => `${source} ${name}`)).toEqual([
      'intake ApplicationRegistered',
      'intake ReplyProposed',
      'review ReviewOpened',
      'review OpinionGiven',
      'publish ReplyIssued',
      'intake RemedyLodged',
      'intake RemedyConcluded',
    ]);
    expect(timeline[0]).toMatchObject({ occurredOn: '2030-01-02', entry: 'live', data: about, actingFor: null });
  });
});
