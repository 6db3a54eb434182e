import { beforeAll, describe, expect, it } from '@jest/globals';
import { staff } from '@mingjian/service-kit/testing';
import { bodies, MONDAY, pass } from '../city-steps.js';
import { city } from './city.js';

const filing = { node: 'plans', topic: '07-07', genre: null } as const;
const title = '2026年城南公路养护通知';
const reason = '应属规范性文件';

let id: string;
let index: string;
beforeAll(async () => {
  const proposal = {
    ...bodies.item('详见 /portal/item?index=NOWHERE-1 。'),
    title,
    summary: '城南片区公路养护安排',
    documentNumber: '云交发〔2026〕3号',
    filing,
  };
  id = (await city.as(staff('handler')).act('intake/items', proposal)).id;
  await city.settle();
  await pass(city, 'item', id);
  await city.settle();
  await city.as(staff('publisher')).act(`publish/publications/${id}/release`, {});
  await city.settle();
  const published = (await city.events()).find(({ name, stream }) => name === 'ItemPublished' && stream.endsWith(id));
  index = String(published?.data['indexNumber']);
});

const page = async (path: string): Promise<string> =>
  (await city.as(undefined).get<string>(`publish:/portal${path}`)).body;
const findings = async () =>
  (await city.as(staff('publisher')).get<Record<string, object[]>>('publish/catalogues/transport/findings')).body;

describe('an item that is filed in the catalogue (Art 12)', () => {
  it('is refused where topic and genre do not belong (page rule 6)', async () => {
    const wrong = { ...bodies.item(), filing: { ...filing, node: 'guide' } };
    expect(await city.as(staff('handler')).post('intake/items', wrong)).toMatchObject({
      status: 422,
      code: 'item.filing.misfiled',
    });
  });

  it('shows its document fields on its page, and stands in its node of the list (page rule 1)', async () => {
    const document = await page(`/item?index=${encodeURIComponent(index)}`);
    for (const field of ['工业、交通\\公路', '云交发〔2026〕3号', '城南片区公路养护安排', '成文日期', '发布日期']) {
      expect(document).toContain(field);
    }
    expect(await page('?organ=transport&node=plans')).toContain(title);
    expect(await page('?topic=07')).toContain(title);
    expect(await page('?node=basis')).not.toContain(title);
  });

  it('moves with a reason to the node where it belongs, without a new review (S28)', async () => {
    const to = { node: 'basis', topic: '07-07', genre: 'notice' };
    const move = (role: 'officeReviewer' | 'handler') =>
      city.as(staff(role)).post(`intake/items/${id}/filings`, { filing: to, reason });
    expect((await move('handler')).code).toBe('permission.missing');
    expect((await move('officeReviewer')).status).toBe(200);
    await city.settle();
    expect(await page('?organ=transport&node=basis')).toContain(title);
    expect(await page('?organ=transport&node=plans')).not.toContain(title);
  });

  it('is in the list of the office with who answers for it and how it goes out (S9)', async () => {
    const list = async (sub: string, query = '') =>
      (await city.as(sub).get<{ items: { item: string }[] }>(`intake/items${query}`)).body.items;
    expect((await list(staff('handler'))).find(({ item }) => item === id)).toMatchObject({
      ...{ section: 'roads', responsible: staff('handler'), node: 'basis', manners: ['website'] },
      ...{ phase: 'published', publishedOn: MONDAY, publishBy: '2026-03-30', indexNumber: index, termMissed: false },
    });
    expect(await list(staff('handler'), '?late=true')).toEqual([]);
    expect(await list(staff('handler'), '?from=2026-03-03')).toEqual([]);
    expect(await list(staff('leader', 'water'))).toEqual([]);
  });

  it('is among the findings of the office: its dead link, blank nodes, and those that stand nowhere (S13, S28, 19号)', async () => {
    const { broken, blank, misfiled } = await findings();
    expect(broken).toEqual([{ indexNumber: index, title, node: 'basis', links: ['NOWHERE-1'] }]);
    expect(blank).toContainEqual(expect.objectContaining({ node: 'finance' }));
    expect(blank).not.toContainEqual(expect.objectContaining({ node: 'basis' }));
    expect(misfiled).toEqual([]);
    expect((await city.as(staff('publisher', 'water')).get('publish/catalogues/transport/findings')).status).toBe(404);
  });
});
