import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { uuidFrom } from '@mingjian/core';
import { testDatabase, type TestDatabase } from '@mingjian/postgres/testing';
import { keepEvents, recordSchema } from '../record/index.js';
import { record, type Fact } from '../testing/recorded.js';
import { changesBetween, effectiveOn, foldSteps, lives, statesOf } from './domain/index.js';
import { knownAt, knownAtQuery } from '../known-at.js';
import { relatedTo, stepsOf } from './steps-of.js';

jest.setTimeout(60_000);

const id = uuidFrom('replay spec', 'application');
const stream = `application-${id}`;
const about = { application: id, organ: 'harbour' };
const term = { start: '2030-03-01', days: 20, due: '2030-03-29', provisional: false, calendar: 'CN-2030.1' };
const counted = { applicantType: 'naturalPerson', receiptDate: '2030-03-01', result: null, decidedOn: null };

const facts: readonly Fact[] = [
  { stream, type: 'ApplicationSubmitted', on: '2030-03-01', data: { ...about, applicantType: 'naturalPerson' } },
  {
    stream,
    type: 'ApplicationRegistered',
    on: '2030-03-04',
    data: { ...about, applicantType: 'naturalPerson', receiptDate: '2030-03-01', number: 'H-1', term },
  },
  { stream: `reply-${id}`, type: 'ReplyExpected', on: '2030-03-10', data: { ...about, reply: id, proposal: 1 } },
  {
    stream,
    type: 'ApplicationDecided',
    on: '2030-03-20',
    data: { ...about, applicantType: 'naturalPerson', result: '3.1', articles: [], decidedOn: '2030-03-20' },
  },
  {
    stream,
    type: 'ApplicationFactsCorrected',
    on: '2030-06-03',
    entry: 'late',
    data: {
      ...about,
      correctedOn: '2030-06-03',
      before: { ...counted, result: '3.1', decidedOn: '2030-03-20' },
      after: { ...counted, applicantType: 'researchInstitution', result: '3.2', decidedOn: '2030-03-21' },
    },
  },
];

describe('a thing on two axes of time', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    await database.pool.query(recordSchema(database.appRole));
    await keepEvents(database.appPool, record(facts));
  });
  afterAll(() => database.drop());

  const at = async (known?: string, effective?: string) => {
    const { cut } = await knownAt(database.appPool, knownAtQuery.parse(known));
    const steps = await stepsOf(database.appPool, stream, cut);
    return effective === undefined ? steps : effectiveOn(lives.application, steps, effective);
  };
  const state = async (...axes: Parameters<typeof at>) => foldSteps(lives.application, await at(...axes));

  it('is known as far as it was recorded by a moment, a day, or a cut', async () => {
    expect(await state('2030-02-28')).toBeNull();
    expect(await state('2030-03-03')).toMatchObject({ phase: 'received' });
    expect(await state('2030-03-04T08:59:59+08:00')).toMatchObject({ phase: 'received' });
    expect(await state('2030-03-04T09:00:00+08:00')).toMatchObject({ phase: 'open', facts: { number: 'H-1' } });
    expect(await state('intake:3,review:0,publish:1,reporting:0')).toMatchObject({
      phase: 'closed',
      facts: { result: '3.1', applicantType: 'naturalPerson' },
    });
    expect(await state()).toMatchObject({
      phase: 'closed',
      facts: { result: '3.2', applicantType: 'researchInstitution', decidedOn: '2030-03-21' },
    });
  });

  it('holds in law from its legal date, also where that was written down later or put right since', async () => {
    expect(await state(undefined, '2030-02-28')).toBeNull();
    // Registered on the 4th; the term ran from receipt on the 1st.
    expect(await state(undefined, '2030-03-01')).toMatchObject({ phase: 'open', facts: { number: 'H-1' } });
    // What was known on the 20th was a decision of that day; what is known now is one of the 21st.
    expect(await state('2030-03-25', '2030-03-20')).toMatchObject({ phase: 'closed', facts: { result: '3.1' } });
    expect(await state(undefined, '2030-03-20')).toMatchObject({
      phase: 'open',
      facts: { applicantType: 'researchInstitution' },
    });
    expect(await state(undefined, '2030-03-21')).toMatchObject({ phase: 'closed', facts: { result: '3.2' } });
  });

  it('differs between two moments in exactly what its steps changed, each with who, when and whether late', async () => {
    const [before, after] = [await at('2030-03-04'), await at()];
    const changes = changesBetween(foldSteps(lives.application, before), foldSteps(lives.application, after));
    expect(changes).toContainEqual({ path: 'phase', before: 'open', after: 'closed' });
    expect(changes).toContainEqual({ path: 'applicantType', before: 'naturalPerson', after: 'researchInstitution' });
    expect(changes).toContainEqual({ path: 'result', after: '3.2' });
    const steps = statesOf(lives.application, after).slice(before.length);
    expect(steps.map(({ name, entry, actor, source, sequence }) => [name, entry, actor.sub, source, sequence])).toEqual(
      [
        ['ApplicationDecided', 'live', 'person-7', 'intake', 3],
        ['ApplicationFactsCorrected', 'late', 'person-7', 'intake', 4],
      ],
    );
    expect(steps[1]!.changes).toContainEqual({ path: 'result', before: '3.1', after: '3.2' });
  });

  it('names what belongs to the same case, as far as it was known', async () => {
    const of = async (known?: string) =>
      relatedTo(database.appPool, stream, (await knownAt(database.appPool, knownAtQuery.parse(known))).cut);
    expect(await of('2030-03-09')).toEqual([]);
    expect(await of()).toEqual([{ kind: 'reply', id }]);
  });

  it('resolves a moment for good only once every service has recorded something later', async () => {
    const resolved = await knownAt(database.appPool, knownAtQuery.parse('2030-03-05'));
    expect(resolved).toMatchObject({ cut: { intake: 2, review: 0, publish: 0, reporting: 0 }, final: false });
    await expect(
      knownAt(database.appPool, knownAtQuery.parse('intake:99,review:0,publish:0,reporting:0')),
    ).rejects.toMatchObject({ code: 'replay.cut.incomplete', facts: { source: 'intake', complete: 4 } });
  });

  it.each([
    'yesterday',
    'intake:1',
    'intake:1,review:1,publish:1,reporting:x',
    '2030-02-30',
    'intake:1,intake:2,review:0,publish:0',
  ])('does not guess what %s means', (text) => {
    expect(knownAtQuery.safeParse(text).success).toBe(false);
  });
});
