import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ADMINISTRATOR, AUDITOR, SECTION, staff, startCity, type City } from '@mingjian/service-kit/testing';
import { agreed, agreedOne, bodies, MONDAY, openCase, proposed, services } from './city-steps.js';

jest.setTimeout(120_000);

interface Queued {
  readonly application: string;
  readonly stage: string;
  readonly due: string | null;
  readonly workdaysLeft: number | null;
}
interface Queue {
  readonly counts: Readonly<Record<string, number>>;
  readonly applications: readonly Queued[];
  readonly next: string | null;
}
interface Listed {
  readonly projections: readonly {
    readonly name: string;
    readonly generations: readonly { readonly live: boolean }[];
  }[];
}

let city: City;
let ids: Readonly<
  Record<'received' | 'registered' | 'assigned' | 'inHand' | 'correction' | 'review' | 'delivered', string>
>;
let item: string;

beforeAll(async () => {
  city = await startCity({ services, date: MONDAY });
  const registrar = city.as(staff('registrar'));
  const received = (await registrar.act('intake/applications', bodies.application())).id;
  const registered = (await registrar.act('intake/applications', bodies.application())).id;
  await registrar.act(`intake/applications/${registered}/registration`, {});
  const assigned = (await registrar.act('intake/applications', bodies.application())).id;
  await registrar.act(`intake/applications/${assigned}/registration`, {});
  await city.as(staff('officeHead')).act(`intake/applications/${assigned}/assignment`, { section: SECTION });
  const inHand = await openCase(city);
  const correction = await openCase(city);
  await city
    .as(staff('handler'))
    .act(`intake/applications/${correction}/correction-notice`, { items: ['description'] });
  const review = await proposed(city, 'reply');
  const [delivered] = await agreed(city, 'reply', ['送达的正文']);
  await city.as(staff('publisher')).act(`publish/replies/${delivered!}/issue`, {});
  await city.settle();
  ids = { received, registered, assigned, inHand, correction, review, delivered: delivered! };
  item = await agreedOne(city, 'item');
});
afterAll(() => city.close());

const queue = async (query = '', by = staff('officeHead')): Promise<Queue> =>
  (await city.as(by).get<Queue>(`intake/applications?${query}`)).body;

describe('the queue of applications', () => {
  it('says of each what has to happen next, and counts by that', async () => {
    const { applications, counts } = await queue();
    expect(Object.fromEntries(applications.map(({ application, stage }) => [application, stage]))).toEqual({
      [ids.received]: 'toRegister',
      [ids.registered]: 'toAssign',
      [ids.assigned]: 'toAccept',
      [ids.inHand]: 'inHand',
      [ids.correction]: 'awaitingCorrection',
      [ids.review]: 'underReview',
      [ids.delivered]: 'toDeliver',
    });
    expect(counts).toEqual(Object.fromEntries(applications.map(({ stage }) => [stage, 1])));
  });

  it('counts the working days that are left, but not where the term stands still (Art 33)', async () => {
    const { applications } = await queue();
    const left = new Map(applications.map(({ application, workdaysLeft }) => [application, workdaysLeft]));
    expect(left.get(ids.inHand)).toBe(20);
    expect(left.get(ids.correction)).toBeNull();
    expect(left.get(ids.received)).toBeNull();
  });

  it('is read page by page in the order of what is due first, without a gap and without anything twice', async () => {
    const whole = (await queue()).applications.map(({ application }) => application);
    const read: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page: Queue = await queue(`limit=2${after && `&after=${after}`}`);
      read.push(...page.applications.map(({ application }) => application));
      after = page.next;
    }
    expect(read).toEqual(whole);
    const dues = (await queue()).applications.map(({ due }) => due ?? '9999-12-31');
    expect(dues).toEqual([...dues].sort());
  });

  it('narrows to a stage, a section and a handler, and gives counts alone', async () => {
    const idsOf = async (query: string) => (await queue(query)).applications.map(({ application }) => application);
    expect(await idsOf('stage=inHand')).toEqual([ids.inHand]);
    expect(new Set(await idsOf(`section=${SECTION}`))).toEqual(
      new Set([ids.assigned, ids.inHand, ids.correction, ids.review, ids.delivered]),
    );
    expect(await idsOf(`handler=${staff('handler')}&stage=inHand`)).toEqual([ids.inHand]);
    expect(await queue('limit=0')).toMatchObject({ applications: [], next: null, counts: { inHand: 1 } });
    expect(await city.as(staff('officeHead')).get('intake/applications?stage=nothing')).toMatchObject({ status: 400 });
    expect(await city.as(staff('officeHead')).get('intake/applications?after=1')).toMatchObject({ status: 400 });
  });

  it('leaves out what is archived where only what is still open is asked for', async () => {
    await city.as(staff('registrar')).act(`intake/applications/${ids.received}/withdrawal`, {});
    await city.as(staff('registrar')).act(`intake/applications/${ids.received}/archive`, {});
    await city.settle();
    const [all, open] = [await queue(), await queue('open=true')];
    const archived = all.applications.filter(({ stage }) => stage === 'archived');
    expect(archived.map(({ application }) => application)).toEqual([ids.received]);
    expect(open.applications).toEqual(all.applications.filter(({ stage }) => stage !== 'archived'));
    expect(open.applications).toHaveLength(6);
    expect(open.counts).toEqual(all.counts);
  });

  it('shows nobody what is not of their organs', async () => {
    expect(await queue('', staff('officeHead', 'water'))).toMatchObject({ applications: [], counts: {} });
    expect((await queue('', AUDITOR)).applications).toHaveLength(7);
  });
});

