import { beforeAll, describe, expect, it } from '@jest/globals';
import { staff } from '@mingjian/service-kit/testing';
import { bodies, MONDAY, pass } from '../city-steps.js';
import { city } from './city.js';

const filing = { node: 'plans', topic: '07-07', genre: null } as const;
const guideFiling = { node: 'guide', topic: '02-01', genre: null } as const;
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
    expect(await page('/list?organ=transport&node=plans')).toContain(title);
    expect(await page('/list?topic=07')).toContain(title);
    expect(await page('/list?node=basis')).not.toContain(title);
  });

  it('is downloaded as a document of Word or PDF from its page, as everything there (Art 24)', async () => {
    const document = await page(`/item?index=${encodeURIComponent(index)}`);
    for (const [as, begins] of [
      ['docx', 'PK'],
      ['pdf', '%PDF'],
    ] as const) {
      const path = `/portal/item/file?${new URLSearchParams({ index, as })}`;
      expect(document).toContain(`href="${path.replaceAll('&', '&amp;')}"`);
      const file = await fetch(`${city.service('publish').url}${path}`);
      expect(file.status).toBe(200);
      expect(file.headers.get('content-disposition')).toContain('attachment');
      expect(Buffer.from(await file.arrayBuffer()).toString('latin1', 0, begins.length)).toBe(begins);
    }
  });

  it('stands on a portal with the columns of every platform and the entry from which to apply (61号)', async () => {
    const [home, organ] = [await page(''), await page('/organs/transport')];
    const columns = ['政府信息公开指南', '政府信息公开制度', '法定主动公开内容', '政府信息公开年报', '依申请公开'];
    for (const column of columns) {
      expect(home).toContain(column);
      expect(organ).toContain(column);
    }
    expect(home).toContain('href="/apply"');
    expect(organ).toContain('href="/apply?organ=transport"');
    expect((await fetch(`${city.service('intake').url}/apply?organ=transport`)).status).toBe(200);
  });

  it('moves with a reason to the node where it belongs, without a new review (S28)', async () => {
    const to = { node: 'basis', topic: '07-07', genre: 'notice' };
    const move = (role: 'officeReviewer' | 'handler') =>
      city.as(staff(role)).post(`intake/items/${id}/filings`, { filing: to, reason });
    expect((await move('handler')).code).toBe('permission.missing');
    expect((await move('officeReviewer')).status).toBe(200);
    await city.settle();
    expect(await page('/list?organ=transport&node=basis')).toContain(title);
    expect(await page('/list?organ=transport&node=plans')).not.toContain(title);
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

  it('is found to lack what its node has to hold, by words of its text (Art 12)', async () => {
    const lacking = async () => (await findings())['incomplete'];
    expect(await lacking()).toEqual([]);
    const guide = {
      ...bodies.item('一、信息分类\n二、获取方式\n工作机构：办公室，电话、地址和办公时间如下。'),
      filing: guideFiling,
    };
    const { id: item } = await city.as(staff('handler')).act('intake/items', { ...guide, title: '公开指南' });
    await city.settle();
    await pass(city, 'item', item);
    await city.settle();
    await city.as(staff('publisher')).act(`publish/publications/${item}/release`, {});
    await city.settle();
    expect(await lacking()).toEqual([
      {
        node: 'guide',
        indexNumber: expect.any(String),
        title: '公开指南',
        missing: [
          { element: 'fax', label: '传真号码' },
          { element: 'internet', label: '互联网联系方式' },
        ],
      },
    ]);
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
