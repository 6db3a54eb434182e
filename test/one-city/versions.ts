import { beforeAll, describe, expect, it } from '@jest/globals';
import { staff } from '@mingjian/service-kit/testing';
import { agreedOne, pass } from '../city-steps.js';
import { city } from './city.js';

let id: string;
beforeAll(async () => {
  id = await agreedOne(city, 'item');
  await publish();
});

const handler = () => city.as(staff('handler'));
const publish = async (): Promise<void> => {
  await city.as(staff('publisher')).act(`publish/publications/${id}/release`, {});
  await city.settle();
};
const revise = async (text: string): Promise<void> => {
  await handler().act(`intake/items/${id}/revisions`, { title: '2026年公路养护计划', text });
  await city.settle();
};
const portal = async (): Promise<string> => {
  const { body } = await city.as(undefined).get<string>('publish:/portal/item?index=TRAN%2F2026-00001');
  return body;
};
const phase = async (): Promise<string> => (await handler().get<{ phase: string }>(`intake/items/${id}`)).body.phase;
const published = async () =>
  (await city.events()).filter(({ name, stream }) => name === 'ItemPublished' && stream.endsWith(id));

describe('an item that is on the portal', () => {
  it('stays there while its revision is reviewed', async () => {
    await revise('修订后的正文');
    expect(await phase()).toBe('proposed');
    expect(await portal()).toContain('送审的正文');
    expect(await city.as(staff('publisher')).post(`publish/publications/${id}/release`, {})).toMatchObject({
      code: 'publication.release.notReviewed',
    });
  });

  it('is replaced by version 2 under the same index number once that was reviewed and released', async () => {
    await pass(city, 'item', id);
    await city.settle();
    await publish();
    expect((await published()).map(({ data }) => [data['version'], data['indexNumber']])).toEqual([
      [1, 'TRAN/2026-00001'],
      [2, 'TRAN/2026-00001'],
    ]);
    expect(await portal()).toContain('修订后的正文');
    expect(await portal()).not.toContain('送审的正文');
    expect(await phase()).toBe('published');
  });

  it('comes back with the same bytes after it was taken down, by a new review', async () => {
    await city.as(staff('publisher')).act(`publish/publications/${id}/withdrawal`, { reason: 'outdated' });
    await city.settle();
    expect(await phase()).toBe('takenDown');
    expect(await portal()).not.toContain('修订后的正文');
    await revise('修订后的正文');
    await pass(city, 'item', id);
    await city.settle();
    await publish();
    expect((await published()).at(-1)?.data).toMatchObject({ version: 3, indexNumber: 'TRAN/2026-00001' });
    expect(await portal()).toContain('修订后的正文');
  });
});
