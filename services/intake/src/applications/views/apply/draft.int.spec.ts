import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@mingjian/postgres/testing';
import { draftSchema, findDraft, keepDraft, newDraft, newSecret, removeOldDrafts } from './draft.js';
import { applicantOf, canonicalCode } from '../../../query-code.js';
import { receiptNumber } from '../../receipt-number.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.pool.query(draftSchema('current_user'));
});
afterAll(() => database.drop());

const described = (description: string) => {
  const draft = newDraft();
  return { ...draft, fields: { ...draft.fields, description } };
};

describe('a draft', () => {
  it('is opened by the browser that began it, and by no other', async () => {
    const [mine, other] = [newSecret(), newSecret()];
    const draft = described('城南大桥的检测报告');
    await keepDraft(database.pool, mine, draft);
    expect(await findDraft(database.pool, mine)).toEqual(draft);
    await keepDraft(database.pool, mine, { ...draft, submitted: { application: 'a', on: '2026-03-02', organ: 'o' } });
    expect((await findDraft(database.pool, mine))?.submitted?.organ).toBe('o');
    for (const secret of [other, undefined, '', 'short']) {
      expect(await findDraft(database.pool, secret)).toBeUndefined();
    }
  });

  it('cannot be read by who has the database alone', async () => {
    const secret = newSecret();
    const draft = described('只有浏览器能打开');
    await keepDraft(database.pool, secret, draft);
    const { rows } = await database.pool.query<{ draft: string; sealed: Buffer }>('SELECT * FROM application_drafts');
    const kept = rows.map(({ draft: name, sealed }) => `${name} ${sealed.toString('utf8')}`).join('\n');
    for (const inside of [secret, draft.code, draft.command, '只有浏览器能打开']) expect(kept).not.toContain(inside);
  });

  it('goes a day after it was last touched', async () => {
    const [old, young] = [newSecret(), newSecret()];
    await keepDraft(database.pool, old, described('旧'));
    await database.pool.query(`UPDATE application_drafts SET touched_at = now() - interval '25 hours'`);
    await keepDraft(database.pool, young, described('新'));
    await removeOldDrafts(database.pool);
    expect(await findDraft(database.pool, old)).toBeUndefined();
    expect(await findDraft(database.pool, young)).toBeDefined();
  });
});

describe('a query code', () => {
  it('is the same however it is written down', () => {
    const { code } = newDraft();
    expect(code).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
    for (const typed of [code.toLowerCase(), code.replaceAll('-', ''), ` ${code} `]) {
      expect(applicantOf(typed)).toBe(applicantOf(code));
    }
    expect(canonicalCode('o0il-１１')).toBe('001111');
  });

  it('is another each time, and cannot be told from who the applicant is', () => {
    const codes = Array.from({ length: 200 }, () => newDraft().code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(applicantOf(codes[0]!)).toMatch(/^citizen:[0-9a-f]{64}$/);
    const received = { application: '3f9a21c4-0000-5000-8000-000000000000', submittedOn: '2026-03-02' };
    expect(receiptNumber({ ...received, channel: 'web' })).toBe('WS-20260302-3F9A21C4');
    expect(receiptNumber({ ...received, channel: 'counter' })).toBe('ZM-20260302-3F9A21C4');
  });
});
