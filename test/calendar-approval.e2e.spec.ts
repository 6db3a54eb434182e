import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { intakeService } from '@mingjian/intake-service';
import { ADMINISTRATOR, staff, startCity, type City } from '@mingjian/service-kit/testing';
import { bodies } from './city-steps.js';

jest.setTimeout(60_000);

const calendar = {
  region: 'CN',
  year: 2027,
  makeUpWorkdays: [],
  source: '国务院办公厅关于2027年部分节假日安排的通知（假设）',
};

let city: City;
let id: string;
let item: string;
const term = async (): Promise<Record<string, unknown>> => {
  const { body } = await city.as(staff('registrar')).get(`intake/applications/${id}`);
  return (body as { term: Record<string, unknown> }).term;
};
const recounts = async () => (await city.events()).filter(({ name }) => name === 'TermRecomputed');

beforeAll(async () => {
  city = await startCity({ services: [intakeService], date: '2026-12-10' });
  ({ id } = await city.as(staff('registrar')).act('intake/applications', bodies.application()));
  await city.as(staff('registrar')).act(`intake/applications/${id}/registration`, {});
  const proposal = { ...bodies.item(), formedOn: '2026-12-10' };
  item = (await city.as(staff('handler')).act('intake/items', proposal)).id;
  await city.settle();
});
afterAll(() => city.close());

describe('a term that reaches into a year without an approved calendar', () => {
  it('is provisional: only weekends are known to be off there', async () => {
    expect(await term()).toMatchObject({ due: '2027-01-07', provisional: true });
  });

  it('is counted again by an event when the calendar is approved, once', async () => {
    await city.as(ADMINISTRATOR).act('intake/calendars', { ...calendar, daysOff: ['2027-01-01'] });
    await city.settle();
    expect(await term()).toMatchObject({ due: '2027-01-08', provisional: false });
    expect(await recounts()).toHaveLength(1);
  });

  it('is counted again when the calendar is changed, and stays where nothing moves', async () => {
    await city.as(ADMINISTRATOR).act('intake/calendars', { ...calendar, daysOff: ['2027-01-01', '2027-01-04'] });
    await city.settle();
    expect(await term()).toMatchObject({ due: '2027-01-11', provisional: false });
    expect(await recounts()).toHaveLength(2);
    // Who administers sees the newest version of each year.
    const { body } = await city.as(ADMINISTRATOR).get<{ calendars: readonly { year: number }[] }>('intake/calendars');
    expect(body.calendars.filter(({ year }) => year === 2027)).toMatchObject([
      { version: 2, daysOff: ['2027-01-01', '2027-01-04'], source: calendar.source },
    ]);
  });

  it('is counted again for an item to publish, too, and every count names the calendar it used', async () => {
    const { body } = await city.as(staff('handler')).get(`intake/items/${item}`);
    expect(body).toMatchObject({ publishBy: '2027-01-11' });
    const recomputed = (await city.events()).filter(({ name }) => name.endsWith('TermRecomputed'));
    expect(recomputed.map(({ name, envelope }) => [name, envelope.pins.calendar?.split('+').at(-1)])).toEqual(
      expect.arrayContaining([
        ['TermRecomputed', '2027.1'],
        ['ItemTermRecomputed', '2027.1'],
        ['TermRecomputed', '2027.2'],
        ['ItemTermRecomputed', '2027.2'],
      ]),
    );
  });
});

describe('the grants of a city', () => {
  interface Listed {
    readonly sub: string;
    readonly grant: string;
    readonly deputyFor: string | null;
    readonly validTo: string | null;
    readonly holds: boolean;
  }
  const listed = async (query = ''): Promise<readonly Listed[]> =>
    (await city.as(ADMINISTRATOR).get<{ grants: readonly Listed[] }>(`intake/grants${query}`)).body.grants;

  it('are listed with deputies for whoever gives them, and for nobody else', async () => {
    const deputy = {
      sub: 'a-deputy',
      organ: 'transport',
      section: null,
      role: 'leader',
      scope: 'own',
      access: 'write',
    };
    await city.as(ADMINISTRATOR).act('intake/grants', {
      ...{ ...deputy, deputyFor: staff('leader'), validFrom: '2026-12-10', validTo: null },
    });
    await city.settle();
    const [given] = await listed('?sub=a-deputy');
    expect(given).toMatchObject({ ...deputy, deputyFor: staff('leader'), holds: true });
    expect((await listed('?organ=transport')).length).toBeGreaterThan(1);
    expect((await city.as(staff('officeHead')).get('intake/grants')).status).toBe(403);
    await city
      .as(ADMINISTRATOR)
      .act(`intake/grants/${given!.grant}/revocation`, { sub: 'a-deputy', validTo: '2026-12-10' });
    await city.settle();
    expect(await listed('?sub=a-deputy')).toEqual([]);
    expect(await listed('?sub=a-deputy&past=true')).toMatchObject([{ validTo: '2026-12-10', holds: false }]);
  });
});
