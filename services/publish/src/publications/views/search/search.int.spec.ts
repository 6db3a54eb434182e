import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { attachmentTypes, publicationEvents, sha256 } from '@mingjian/contracts';
import { arbitraryData } from '@mingjian/contracts/testing';
import { inTransaction } from '@mingjian/postgres';
import { testDatabase, type TestDatabase } from '@mingjian/postgres/testing';
import type { ProjectedEvent, Projection } from '@mingjian/projections';
import type { Engine } from '@mingjian/service-kit';
import { NotInVault } from '@mingjian/vault';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { catalogueProjection } from '../catalogue/catalogue.projection.js';
import { MOST_OF_A_FILE, searchableText } from './file-text.js';
import { postgresSearch } from './search.postgres.js';
import { searchProjection } from './search.projection.js';

// Its projections work in a database that others use too.
jest.setTimeout(60_000);

const TODAY = '2026-03-02';
const texts = new Map<string, object | string>();
const engine = {
  contents: {
    get: (digest: string) => {
      const found = texts.get(digest);
      if (found === undefined) return Promise.reject(new NotInVault(digest));
      return Promise.resolve(Buffer.from(typeof found === 'string' ? found : JSON.stringify(found)));
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
const apply = async (
  name: 'ItemPublished' | 'PublicationFilesRead' | 'PublicationWithdrawn',
  data: object,
): Promise<void> => {
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
    attachments: undefined,
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

describe('the files of what is out (S29)', () => {
  const file = (letter: string, name: string) => ({
    ...{ name, digest: letter.repeat(64), mediaType: attachmentTypes[3], size: 10 },
  });
  const read = async (
    of: { readonly publication: string },
    ...files: readonly (readonly [string, string | null])[]
  ) => {
    const readings = files.map(([letter, text]) => {
      if (text !== null) texts.set(sha256(text), text);
      return { file: letter.repeat(64), text: text === null ? null : sha256(text) };
    });
    await apply('PublicationFilesRead', { ...of, version: 1, files: readings });
  };
  const hits = async (q: string) =>
    (await postgresSearch(reading).search({ q, sort: 'relevance', page: 1 }, TODAY)).hits.map(
      ({ entry: { title }, snippet, file: found }) => ({ title, snippet, file: found?.name ?? null }),
    );
  const withdraw = async ({ publication, item, organ, indexNumber }: Awaited<ReturnType<typeof publish>>) =>
    apply('PublicationWithdrawn', {
      ...{ publication, item, organ, indexNumber, reason: 'outdated', withdrawnOn: TODAY },
    });

  it('are found by what stands in them and by their names; a hit names the file and shows the place', async () => {
    const plan = await publish('渡口年度计划', '见附件。', {
      attachments: [file('a', '渡口名录.docx'), file('b', '照片.png')],
    });
    expect(await hits('照片')).toEqual([{ title: '渡口年度计划', snippet: '', file: '照片.png' }]);
    expect(await hits('芦苇荡')).toEqual([]);
    await read(plan, ['a', `${'前'.repeat(5000)}芦苇荡渡口每日两班${'后'.repeat(50)}`], ['b', null]);
    const [hit] = await hits('芦苇荡');
    expect(hit).toMatchObject({ title: '渡口年度计划', file: '渡口名录.docx' });
    expect(hit!.snippet).toContain('芦苇荡渡口每日两班');
    expect(await found('见附件 芦苇荡')).toEqual(['渡口年度计划']);
    expect((await hits('见附件 芦苇荡'))[0]).toMatchObject({ file: null, snippet: '见附件。' });
  });

  it('are read once, for every publication that has the file, before and after, and only while it is out with it', async () => {
    const one = await publish('码头甲', '一', { attachments: [file('c', '表.txt')] });
    const other = await publish('码头乙', '二', { attachments: [file('c', '另一个名称.txt')] });
    await read(one, ['c', '靠泊费用标准明细']);
    expect((await found('靠泊费用')).toSorted()).toEqual(['码头乙', '码头甲']);
    await apply('ItemPublished', { ...one, version: 2, attachments: undefined });
    expect(await hits('靠泊费用')).toEqual([{ title: '码头乙', snippet: '靠泊费用标准明细', file: '另一个名称.txt' }]);
    await apply('ItemPublished', { ...one, version: 3 });
    expect(await found('靠泊费用')).toHaveLength(2);
    await withdraw(one);
    await withdraw(other);
    expect(await found('靠泊费用')).toEqual([]);
    const { rows } = await database.pool.query(`SELECT 1 FROM read.search_passages WHERE text LIKE '%靠泊%'`);
    expect(rows).toEqual([]);
  });

  it('are bounded in sum, whatever was read first, and stop nothing when their text is gone', async () => {
    const long = (word: string) => `${'长'.repeat(MOST_OF_A_FILE - word.length)}${word}`;
    const many = await publish('超长附件', '正文', {
      attachments: ['d', 'e', 'f', '1'].map((n) => file(n, `${n}.txt`)),
    });
    await read(many, ['1', '第四份文件的内容'], ['f', long('第三份结尾'.repeat(2))]);
    expect(await found('第四份文件')).toEqual(['超长附件']);
    await read(many, ['d', long('第一份结尾')], ['e', long('第二份结尾')]);
    expect(await found('第三份结尾')).toEqual(['超长附件']);
    expect(await found('第四份文件')).toEqual([]);
    texts.delete(sha256(long('第一份结尾')));
    await apply('ItemPublished', { ...many, version: 2 });
    expect([await found('第一份结尾'), await found('第四份文件')]).toEqual([[], ['超长附件']]);
  });

  it('of what is not for everybody are found by nobody', async () => {
    await publish('内部附件', '正文', { visibility: 'internal', attachments: [file('2', '值班电话.txt')] });
    await read({ publication: '00000000-0000-4000-8000-000000000000' }, ['2', '夜间值班安排']);
    expect([await found('值班电话'), await found('夜间值班')]).toEqual([[], []]);
  });
});

describe('what can be found of a file', () => {
  const seen = (text: string, mediaType = 'text/plain') =>
    searchableText({ texts: [{ place: 'body', text }], carried: [], authors: [] }, mediaType);

  it('is what people see of it, and of a PDF words that its lines broke', () => {
    const texts = (['properties', 'comments', 'changes', 'hidden', 'body'] as const).map((place) => ({
      ...{ place, text: place },
    }));
    expect(searchableText({ texts, carried: [], authors: ['某人'] }, 'text/plain')).toBe('body');
    expect(seen('养护\n计划 2026', 'application/pdf')).toBe('养护计划 2026');
    expect(seen('养护\n计划')).toBe('养护\n计划');
    expect(seen(' \n')).toBeNull();
  });

  it('is kept by the database, whatever a file holds', async () => {
    const odd = seen(`a\u0000\u0007\ud800${'\u{1d400}'.repeat(99)}b${'\u{1d400}'.repeat(99)}怪异\ufffe`)!;
    texts.set(sha256(odd), odd);
    const out = await publish('怪异文件', '正文', {
      attachments: [{ name: '一.txt', digest: '3'.repeat(64), mediaType: attachmentTypes[3], size: 10 }],
    });
    await apply('PublicationFilesRead', { ...out, version: 1, files: [{ file: '3'.repeat(64), text: sha256(odd) }] });
    expect(await found('怪异')).toEqual(['怪异文件']);
    expect(seen('字'.repeat(MOST_OF_A_FILE + 1))).toHaveLength(MOST_OF_A_FILE);
  });
});
