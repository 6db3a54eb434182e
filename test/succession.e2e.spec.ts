import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ADMINISTRATOR, SECTION, staff, startCity, type City, type StaffRole } from '@mingjian/service-kit/testing';
import { bytesUnderReview, MONDAY, openCase, proposed, services } from './city-steps.js';

const HEIR = 'mobility';
const TUESDAY = '2026-03-03';
const ofHeir = (role: StaffRole): string => staff(role, HEIR);

jest.setTimeout(60_000);

let city: City;
let application: string;
let item: string;
beforeAll(async () => {
  city = await startCity({ services, date: MONDAY });
  application = await openCase(city);
  item = await proposed(city, 'item');
  const administrator = city.as(ADMINISTRATOR);
  await administrator.act('intake/organs', {
    organ: HEIR,
    name: '云泽市出行局',
    englishName: 'Yunze Mobility Bureau',
    code: 'MOBI',
    abbreviation: '云行',
    level: 'department',
    parent: 'city',
    supervising: false,
    sections: [{ id: SECTION, name: '公路管理科' }],
    validFrom: MONDAY,
  });
  for (const role of ['officeHead', 'sectionHead', 'leader'] as const) {
    await city.give({ sub: ofHeir(role), organ: HEIR, role });
  }
  await administrator.act('intake/organs/transport/abolition', { successors: [HEIR], validTo: TUESDAY });
  await city.settle();
});
afterAll(() => city.close());

const read = (by: string) => city.as(by).get(`intake/applications/${application}`);
const opine = async (by: string) =>
  city.as(by).post(`review/reviews/${item}/opinions`, { opinion: 'open', digest: await bytesUnderReview(city, item) });
interface Report {
  readonly organs: readonly string[];
}
const organsOf = async (organ: string, year: number): Promise<readonly string[]> =>
  (await city.as(undefined).get<Report>(`reporting/reports/${organ}/${year}?scope=own`)).body.organs;

describe('an organ that succeeds another', () => {
  it('has nothing of it before the day', async () => {
    expect((await read(ofHeir('leader'))).status).toBe(404);
    expect((await opine(ofHeir('sectionHead'))).status).toBe(404);
    expect(await organsOf(HEIR, 2026)).toEqual([HEIR]);
  });

  it('reads and works on its open cases from the day on, and the people of the ended organ no longer do', async () => {
    await city.setDate(TUESDAY);
    expect((await read(ofHeir('leader'))).status).toBe(200);
    const extended = await city
      .as(ofHeir('officeHead'))
      .post(`intake/applications/${application}/extension`, { days: 5 });
    expect(extended.status).toBe(200);
    expect((await read(staff('leader'))).status).toBe(403);
    expect((await opine(staff('sectionHead'))).status).toBe(404);
  });

  it('reviews what was under review there, and hands up what it has nobody for', async () => {
    expect((await opine(ofHeir('sectionHead'))).status).toBe(200);
    await city.settle();
    const escalated = (await city.events()).filter(
      ({ name, data }) => name === 'ReviewEscalated' && data['review'] === item,
    );
    expect(escalated.map(({ data }) => [data['level'], data['toOrgan']])).toEqual([[2, 'city']]);
  });

  it('reports what it took over, from the year in which it did', async () => {
    expect(await organsOf(HEIR, 2026)).toEqual([HEIR, 'transport']);
    expect(await organsOf(HEIR, 2025)).toEqual([HEIR]);
  });
});
