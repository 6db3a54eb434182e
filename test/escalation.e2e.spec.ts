import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ADMINISTRATOR, staff, startCity, type City, type StaffRole } from '@mingjian/service-kit/testing';
import { bytesUnderReview, MONDAY, proposed, services } from './city-steps.js';

const TUESDAY = '2026-03-03';

jest.setTimeout(60_000);

let city: City;
beforeAll(async () => {
  city = await startCity({ services, date: MONDAY });
});
afterAll(() => city.close());

const escalationsOf = async (review: string): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  await city.settle();
  const events = await city.events();
  return events
    .filter(({ name, data }) => name === 'ReviewEscalated' && data['review'] === review)
    .map(({ data }) => data);
};
const opine = async (by: string, review: string) =>
  city
    .as(by)
    .post(`review/reviews/${review}/opinions`, { opinion: 'open', digest: await bytesUnderReview(city, review) });

/** Ends what a person holds, as of a day. */
const end = async (sub: string, validTo: string): Promise<void> => {
  const grants = (await city.events()).filter(({ name, data }) => name === 'GrantGiven' && data['sub'] === sub);
  for (const { data } of grants) {
    await city.as(ADMINISTRATOR).act(`intake/grants/${String(data['grant'])}/revocation`, { sub, validTo });
  }
};
const deputise = (role: StaffRole, validTo: string) =>
  city.give({ sub: 'transport.deputy', role, deputyFor: staff(role), validTo });

describe('a review whose level nobody of the organ may act at', () => {
  it('goes by itself to the superior organ when its drafter is the only one who holds the role', async () => {
    await city.give({ sub: staff('sectionHead', 'water'), organ: 'water', role: 'handler' });
    const { id } = await city.as(staff('sectionHead', 'water')).act('intake/items', {
      organ: 'water',
      section: 'roads',
      category: '工作动态',
      visibility: 'public',
      attribute: 'proactive',
      origin: 'made',
      carrier: 'officialDocument',
      manners: ['website'],
      formedOn: MONDAY,
      title: '2026年河道整治计划',
      text: '正文',
    });
    expect(await escalationsOf(id)).toMatchObject([
      { level: 1, toOrgan: 'city', ruledOut: [{ organ: 'water', by: 'water.sectionHead', why: 'ownDraft' }] },
    ]);
    expect(await opine(staff('sectionHead', 'city'), id)).toMatchObject({ status: 200 });
    expect(await opine(staff('officeReviewer', 'water'), id)).toMatchObject({ status: 200 });
    expect(await escalationsOf(id)).toHaveLength(1);
  });

  it('goes up when the last person loses the role while it waits, and only then', async () => {
    const waiting = await proposed(city, 'item');
    await opine(staff('sectionHead'), waiting);
    expect(await escalationsOf(waiting)).toEqual([]);
    await end(staff('officeReviewer'), MONDAY);
    expect(await escalationsOf(waiting)).toMatchObject([{ level: 2, toOrgan: 'city', ruledOut: [] }]);
    expect(await opine(staff('officeReviewer', 'city'), waiting)).toMatchObject({ status: 200 });
  });

  it('goes up on the day on which the last grant ends, without any event, and once', async () => {
    const waiting = await proposed(city, 'reply');
    await deputise('sectionHead', TUESDAY);
    await end(staff('sectionHead'), TUESDAY);
    expect(await escalationsOf(waiting)).toEqual([]);
    await city.setDate(TUESDAY);
    expect(await escalationsOf(waiting)).toMatchObject([{ level: 1, toOrgan: 'city', escalatedOn: TUESDAY }]);
    await city.setDate(TUESDAY);
    expect(await escalationsOf(waiting)).toHaveLength(1);
  });
});
