import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { applicantTypes, reportTextParts, resultCodes } from '@mingjian/contracts';
import { staff, startCity, type City } from '@mingjian/service-kit/testing';
import { bodies, pass, services } from './city-steps.js';
import { codeIn, tableOf } from './runbook.js';

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

/** The path below the API of reporting, with `{id}` for the report of any year and version, and without what is asked about it. */
const nounOf = (address: string): string =>
  address
    .replace(/^.*\/api\/reporting\/v1\//, '')
    .replace(/\?.*$/, '')
    .replace(/transport-\d{4}-\d+/, '{id}');

describe('an annual report through HTTP (Arts 49, 50)', () => {
  let city: City;
  /** What was asked of reporting, by method and path. */
  const asked = new Set<string>();
  beforeAll(async () => {
    const plain = globalThis.fetch;
    jest.spyOn(globalThis, 'fetch').mockImplementation((address, options) => {
      asked.add(`${options?.method ?? 'GET'} ${nounOf(String(address))}`);
      return plain(address, options);
    });
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

  it('is not drafted while any service has parked something', async () => {
    const { pool } = city.service('publish').runtime.engine;
    await pool.query(
      `INSERT INTO messaging.parked (inbox, key, source, sequence, recorded_at, stream, version, id, type, body, reason)
       VALUES ('publish', 'review-1', 'review', 1, now(), 'review-1', 1, gen_random_uuid(), 'x', '{}', 'to be looked at')`,
    );
    expect((await city.as(statistician).get('reporting/completeness')).body).toMatchObject({
      ready: false,
      sources: expect.arrayContaining([expect.objectContaining({ source: 'publish', parked: 1 })]),
    });
    expect(await city.as(statistician).post('reporting/annual-reports', draft())).toMatchObject({
      code: 'annualReport.cut.parked',
      body: { facts: { source: 'publish', parked: 1 } },
    });
    await pool.query('DELETE FROM messaging.parked');
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
    const signed = await act(leader, 'waivers', { rule: 'C1', reason: '数据口径调整' });
    expect(signed.code).toBe('annualReport.waiver.nothingFails');
    expect(await act(statistician, 'approval')).toMatchObject({ status: 403 });
    expect(await act(leader, 'approval')).toMatchObject({ status: 200 });
    expect((await act(statistician, 'text', words)).code).toBe('annualReport.version.frozen');
    await city.as(statistician).act('intake/tallies', tally('9'));
    await city.settle();
    const { body } = await city.as(leader).get(`reporting/annual-reports/${ID}/recomputation`);
    expect(body).toMatchObject({ equal: true, digest: (await report())['digest'] });
  });

  it('leaves as a file of every kind in its official layout, which is the same bytes ever after', async () => {
    const path = (as: string) => `reporting/annual-reports/${ID}/file?as=${as}`;
    for (const as of ['docx', 'xlsx', 'pdf', 'csv']) {
      const [one, other] = [await city.as(leader).file(path(as)), await city.as(leader).file(path(as))];
      expect([as, other.bytes.equals(one.bytes)]).toEqual([as, true]);
    }
    expect((await city.as(leader).get(path('json'))).body).toMatchObject({
      ...{ schema: 'mingjian-annual-report-1', form: '2021', frozen: { on: '2026-01-12' } },
      tables: { table2: { licensing: { decisions: 7 } } },
    });
    expect(await city.as(leader).get(path('ofd'))).toMatchObject({ status: 400 });
    expect(await city.as(undefined).get('reporting/published-reports/transport/2025?as=pdf')).toMatchObject({
      status: 404,
    });
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
    const open = await city.as(undefined).file('reporting/published-reports/transport/2025?as=docx');
    const within = await city.as(leader).file(`reporting/annual-reports/${ID}/file?as=docx`);
    expect(open.bytes.equals(within.bytes)).toBe(true);
    const { body: list } = await city.as(undefined).get('reporting/published-reports');
    expect(list).toMatchObject({
      reports: [{ organ: 'transport', year: 2025, version: 1, publishedOn: '2026-01-12' }],
    });
    expect((await city.as(undefined).get('reporting/published-reports/schema')).body).toMatchObject({ type: 'object' });
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

  it('is pointed at where its text is last year’s or another organ’s, with the passages in words', async () => {
    const sentence =
      '本机关健全工作机制，强化组织领导，明确专人负责政府信息公开各项工作，及时更新目录，认真办理每一件申请。';
    const all = Object.fromEntries(reportTextParts.map((part) => [part, sentence]));
    const second = (path: string) => `reporting/annual-reports/transport-2025-2/${path}`;
    await city.as(statistician).act(second('text'), all);
    await city.as(leader).act(second('approval'), {});
    await city.settle();
    const water = staff('statistician', 'water');
    await city.as(water).act('reporting/annual-reports', { organ: 'water', year: 2025, scope: 'own' });
    const { body: saved } = await city.as(water).post('reporting/annual-reports/water-2025-1/text', all);
    const { examination } = saved.answer as { readonly examination: readonly Verdict[] };
    expect(examination.filter(({ rule }) => rule === 'W1')).toMatchObject([{ verdict: 'fail', row: 'transport-2025' }]);
    const { body } = await city.as(water).get('reporting/annual-reports/water-2025-1/similarity');
    expect(body).toMatchObject({
      compared: true,
      reports: [
        {
          organ: 'transport',
          kind: 'other',
          percent: 100,
          pointedAt: true,
          passages: [{ from: 1 }, {}, {}, {}, {}, {}, {}],
        },
      ],
    });
    const page = 'reporting:/reports/water/2025/versions/1/similarity';
    const shown = (await city.as(water).get<string>(page)).body;
    for (const part of ['相同部分 100%', sentence.replace('。', '')]) expect(shown).toContain(part);
    expect((await city.as(staff('leader', 'transport')).get(page)).status).toBe(404);
    const indicators = (await city.as(water).get<string>('reporting:/reports/water/indicators')).body;
    for (const part of ['统计指标', '按期办结率']) expect(indicators).toContain(part);
  });

  it('begins from a report published before the platform, which is taken over as a whole and marked', async () => {
    const row = (first: number) => ({
      ...Object.fromEntries(applicantTypes.map((type) => [type, 0])),
      naturalPerson: first,
      total: first,
    });
    const results = Object.fromEntries(resultCodes.map((code) => [code, row(code === '3.1' ? 7 : 0)]));
    const tables = { table2: {}, table3: { N: row(9), P: row(0), ...results, T: row(7), F: row(2) }, table4: {} };
    const balance = {
      ...{ organ: 'water', year: 2024, carriedForward: { naturalPerson: 2 }, source: '2024年年度报告' },
      ...{ regulationsInForce: null, normativeDocumentsInForce: null },
      report: { scope: 'own', title: '云泽市水务局2024年政府信息公开工作年度报告', publishedOn: '2025-01-20', tables },
    };
    const water = staff('statistician', 'water');
    const wrong = { ...balance, carriedForward: { naturalPerson: 3 } };
    expect((await city.as(water).post('reporting/opening-balances', wrong)).code).toBe('opening.report.differs');
    await city.as(water).act('reporting/opening-balances', balance);
    const { body } = await city.as(water).get('reporting/opening-balances/water-2024');
    expect(body).toMatchObject({ imported: true, version: 1, report: { title: balance.report.title } });
    await city.settle();
    await city.as(water).act('reporting/annual-reports', draft({ organ: 'water' }));
    const { body: drafted } = await city
      .as(water)
      .get<{ examination: readonly Verdict[] }>('reporting/annual-reports/water-2025-1');
    expect(drafted).toMatchObject({ previous: 'published' });
    expect(drafted.examination.filter(({ rule }) => rule === 'C5')).toMatchObject([{ verdict: 'pass' }]);
  });

  it('is asked for: who has not submitted when the last day comes near is reminded once, and once more after it (Art 49)', async () => {
    interface Reporters {
      readonly reporters: readonly {
        readonly organ: string;
        readonly reminded: readonly { readonly kind: string; readonly duty: string }[];
      }[];
      readonly missing: readonly string[];
      readonly late: readonly string[];
      readonly rollUp: object | null;
    }
    const read = async () => (await city.as(supervisor).get<Reporters>('reporting/reporters/city/2025')).body;
    const submissionsOf = ({ reporters }: Reporters, organ: string) =>
      reporters
        .find((one) => one.organ === organ)!
        .reminded.flatMap(({ duty, kind }) => (duty === 'submission' ? [kind] : []));
    const kinds = async (...dates: readonly string[]) => {
      for (const date of dates) await city.setDate(date);
      const now = await read();
      return [submissionsOf(now, 'water'), submissionsOf(now, 'transport')];
    };
    expect(await read()).toMatchObject({ missing: expect.arrayContaining(['water']), rollUp: null });
    expect((await read()).missing).not.toContain('transport');
    expect(await kinds('2026-01-16')).toEqual([[], []]);
    expect(await kinds('2026-01-17', '2026-01-18', '2026-01-31')).toEqual([['soon'], []]);
    expect(await kinds('2026-02-01', '2026-02-02')).toEqual([['soon', 'overdue'], []]);
    expect((await read()).late).toContain('water');
    expect((await city.as(staff('leader', 'water')).get('reporting/reporters/city/2025')).status).toBe(404);
    const page = 'reporting:/reports/city/2025/reporters';
    expect((await city.as(supervisor).get<string>(page)).body).toContain('逾期未报');
    expect((await city.as(staff('leader', 'water')).get(page)).status).toBe(404);
  });

  it('is shown to nobody outside its scope', async () => {
    expect((await city.as(staff('leader', 'water')).get(`reporting/annual-reports/${ID}`)).status).toBe(404);
  });

  it('went through every request of the page', async () => {
    const requests = (await tableOf('make-an-annual-report.md')).flatMap(([, , request = '']) =>
      codeIn(request)
        .filter((code) => /^(GET|POST) /.test(code))
        .map((code) => code.split(' ').map(nounOf).join(' ').replace('…/', 'annual-reports/{id}/')),
    );
    expect(requests.length).toBeGreaterThan(10);
    expect(requests.filter((request) => !asked.has(request))).toEqual([]);
  });
});
