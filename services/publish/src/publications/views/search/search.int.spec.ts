import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { publicationEvents } from '@mingjian/contracts';
import { arbitraryData } from '@mingjian/contracts/testing';
import { inTransaction } from '@mingjian/postgres';
import { testDatabase, type TestDatabase } from '@mingjian/postgres/testing';
import type { ProjectedEvent, Projection } from '@mingjian/projections';
import type { Engine } from '@mingjian/service-kit';
import { NotInVault } from '@mingjian/vault';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { catalogueProjection } from '../catalogue/catalogue.projection.js';
import { postgresSearch } from './search.postgres.js';
import { searchProjection } from './search.projection.js';

// Its projections work in a database that others use too.
jest.setTimeout(60_000);

const TODAY = '2026-03-02';
const texts = new Map<string, object>();
const engine = {
  contents: {
    get: (digest: string) => {
      const found = texts.get(digest);
      return found ? Promise.resolve(Buffer.from(JSON.stringify(found))) : Promise.reject(new NotInVault(digest));
    },
  },
} as unknown as Engine;
const projections: readonly Projection[] = [catalogueProjection, searchProjection(() => engine)];

let database: TestDatabase;
let read: DataSource;
let reading: Engine;
beforeAll(async () => {
  database = await testDatabase();
  await database.pool.query(
    `CREATE SCHEMA IF NOT EXISTS read; ${projections.map(({ createTables }) => createTables('read')).join('\n')}`,
  );
  read = await new DataSource({ type: 'postgres', url: database.ownerUrl }).initialize();
  reading = { pool: database.pool, read, generationOf: () => Promise.resolve(1) } as unknown as Engine;
});
afterAll(async () => {
  await read?.destroy();
  await database.drop();
});

/** Whoever concerns somebody in a batch brings the others of the batch along. */
const ofAReply = {
  ...{ type: 'cn.mingjian.publish.ReplyIssued.v1', name: 'ReplyIssued', data: { reply: 'r' } },
  recordedAt: new Date('2026-03-02T02:00:00Z'),
} as unknown as ProjectedEvent;

let sequence = 0;
const apply = async (name: 'ItemPublished' | 'PublicationWithdrawn', data: object): Promise<void> => {
  const { wireType: type } = publicationEvents[name];
  sequence += 1;
  const recordedAt = new Date('2026-03-02T02:00:00Z');
  const event = { type, name, data, sequence, recordedAt } as unknown as ProjectedEvent;
  for (const projection of projections) {
    await inTransaction(database.pool, (client) => projection.apply(client, 'read', [ofAReply, event]));
  }
};

let seed = 0;
/** Publishes a text; gives its event. */
const publish = async (title: string, text: string | null, over: object = {}) => {
  seed += 1;
  const [data] = fc.sample(arbitraryData(publicationEvents.ItemPublished), { numRuns: 1, seed });
  const out = {
    ...data,
    title,
    visibility: 'public',
    version: 1,
    organ: 'transport',
    digest: String(seed).padStart(64, '0'),
    indexNumber: `T-${seed}`,
    publishedOn: TODAY,
    description: undefined,
    ...over,
  };
  if (text !== null) texts.set(out.digest, { title, text });
  await apply('ItemPublished', out);
  return out as typeof out & { publication: string; item: string };
};

const found = async (q: string, over: object = {}): Promise<readonly string[]> => {
  const { hits } = await postgresSearch(reading).search({ q, sort: 'relevance', page: 1, ...over }, TODAY);
  return hits.map(({ entry }) => entry.title);
};

describe('the search of the portal (Art 24, S24)', () => {
  it('finds words of one character and more, in title and text, every word of a query, titles first', async () => {
    await publish('龙王庙泵站改造', '工程投资三千万元。');
    await publish('防汛通知', '各泵站加强值守，龙王庙泵站每日报告。');
    expect(await found('泵站')).toEqual(['龙王庙泵站改造', '防汛通知']);
    expect(await found('龙王庙泵站')).toHaveLength(2);
    expect(await found('龙')).toHaveLength(2);
    expect(await found('泵站 投资')).toEqual(['龙王庙泵站改造']);
    expect(await found('庙王龙')).toEqual([]);
    expect(await found('龙王庙 值守', { sort: 'date' })).toEqual(['防汛通知']);
    expect(await found(`'); DROP TABLE x; --`)).toEqual([]);
  });

  it('shows where it was found, and by what the hits can be narrowed', async () => {
    await publish('水质公报', `${'前'.repeat(6000)}溶解氧达标${'后'.repeat(3000)}`, { organ: 'water' });
    const result = await postgresSearch(reading).search({ q: '溶解氧', sort: 'relevance', page: 1 }, TODAY);
    expect(result).toMatchObject({
      total: 1,
      more: false,
      terms: ['溶解氧'],
      facets: { organ: [{ value: 'water', count: 1 }] },
    });
    expect(result.hits[0]!.snippet).toContain('溶解氧达标');
    expect(await found('溶解氧', { organ: 'transport' })).toEqual([]);
  });

  it('forgets the old words of a new version, what was taken back, and what is not for everybody', async () => {
    const first = await publish('道路封闭', '因施工封闭北环路');
    const digest = 'f'.repeat(64);
    texts.set(digest, { title: '道路恢复', text: '北环路恢复通行' });
    await apply('ItemPublished', { ...first, title: '道路恢复', version: 2, digest });
    expect([await found('封闭'), await found('恢复通行')]).toEqual([[], ['道路恢复']]);
    await apply('PublicationWithdrawn', {
      publication: first.publication,
      item: first.item,
      organ: first.organ,
      indexNumber: first.indexNumber,
      reason: 'barred',
      withdrawnOn: TODAY,
    });
    expect(await found('恢复通行')).toEqual([]);
    const { rows } = await database.pool.query(`SELECT 1 FROM read.search_passages WHERE text LIKE '%北环路%'`);
    expect(rows).toEqual([]);
    await publish('内部安排', '值班表内部使用', { visibility: 'internal' });
    expect(await found('值班表')).toEqual([]);
  });

  it('still finds by its title what was erased since', async () => {
    await publish('旧档案目录', null);
    expect(await found('档案目录')).toEqual(['旧档案目录']);
  });
});