describe('the queues of review and publish', () => {
  it('name the level whose opinion is due and the last day of the review (review rule 9), without a word of the content', async () => {
    const { body } = await city
      .as(staff('sectionHead'))
      .get<{ reviews: readonly { review: string }[] }>('review/reviews');
    expect(body).toMatchObject({ counts: { opinionDue: 1, decided: 2 } });
    expect(body.reviews.find(({ review }) => review === ids.review)).toMatchObject({
      stage: 'opinionDue',
      role: 'sectionHead',
      level: 0,
      levels: 4,
      kind: 'reply',
      organ: 'transport',
      drafters: [staff('handler')],
      reviewBy: '2026-03-09',
      overdue: false,
    });
    expect(JSON.stringify(body)).not.toContain('经审查');
    expect((await city.as(staff('leader', 'water')).get('review/reviews')).body).toMatchObject({ reviews: [] });
  });

  it('name what is to be delivered and what may be published', async () => {
    const publisher = city.as(staff('publisher'));
    expect((await publisher.get('publish/replies?stage=toDeliver')).body).toMatchObject({
      replies: [{ application: ids.delivered, stage: 'toDeliver', number: '云交公复〔2026〕1号', result: '3.1' }],
    });
    const publications = async () =>
      (await publisher.get<{ publications: readonly object[] }>('publish/publication-queue')).body.publications;
    expect(await publications()).toMatchObject([{ item, stage: 'toPublish', releasable: true, versions: 0 }]);
    await publisher.act(`publish/publications/${item}/release`, {});
    await city.settle();
    expect(await publications()).toMatchObject([{ item, stage: 'published', releasable: false, versions: 1 }]);
    await publisher.act(`publish/publications/${item}/withdrawal`, { reason: 'outdated' });
    await city.settle();
    expect(await publications()).toMatchObject([{ item, stage: 'withdrawn', releasable: true, publishedOn: null }]);
  });
});

describe('a queue that is rebuilt', () => {
  it.each([
    ['intake', 'application_queue', 'intake/applications'],
    ['review', 'review_queue', 'review/reviews'],
    ['publish', 'reply_queue', 'publish/replies'],
    ['publish', 'publication_queue', 'publish/publication-queue'],
  ])('is the same as live (architecture rule 15): %s %s', async (service, projection, path) => {
    const live = (await city.as(AUDITOR).get(path)).body;
    const operator = city.as(ADMINISTRATOR);
    await operator.post(`${service}/operations/rebuilds`, { projection });
    await city.settle();
    const generations = async () =>
      (await operator.get<Listed>(`${service}/operations/projections`)).body.projections.find(
        ({ name }) => name === projection,
      )!.generations;
    while ((await generations()).some(({ live: isLive }) => !isLive)) await city.settle();
    expect((await city.as(AUDITOR).get(path)).body).toEqual(live);
  });
});

describe('a read that was read before', () => {
  it('is answered 304 without a body while nothing changed', async () => {
    const { url } = city.service('intake');
    const first = await fetch(`${url}/api/intake/v1/organs`);
    const tag = first.headers.get('etag')!;
    expect(tag).toMatch(/^W\/"/);
    const again = await fetch(`${url}/api/intake/v1/organs`, { headers: { 'if-none-match': tag } });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
    const other = await fetch(`${url}/api/intake/v1/organs`, { headers: { 'if-none-match': 'W/"other"' } });
    expect(other.status).toBe(200);
  });
});

describe('who somebody is', () => {
  it('is told with their grants of today and what each permits', async () => {
    const { body } = await city.as(staff('registrar')).get('intake/me');
    expect(body).toMatchObject({
      sub: staff('registrar'),
      today: MONDAY,
      simulated: true,
      grants: [{ role: 'registrar', organ: 'transport', scope: 'own', organs: ['transport'] }],
    });
    const permissions = (body as { grants: readonly { permissions: readonly string[] }[] }).grants[0]!.permissions;
    expect(permissions).toContain('application.register');
    expect(permissions).not.toContain('application.assign');
    expect(await city.as('nobody').get('intake/me')).toMatchObject({ status: 403 });
    expect(await city.as(undefined).get('intake/me')).toMatchObject({ status: 401 });
  });

  it('tells the law of a day as everybody may read it', async () => {
    const provisions = await city.as(undefined).get<{ rows: readonly object[] }>('intake/rule-tables/provisions');
    expect(provisions.body).toMatchObject({ table: 'provisions', organ: null, version: 1 });
    expect(provisions.body.rows.length).toBeGreaterThan(10);
    expect(await city.as(undefined).get('intake/rule-tables/nothing')).toMatchObject({ status: 404 });
    expect((await city.as(undefined).get<{ organs: readonly object[] }>('intake/organs')).body.organs).toContainEqual(
      expect.objectContaining({
        organ: 'transport',
        sections: expect.arrayContaining([expect.objectContaining({ id: SECTION })]),
      }),
    );
  });
});
