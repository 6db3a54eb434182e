import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { staff, startCity, type City } from '@mingjian/service-kit/testing';
import { bodies, pass, services } from './city-steps.js';

jest.setTimeout(180_000);

describe('the statistics through HTTP', () => {
  let city: City;
  beforeAll(async () => {
    city = await startCity({ services, date: '2026-01-12' });
    const content = { title: '公路养护计划', text: '正文' };
    const { id } = await city
      .as(staff('handler'))
      .act('intake/items', { ...bodies.item(), formedOn: '2026-01-12', ...content });
    await city.settle();
    await pass(city, 'item', id);
    await city.settle();
    await city.as(staff('publisher')).act(`publish/publications/${id}/release`, {});
    await city.settle();
  });
  afterAll(() => city.close());

  const leader = staff('leader');
  const asked = (query: Readonly<Record<string, string>>) =>
    new URLSearchParams({ organ: 'transport', from: '2026-01', to: '2026-12', ...query });
  const get = (path: string, query: Readonly<Record<string, string>> = {}) =>
    city.as(leader).get<Record<string, unknown>>(`reporting/statistics/${path}?${asked(query)}`);

  it('tell everybody what is counted and how', async () => {
    const { status, body } = await city.as(leader).get<Record<string, unknown>>('reporting/statistics/indicators');
    expect(status).toBe(200);
    expect(body['indicators']).toContainEqual(
      expect.objectContaining({
        id: 'items.onTime',
        version: 1,
        exclusions: expect.arrayContaining([{ zh: '补录', en: 'entered late' }]),
      }),
    );
    expect(JSON.stringify(body)).not.toContain('sql');
  });

  it('answer with a cell, what is behind it, and whether anything changed', async () => {
    const { body } = await get('cells', { indicator: 'items.onTime', by: 'category' });
    expect(body['cells']).toMatchObject([{ numerator: 1, denominator: 1, excluded: 0, value: 1 }]);
    const behind = await get('behind', { indicator: 'items.onTime', part: 'numerator' });
    expect(behind.body).toMatchObject({ total: 1, rows: [{ organ: 'transport', timeliness: 'onTime' }] });
    const since = await get('cells', { indicator: 'items.onTime', updatedSince: '2035-01-01T00:00:00Z' });
    expect(since.body).toMatchObject({ changed: false, cells: [] });
    const all = await get('cells', { indicator: 'items.onTime', updatedSince: '2026-01-01T00:00:00Z' });
    expect(all.body).toMatchObject({ changed: true, cells: [{ numerator: 1 }] });
    expect((await get('cells', { indicator: 'reviews.decided', by: 'outcome' })).body['cells']).toMatchObject([
      { key: 'open', numerator: 1 },
    ]);
  });

  it('tell ageing, freshness, handling times and a comparison', async () => {
    expect((await city.as(leader).get('reporting/statistics/ageing?organ=transport')).body).toMatchObject({ open: 0 });
    expect((await city.as(leader).get('reporting/statistics/freshness?organ=transport')).body).toMatchObject({
      columns: [{ organ: 'transport', published: 1, lastOn: '2026-01-12' }],
    });
    expect((await get('handling-times')).body).toMatchObject({ cases: 0, percentiles: { p50: null } });
    expect((await get('comparison', { indicator: 'items.onTime' })).body).toMatchObject({
      leastToRank: 20,
      organs: [{ organ: 'transport', value: 1, rank: null }],
    });
  });

  it('hide a small count from the public, with its sums', async () => {
    const { body } = await city
      .as(leader)
      .get<{ cells: (number | null)[][]; total: number | null }>(
        'reporting/statistics/public?indicator=reviews.decided&year=2026&by=outcome',
      );
    expect(body.total).toBeNull();
    expect(body.cells.flat().filter((cell) => cell !== 0)).toEqual([null]);
  });

  it('refuse what cannot be asked, and show nobody another organ', async () => {
    expect((await get('cells', { indicator: 'no.such' })).status).toBe(404);
    expect((await get('cells', { indicator: 'items.onTime', by: 'result' })).status).toBe(404);
    expect((await get('cells', { indicator: 'items.onTime', from: '2026-13' })).status).toBe(400);
    const water = city.as(staff('leader', 'water'));
    expect((await water.get(`reporting/statistics/cells?${asked({ indicator: 'items.onTime' })}`)).status).toBe(404);
  });
});
