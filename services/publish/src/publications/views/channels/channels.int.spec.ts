import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PublicationEvent } from '@mingjian/contracts';
import { inTransaction } from '@mingjian/postgres';
import { testDatabase, type TestDatabase } from '@mingjian/postgres/testing';
import type { ProjectedEvent } from '@mingjian/projections';
import fc from 'fast-check';
import {
  after,
  bytes,
  cleared,
  confirmChannel,
  DESCRIPTION,
  prepare,
  publish,
  withdraw,
} from '../../domain/testing/sample.js';
import { channelsProjection } from './channels.projection.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const manners = ['website', 'press', 'radio'] as const;
const first = [prepare({ description: { ...DESCRIPTION, manners: [...manners] } }), publish(1), cleared(1)];
const second = [
  prepare({ proposal: 2, digest: bytes('b'), description: { ...DESCRIPTION, manners: [...manners] } }),
  publish(2),
  cleared(2, { digest: bytes('b') }),
];
const histories: readonly (readonly [readonly string[], readonly PublicationEvent[]])[] = [
  [['press', 'radio'], after(...first)],
  [['radio'], after(...first, confirmChannel('press'))],
  [['press', 'radio'], after(...first, confirmChannel('press'), ...second)],
  [['press'], after(...first, confirmChannel('press'), ...second, confirmChannel('radio'))],
  [[], after(...first, confirmChannel('press'), withdraw())],
  [[], after(prepare({ description: DESCRIPTION, visibility: 'internal' }), publish(1), cleared(1))],
];

describe('the channels that still have to carry something', () => {
  it.each(histories)('are %j, however the log is cut into batches', async (pending, history) => {
    const events = history
      .filter(({ type }) => ['ItemPublished', 'PublicationChannelConfirmed', 'PublicationWithdrawn'].includes(type))
      .map(({ type, data }) => ({ name: type, data }) as unknown as ProjectedEvent);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 }), async (sizes) => {
        await database.pool.query(
          `drop schema if exists c cascade; create schema c; ${channelsProjection.createTables('c')}`,
        );
        const rest = [...events];
        for (let turn = 0; rest.length > 0; turn += 1) {
          const batch = rest.splice(0, sizes[turn % sizes.length]);
          await inTransaction(database.pool, (client) => channelsProjection.apply(client, 'c', batch));
        }
        const { rows } = await database.pool.query<{ medium: string }>(
          'select medium from c.pending_channels order by medium',
        );
        expect(rows.map(({ medium }) => medium)).toEqual(pending);
      }),
      { numRuns: 6 },
    );
  });
});
