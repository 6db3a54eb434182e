import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { intakeService } from '@mingjian/intake-service';
import { ADMINISTRATOR, SECTION, staff, startCity, type City } from '@mingjian/service-kit/testing';
import { readdirSync, readFileSync } from 'node:fs';
import { bodies, MONDAY } from './city-steps.js';

jest.setTimeout(60_000);

interface Seed {
  readonly table: string;
  readonly organ: null;
  readonly validFrom: string;
  readonly rows: readonly unknown[];
}

const FOLDER = new URL('../services/intake/seed/rules/', import.meta.url);
const seeds = readdirSync(FOLDER)
  .sort()
  .map((file) => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Seed);
const earlier = ['documentPattern', 'indexPattern', 'remedyOutcomes', 'reviewLevels', 'terms'];
const later = seeds.filter(({ table }) => !earlier.includes(table));

const announce = ({ table, organ, validFrom, rows }: Seed) =>
  city.as(ADMINISTRATOR).act('intake/rule-tables', { table, organ, validFrom, rows });
const announced = async () => (await city.events()).filter(({ name }) => name === 'RuleTableAnnounced');

const sections = [{ id: SECTION, name: '公路管理科' }];

let city: City;
beforeAll(async () => {
  city = await startCity({ services: [intakeService], date: MONDAY, fill: () => Promise.resolve() });
});
afterAll(() => city.close());

describe('a city that an earlier release set up', () => {
  it('has no rule for what came later, which it says, and which is no answer for ever', async () => {
    for (const seed of seeds) if (earlier.includes(seed.table)) await announce(seed);
    const organ = { organ: 'transport', name: '交通运输局', englishName: 'Transport Bureau', code: '014' };
    await city.as(ADMINISTRATOR).act('intake/organs', {
      ...organ,
      ...{
        abbreviation: '云交',
        level: 'department',
        parent: null,
        supervising: true,
        sections,
        validFrom: MONDAY,
      },
    });
    await city.give({ sub: staff('registrar'), role: 'registrar' });
    const { id } = await city.as(staff('registrar')).act('intake/applications', bodies.application());
    const register = () =>
      city.as(staff('registrar')).post(`intake/applications/${id}/registration`, {}, { commandId: 'register' });
    const refused = await register();
    expect([refused.status, refused.code]).toEqual([409, 'rules.missing']);
    expect(refused.body).toMatchObject({ facts: { table: 'receiptBases', on: MONDAY } });

    await city.restart('intake');
    for (let look = 0; look < 100 && (await announced()).length < seeds.length; look += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await city.settle();
    expect((await register()).status).toBe(200);

    const { body } = await city.as(staff('registrar')).get(`intake/applications/${id}?explain=law`);
    expect(body).toMatchObject({
      lawRecomputed: [
        {
          version: 2,
          type: 'ApplicationRegistered',
          pins: { rules: 'documentPattern@1 letterTexts@1 receiptBases@1 terms@1' },
          figures: [
            { name: 'receiptBasis', recorded: 'handedIn', recomputed: 'handedIn', agrees: true },
            { name: 'term', recorded: { days: 20 }, recomputed: { days: 20 }, agrees: true },
          ],
        },
      ],
    });
  });

  it('is told by the service itself when it starts, from the day that the law says, once', async () => {
    await city.setDate('2026-03-03');
    await city.restart('intake');
    await city.setDate('2026-03-04');
    const told = (await announced()).filter(({ envelope }) => envelope.actor.sub === 'system:intake');
    const facts = ({ table, organ, validFrom, rows }: Seed) => ({ table, organ, version: 1, validFrom, rows });
    expect(told.map(({ data }) => data)).toEqual(expect.arrayContaining(later.map(facts)));
    expect(told).toHaveLength(later.length);
  });

  it('counts an item by the special term of its occasion, else by that of Art 26, and pins the table', async () => {
    await city.give({ sub: staff('handler'), role: 'handler' });
    const propose = (occasion: object) =>
      city.as(staff('handler')).post('intake/items', { ...bodies.item(), ...occasion });
    expect((await propose({ occasion: 'carnival' })).code).toBe('item.proposal.occasionUnknown');
    expect((await propose({ occasion: 'emergency' })).code).toBe('item.proposal.hourMissing');
    for (const occasion of [
      {},
      { occasion: 'licenceOrPenalty' },
      { occasion: 'unitBudget' },
      { occasion: 'majorEmergency', formedAt: `${MONDAY}T20:00:00+08:00` },
    ]) {
      expect((await propose(occasion)).status).toBe(201);
    }
    const proposed = (await city.events()).filter(({ name }) => name === 'ItemProposed');
    expect(
      proposed.map(({ data, envelope }) => [
        data['publishBy'],
        data['workdays'],
        envelope.pins.rules,
        data['formedAt'],
      ]),
    ).toEqual([
      ['2026-03-30', 20, 'terms@1', undefined],
      ['2026-03-11', 7, 'publicationTerms@1', undefined],
      ['2026-03-22', undefined, 'publicationTerms@1', undefined],
      ['2026-03-03', undefined, 'publicationTerms@1', `${MONDAY}T12:00:00.000Z`],
    ]);
  });

  it('may be told the same again, which changes nothing, and the future otherwise', async () => {
    for (const seed of seeds) await announce(seed);
    expect(await announced()).toHaveLength(seeds.length);
    const tariff = seeds.find(({ table }) => table === 'feeTariff')!;
    const negative = tariff.rows.map((row) => ({ ...(row as object), yuan: -1 }));
    const refused = await city.as(ADMINISTRATOR).post('intake/rule-tables', {
      ...{ table: 'feeTariff', organ: null, validFrom: '2027-01-01' },
      rows: negative,
    });
    expect(refused.body).toMatchObject({ code: 'request.invalid', titleZh: expect.stringMatching(/\p{Script=Han}/u) });
    expect(JSON.stringify(refused.body)).toContain('[0].yuan');
    await announce({ ...tariff, validFrom: '2027-01-01' });
    expect((await announced()).at(-1)?.data).toMatchObject({ table: 'feeTariff', version: 2, validFrom: '2027-01-01' });
  });
});
