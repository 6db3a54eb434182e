import { beforeAll, describe, expect, it } from '@jest/globals';
import { staff } from '@mingjian/service-kit/testing';
import { bodies, pass } from '../city-steps.js';
import { city } from './city.js';

const title = '2026年度机关财务安排';
let id: string;
beforeAll(async () => {
  const inside = { visibility: 'internal', attribute: 'proactive', title };
  id = (await city.as(staff('handler')).act('intake/items', { ...bodies.item(), ...inside })).id;
  await city.settle();
  await release();
});

const release = async (): Promise<void> => {
  await pass(city, 'item', id);
  await city.settle();
  await city.as(staff('publisher')).act(`publish/publications/${id}/release`, {});
  await city.settle();
};
/** What everybody finds by the title. */
const found = async (): Promise<string> =>
  JSON.stringify((await city.as(undefined).get(`publish/search?q=${encodeURIComponent(title)}`)).body);
const inside = (sub: string | undefined, path = '') => city.as(sub).get(`publish/internal-publications${path}`);

describe('an item that is open inside its organ', () => {
  it('is seen there and nowhere else (S2)', async () => {
    expect((await inside(staff('handler'))).body).toMatchObject({ entries: [{ publication: id, title }] });
    expect((await inside(staff('handler'), `/${id}`)).body).toMatchObject({
      content: { title, text: '养护计划正文。' },
    });
    expect((await inside(staff('handler', 'water'))).body).toEqual({ entries: [] });
    expect((await inside(staff('handler', 'water'), `/${id}`)).status).toBe(404);
    expect((await inside(undefined)).status).toBe(401);
    expect(await found()).not.toContain(id);
  });

  it('comes to everybody only by a new review of the same bytes', async () => {
    await city.as(staff('handler')).act(`intake/items/${id}/widening`, { reason: '已无内部管理需要' });
    await city.settle();
    expect(await city.as(staff('publisher')).post(`publish/publications/${id}/release`, {})).toMatchObject({
      code: 'publication.release.notReviewed',
    });
    expect(await found()).not.toContain(id);
    await release();
    expect(await found()).toContain(id);
    expect((await inside(staff('handler'))).body).toEqual({ entries: [] });
  });
});
