import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { publicationEvents, type EventDefinition } from '@mingjian/contracts';
import { arbitraryData } from '@mingjian/contracts/testing';
import { inTransaction } from '@mingjian/postgres';
import { testDatabase, type TestDatabase } from '@mingjian/postgres/testing';
import type { ProjectedEvent } from '@mingjian/projections';
import fc from 'fast-check';
import { catalogueProjection } from './catalogue.projection.js';

// Forty publications take a while where others work on the same machine.
jest.setTimeout(60_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.pool.query(`create schema c; ${catalogueProjection.createTables('c')}`);
});
afterAll(() => database.drop());

let sequence = 0;

/** The catalogue looks at nothing else of an event. */
const event = ({ name }: EventDefinition, data: object): ProjectedEvent =>
  ({
    name,
    data,
    sequence: (sequence += 1),
    recordedAt: new Date('2026-03-02T02:00:00Z'),
  }) as unknown as ProjectedEvent;

const apply = (...events: readonly ProjectedEvent[]): Promise<void> =>
  inTransaction(database.pool, (client) => catalogueProjection.apply(client, 'c', events));

const { ItemPublished, PublicationRefiled, PublicationWithdrawn } = publicationEvents;

describe('the catalogue', () => {
  it('takes every publication and withdrawal that its schema takes', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryData(ItemPublished), arbitraryData(PublicationWithdrawn), async (out, back) => {
        await apply(event(ItemPublished, out), event(PublicationWithdrawn, back));
        const { rows } = await database.pool.query('select 1 from c.catalogue where publication = $1', [
          out['publication'],
        ]);
        expect(rows).toHaveLength(1);
      }),
      { numRuns: 40 },
    );
  });

  it('moves what was refiled, whether in the same batch or later, and no other', async () => {
    const [one, other] = fc.sample(arbitraryData(ItemPublished), { numRuns: 2, seed: 2 });
    const refiled = (node: string) =>
      event(PublicationRefiled, { ...one, filing: { node, topic: '02-01', genre: 'notice' } });
    const nodeOf = async (data: typeof one) =>
      (
        await database.pool.query(`select node, topic, genre from c.catalogue where publication = $1`, [
          data!['publication'],
        ])
      ).rows;
    await apply(
      event(ItemPublished, one!),
      refiled('plans'),
      event(ItemPublished, { ...other, description: undefined }),
    );
    expect(await nodeOf(one)).toEqual([{ node: 'plans', topic: '02-01', genre: 'notice' }]);
    expect(await nodeOf(other)).toEqual([{ node: null, topic: null, genre: null }]);
    await apply(refiled('guide'));
    expect(await nodeOf(one)).toMatchObject([{ node: 'guide' }]);
  });

  it('goes on when two organs chose patterns that give the same index number (page rule 3)', async () => {
    const [one, other] = fc.sample(arbitraryData(ItemPublished), { numRuns: 2, seed: 1 });
    await apply(
      event(ItemPublished, { ...one, indexNumber: 'T-1' }),
      event(ItemPublished, { ...other, indexNumber: 'T-1' }),
    );
    const { rows } = await database.pool.query(`select 1 from c.catalogue where index_number = 'T-1'`);
    expect(rows).toHaveLength(2);
  });
});
