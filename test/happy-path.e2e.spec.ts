import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AUDITOR, staff, startCity, type City } from '@mingjian/service-kit/testing';
import { agreedOne, MONDAY, openCase, services } from './city-steps.js';

type Cells = Readonly<Record<string, Readonly<Record<string, number>>>>;
interface Report {
  readonly table3: Cells;
  readonly table4: Cells;
}
interface Timeline {
  readonly entries: readonly { readonly source: string; readonly name: string; readonly occurredOn: string }[];
}

jest.setTimeout(60_000);

let city: City;
const logged: string[] = [];
beforeAll(async () => {
  city = await startCity({ services, date: MONDAY, logTo: { write: (line) => void logged.push(line) } });
});
afterAll(() => city.close());

const report = async (year = 2026): Promise<Report> =>
  (await city.as(undefined).get<Report>(`reporting/reports/transport/${year}?scope=own`)).body;
const timeline = async (id: string): Promise<Timeline['entries']> =>
  (await city.as(staff('leader')).get<Timeline>(`reporting/cases/${id}/timeline`)).body.entries;

describe('one application through all four services', () => {
  let id: string;

  it('is decided when the reviewed reply is issued, delivered and archived (Art 45)', async () => {
    id = await agreedOne(city, 'reply');
    await city.setDate('2026-03-04');
    await city.as(staff('publisher')).act(`publish/replies/${id}/issue`, {});
    await city.settle();
    const delivery = { manner: 'post', deliveredOn: '2026-03-04' };
    await city.as(staff('publisher')).act(`publish/replies/${id}/delivery`, delivery);
    await city.settle();
    await city.as(staff('registrar')).act(`intake/applications/${id}/archive`, {});
    await city.settle();

    const file = await city.as(staff('handler')).get(`intake/applications/${id}`);
    expect(file.body).toMatchObject({
      phase: 'closed',
      result: '3.1',
      closedOn: '2026-03-04',
      document: { number: '云交公复〔2026〕1号' },
      deliveredOn: '2026-03-04',
      archivedOn: '2026-03-04',
    });
  });

  it('stands in the cells of the annual report (table 3)', async () => {
    const { table3 } = await report();
    for (const row of ['N', '3.1', 'T']) expect(table3[row]).toMatchObject({ naturalPerson: 1, total: 1 });
    expect(table3['F']).toMatchObject({ total: 0 });
    const behind = await city
      .as(staff('statistician'))
      .get(`reporting/reports/transport/2026/behind?scope=own&table=3&row=3.1&column=naturalPerson`);
    expect(behind.body).toMatchObject({ cases: { total: 1, rows: [{ application: id, result: '3.1' }] } });
  });

  it('stands on the page of the report, in Chinese and English, marked as simulated', async () => {
    const page = await city.as(undefined).get<string>('reporting:/reports/transport/2026?scope=own');
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    expect(page.body).toContain('云泽市交通运输局2026年政府信息公开工作年度报告');
    expect(page.body).not.toContain('/behind?');
    expect(page.body).toContain('模拟');
  });

  it('has a timeline over the services, in order, without anything personal (privacy rule 1)', async () => {
    // Under a clock that stands still only the order inside each service is told; across services the tie is broken by name.
    const entries = await timeline(id);
    const names = (of: string) => entries.filter(({ source }) => source === of).map(({ name }) => name);
    expect(names('intake')).toEqual([
      'ApplicationSubmitted',
      'ApplicationRegistered',
      'ApplicationAssigned',
      'AssignmentAccepted',
      'ReplyProposed',
      'ApplicationDecided',
      'ApplicationDelivered',
      'ApplicationArchived',
    ]);
    const opinions = Array.from({ length: 4 }, () => 'OpinionGiven');
    expect(names('review')).toEqual(['ReviewOpened', ...opinions, 'ReviewDecided', 'ReleaseCleared']);
    expect(names('publish')).toEqual([
      'ReplyExpected',
      'ReplyPrepared',
      'ReplyReleaseRequested',
      'ReplyIssued',
      'ReplyDelivered',
    ]);
    const everything = (await city.events()).map(({ envelope }) => JSON.stringify(envelope)).join('\n');
    for (const personal of ['申请人甲', 'DEMO-0001', '演示路', '养护合同']) expect(everything).not.toContain(personal);
  });

  it('is seen by nobody of another bureau, not even that it exists', async () => {
    const stranger = city.as(staff('leader', 'water'));
    expect(await stranger.get(`intake/applications/${id}`)).toMatchObject({ status: 404, code: 'request.notFound' });
    expect(await stranger.get(`reporting/cases/${id}/timeline`)).toMatchObject({ status: 404 });
    expect(await stranger.post(`publish/replies/${id}/issue`, {})).toMatchObject({ status: 404 });
  });
});

