import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { reportTextParts } from '@mingjian/contracts';
import { staff, startCity, type City } from '@mingjian/service-kit/testing';
import { bodies, pass, services } from './city-steps.js';

jest.setTimeout(120_000);

const ID = 'transport-2025-1';
const [statistician, leader, supervisor] = [staff('statistician'), staff('leader'), staff('officeHead', 'city')];
const words = Object.fromEntries(
  reportTextParts.map((part) => [part, '予以公开{{3.1.total}}件，许可{{licensing.decisions}}件。']),
);

interface Verdict {
  readonly rule: string;
  readonly verdict: string;
}

describe('an annual report through HTTP (Arts 49, 50)', () => {
  let city: City;
  beforeAll(async () => {
    city = await startCity({ services, date: '2026-01-12' });
    await city.as(statistician).act('intake/tallies', tally('7'));
    await city.settle();
  });
  afterAll(() => city.close());

  const tally = (value: string) => ({
    ...{ organ: 'transport', month: '2025-06', measure: 'licensing.decisions', value, source: '审批系统' },
  });
  const draft = (over: object = {}) => ({ organ: 'transport', year: 2025, scope: 'own', ...over });
  const report = async (id = ID) =>
    (await city.as(leader).get<Record<string, unknown>>(`reporting/annual-reports/${id}`)).body;
  const act = (sub: string, path: string, body: object = {}) =>
    city.as(sub).post(`reporting/annual-reports/${ID}/${path}`, body);

  it('is drafted by a statistician at everything that has arrived', async () => {
    const { body } = await city.as(statistician).get<{ ready: boolean }>('reporting/completeness');
    expect(body).toMatchObject({
      ready: true,
      sources: expect.arrayContaining([expect.objectContaining({ source: 'intake', parked: 0 })]),
    });
    expect(await city.as(leader).post('reporting/annual-reports', draft())).toMatchObject({ status: 403 });
    const beyond = { intake: 1_000_000, review: 0, publish: 0, reporting: 0 };
    const refused = await city.as(statistician).post('reporting/annual-reports', draft({ cut: beyond }));
    expect(refused).toMatchObject({ code: 'annualReport.cut.incomplete', body: { facts: { source: 'intake' } } });
    const { id } = await city.as(statistician).act('reporting/annual-reports', draft());
    expect(id).toBe(ID);
    expect(await report()).toMatchObject({ phase: 'drafted', organs: ['transport'] });
  });

  it('answers each save with the examination, and reads with its figures', async () => {
    expect((await act(statistician, 'text', { others: '{{9.9.total}}' })).code).toBe(
      'annualReport.text.referenceUnknown',
    );
    const saved = await act(statistician, 'text', words);
    const { examination } = saved.body.answer as { readonly examination: readonly Verdict[] };
    expect(examination.filter(({ rule }) => rule === 'C1')).toMatchObject([{ verdict: 'pass' }]);
    expect(await report()).toMatchObject({
      reading: { problems: '予以公开0件，许可7件。' },
      text: { problems: words['problems'] },
    });
  });

  it('is approved by a leader and frozen; recomputed on the spot it is the same', async () => {
    expect(await act(statistician, 'approval')).toMatchObject({ status: 403 });
    expect(await act(leader, 'approval')).toMatchObject({ status: 200 });
    expect((await act(statistician, 'text', words)).code).toBe('annualReport.version.frozen');
    await city.as(statistician).act('intake/tallies', tally('9'));
    await city.settle();
    const { body } = await city.as(leader).get(`reporting/annual-reports/${ID}/recomputation`);
    expect(body).toMatchObject({ equal: true, digest: (await report())['digest'] });
  });

  it('is submitted to the supervising organ, which alone returns or accepts it', async () => {
    expect(await act(statistician, 'submission')).toMatchObject({ status: 200 });
    expect(await report()).toMatchObject({ submitted: { to: 'city', due: '2026-01-31', late: false } });
    expect((await act(staff('officeHead'), 'acceptance')).status).toBeGreaterThanOrEqual(403);
    expect(await act(supervisor, 'return', { reason: '请补充改进措施' })).toMatchObject({ status: 200 });
    expect(await report()).toMatchObject({ phase: 'returned', returned: { reason: '请补充改进措施' } });
    await act(statistician, 'text', { problems: '问题与改进措施。' });
    for (const [sub, path] of [
      [leader, 'approval'],
      [statistician, 'submission'],
      [supervisor, 'acceptance'],
    ] as const) {
      expect(await act(sub, path)).toMatchObject({ status: 200 });
    }
    expect(await report()).toMatchObject({ phase: 'accepted', accepted: { by: supervisor } });
  });

  it('is revised as a new version, whose delta names what moved (counting rule 9)', async () => {
    const moved = [{ kind: 'tally', id: '2025-06 licensing.decisions', organ: 'transport' }];
    const now = await city.as(leader).get(`reporting/annual-reports/${ID}/delta?against=now`);
    expect(now.body).toMatchObject({ moved });
    await city.as(statistician).act('reporting/annual-reports', draft({ version: 2 }));
    const { body } = await city.as(leader).get('reporting/annual-reports/transport-2025-2/delta');
    expect(body).toMatchObject({
      cells: [{ table: 2, row: 'licensing', column: 'decisions', before: 7, after: 9 }],
      moved,
    });
    await city.settle();
    const list = await city.as(leader).get('reporting/annual-reports?organ=transport');
    expect(list.body).toMatchObject({
      reports: [
        { version: 2, phase: 'drafted' },
        { id: ID, phase: 'accepted', late: false },
      ],
    });
  });

  it('is published through review and publish, in exactly the bytes that were approved', async () => {
    interface Publication {
      readonly digest: string;
      readonly due: string;
      readonly content: { readonly title: string; readonly text: string };
      readonly published: { readonly indexNumber: string } | null;
    }
    const read = async () =>
      (await city.as(leader).get<Publication>(`reporting/annual-reports/${ID}/publication`)).body;
    const { content, published, due } = await read();
    expect([published, due, content.title]).toEqual([
      null,
      '2026-01-31',
      '云泽市交通运输局2025年政府信息公开工作年度报告',
    ]);
    expect(content.text).toContain('第二十条第（五）项 行政许可：本年处理决定数量 7');
    const { id } = await city
      .as(staff('handler'))
      .act('intake/items', { ...bodies.item(), formedOn: '2026-01-12', ...content });
    await city.settle();
    await pass(city, 'item', id);
    await city.settle();
    await city.as(staff('publisher')).act(`publish/publications/${id}/release`, {});
    await city.settle();
    expect((await read()).published).toMatchObject({ publishedOn: '2026-01-12' });
  });

  it('is a page with its six parts, its examination and its cut (30号)', async () => {
    const page = await city.as(leader).get<string>('reporting:/reports/transport/2025/versions/1');
    for (const part of [
      '一、总体情况',
      '二、主动公开',
      '三、收到和处理',
      '五、存在的主要问题',
      '六、其他需要',
      'SHA-256',
    ]) {
      expect(page.body).toContain(part);
    }
  });

  it('is shown to nobody outside its scope', async () => {
    expect((await city.as(staff('leader', 'water')).get(`reporting/annual-reports/${ID}`)).status).toBe(404);
  });
});
