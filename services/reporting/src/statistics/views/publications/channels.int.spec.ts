import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readModelOf, type ReadModel } from '../../../testing/read-model.js';
import { projected, record, type Fact } from '../../../testing/recorded.js';
import { statistics } from '../../statistics.projection.js';
import { channelCounts, documentCounts } from './counts.js';

const ID = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';
const published = (publication: string, version: number, publishedOn: string, visibility = 'public'): Fact => ({
  stream: `publication-${publication}`,
  type: 'ItemPublished',
  on: publishedOn,
  data: {
    publication,
    item: publication,
    organ: 'transport',
    request: publication,
    indexNumber: `014/${publication}`,
    version,
    title: '养护计划',
    category: '规划计划',
    visibility,
    digest: '1'.repeat(64),
    publishedOn,
  },
});
const carried = (version: number, medium: string, doneOn: string): Fact => ({
  stream: `publication-${ID}`,
  type: 'PublicationChannelConfirmed',
  on: doneOn,
  data: { publication: ID, item: ID, organ: 'transport', version, medium, doneOn, by: 'zhou' },
});

let model: ReadModel;
beforeAll(async () => {
  model = await readModelOf(statistics);
  const facts = [
    published(ID, 1, '2026-03-02'),
    carried(1, 'press', '2026-03-03'),
    carried(1, 'noticeBoard', '2027-01-04'),
    published(ID, 2, '2026-05-06'),
    carried(2, 'press', '2026-05-07'),
    published(OTHER, 1, '2026-03-02', 'internal'),
  ];
  for (const event of record(facts)) await model.apply([projected(event)]);
});
afterAll(() => model.drop());

describe('documents that bind the public', () => {
  it('are counted as made, repealed, expired and in force at the end of a year (table 2, page rule 7)', async () => {
    const document = (n: number, formedOn: string, validTo: string | null): Fact => {
      const id = `33333333-3333-4333-8333-00000000000${n}`;
      const fact = published(id, 1, '2026-03-02');
      const normative = { kind: 'normativeDocument', validTo, interpretation: false };
      const description = { documentNumber: `${n}号`, formedOn, manners: ['website'], normative };
      return { ...fact, data: { ...fact.data, organ: 'roads', description } };
    };
    const repealed = (n: number, repealedOn: string): Fact => {
      const id = `33333333-3333-4333-8333-00000000000${n}`;
      const data = { publication: id, item: id, organ: 'roads', kind: 'normativeDocument', repealedOn };
      return {
        stream: `publication-${id}`,
        type: 'DocumentRepealed',
        on: repealedOn,
        data: { ...data, repealedBy: null, document: '9号', by: 'zhou' },
      };
    };
    const facts = [
      document(1, '2024-05-06', null),
      document(2, '2026-01-05', '2026-06-30'),
      document(3, '2026-01-05', '2026-12-31'),
      document(4, '2026-02-02', '2027-06-30'),
      repealed(1, '2026-07-01'),
      repealed(4, '2027-01-01'),
    ];
    for (const event of record(facts)) await model.apply([projected(event)]);
    const counts = async (year: number) =>
      (await documentCounts(model.pool, { organs: ['roads'], year })).find(({ kind }) => kind === 'normativeDocument');
    expect(await counts(2024)).toMatchObject({ made: 1, repealed: 0, expired: 0, inForce: 1 });
    expect(await counts(2026)).toMatchObject({ made: 3, repealed: 1, expired: 1, inForce: 2 });
    expect(await counts(2027)).toMatchObject({ made: 0, repealed: 1, expired: 1, inForce: 0 });
  });
});

describe('publications by channel (Art 23, S34)', () => {
  it('count each version once on each channel that carried it, in the year in which it did; the portal carries what is public', async () => {
    const counts = async (year: number) => {
      const rows = await channelCounts(model.pool, { organs: ['transport'], year });
      return rows.filter(({ items }) => items > 0).map(({ medium, items }) => [medium, items]);
    };
    expect(await counts(2026)).toEqual([
      ['website', 2],
      ['press', 2],
    ]);
    expect(await counts(2027)).toEqual([['noticeBoard', 1]]);
    expect(await channelCounts(model.pool, { organs: ['water'], year: 2026 })).toHaveLength(11);
  });
});