describe('one item through all four services', () => {
  let id: string;

  it('is on the portal once it was reviewed and released (Art 20, Art 23, S4)', async () => {
    id = await agreedOne(city, 'item');
    expect((await city.as(undefined).get<string>('publish:/portal')).body).not.toContain('2026年公路养护计划');
    await city.as(staff('publisher')).act(`publish/publications/${id}/release`, {});
    await city.settle();
    expect((await city.as(undefined).get<string>('publish:/portal')).body).toContain('2026年公路养护计划');
    const index = encodeURIComponent('TRAN/2026-00001');
    const page = await city.as(undefined).get<string>(`publish:/portal/item?index=${index}`);
    expect(page.body).toContain('送审的正文');
    expect((await city.as(undefined).get('publish/publications')).body).toMatchObject({
      entries: [{ indexNumber: 'TRAN/2026-00001', title: '2026年公路养护计划' }],
    });
    expect((await city.as(staff('handler')).get(`intake/items/${id}`)).body).toMatchObject({ phase: 'published' });
  });

  it('counts in its category and has its timeline', async () => {
    const counts = await city.as(undefined).get('reporting/publications/counts?organ=transport&year=2026');
    expect(counts.body).toEqual([{ category: '工作动态', published: 1, withdrawn: 0 }]);
    const names = (await timeline(id)).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['ItemProposed', 'ReviewDecided', 'ItemPublished', 'ItemConcluded']));
  });

  it('leaves the portal when a secrecy reviewer classifies it; its address stays as a tombstone (privacy rule 5, review rule 6)', async () => {
    await city.as(staff('secrecyReviewer')).act(`review/reviews/${id}/classification`, { level: 'workSecret' });
    await city.settle();
    expect((await city.as(undefined).get<string>('publish:/portal')).body).not.toContain('2026年公路养护计划');
    const page = await city.as(undefined).get<string>('publish:/portal/item?index=TRAN%2F2026-00001');
    expect(page.status).toBe(200);
    expect(page.body).not.toContain('送审的正文');
  });
});

describe('what the clock does', () => {
  it('decides an application whose correction never came as 3.6.1, by a timer, exactly once (Art 30)', async () => {
    const id = await openCase(city, 'commercialEnterprise');
    await city.as(staff('handler')).act(`intake/applications/${id}/correction-notice`, { items: ['description'] });
    await city.settle();
    const noticed = (await timeline(id)).find(({ name }) => name === 'CorrectionNoticed');
    const replyBy = (noticed as unknown as { data: { replyBy: string } }).data.replyBy;

    await city.setDate(replyBy);
    expect((await timeline(id)).at(-1)).toMatchObject({ name: 'CorrectionNoticed' });
    const dayAfter = new Date(Date.parse(replyBy) + 86_400_000).toISOString().slice(0, 10);
    await city.setDate(dayAfter);
    await city.setDate(dayAfter);
    await city.setDate('2026-05-29');

    const names = (await timeline(id)).map(({ name, occurredOn }) => `${name} ${occurredOn}`);
    expect(names.slice(-2)).toEqual([`CorrectionLapsed ${dayAfter}`, `ApplicationDecided ${dayAfter}`]);
    expect((await report()).table3['3.6.1']).toMatchObject({ commercialEnterprise: 1, total: 1 });
  });

  it('records, exactly once, that a term passed without a decision (Art 33)', async () => {
    const id = await openCase(city);
    await city.setDate('2026-07-31');
    await city.setDate('2026-08-31');
    const missed = (await timeline(id)).filter(({ name }) => name === 'TermMissed');
    expect(missed).toHaveLength(1);
    expect((await report()).table3['F']).toMatchObject({ naturalPerson: 1, total: 1 });
  });

  it('carries the open case into the next year (counting rule 5)', async () => {
    await city.setDate('2027-01-04');
    expect((await report(2027)).table3['P']).toMatchObject({ naturalPerson: 1, total: 1 });
  });
});

describe('the record', () => {
  it('holds every event of every service, gap-free, as the services recorded it', async () => {
    const heads = await city.heads();
    for (const source of ['intake', 'review', 'publish'] as const) {
      const kept = await city
        .as(AUDITOR)
        .get<{ events: readonly { sequence: number; body: string }[] }>(`reporting/record/${source}/events`);
      expect(kept.body.events.map(({ sequence }) => sequence)).toEqual(
        Array.from({ length: heads[source]! }, (_, n) => n + 1),
      );
      const own = await city.service(source).runtime.engine.store.read(0, 10_000);
      expect(kept.body.events.map(({ body }) => body)).toEqual(own.map(({ body }) => body));
    }
  });
});

describe('the log', () => {
  interface Line {
    readonly msg: string;
    readonly command?: string;
    readonly stream?: string;
    readonly correlation?: string;
  }

  it('tells of every command which case it was about, as one chain from the first request on', () => {
    const lines = logged.map((line) => JSON.parse(line) as Line).filter(({ msg }) => msg === 'command');
    const commands = lines.map(({ command }) => command);
    expect(commands).toEqual(expect.arrayContaining(['application.submit', 'review.giveOpinion', 'reply.issue']));
    const issued = lines.find(({ command }) => command === 'reply.issue')!;
    const caused = lines.filter(({ correlation }) => correlation === issued.correlation);
    expect(caused.map(({ stream }) => stream?.split('-')[0])).toEqual(expect.arrayContaining(['reply', 'application']));
  });

  it('holds nothing personal and nothing of what is in a case', () => {
    const all = logged.join('\n');
    for (const secret of ['申请人甲', 'DEMO-0001', '演示路', '养护合同', '经审查，现予公开']) {
      expect(all).not.toContain(secret);
    }
  });
});
