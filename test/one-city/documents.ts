import { beforeAll, describe, expect, it } from '@jest/globals';
import { staff } from '@mingjian/service-kit/testing';
import { bodies, MONDAY, pass } from '../city-steps.js';
import { city } from './city.js';

const propose = async (over: object): Promise<string> => {
  const { id } = await city.as(staff('handler')).act('intake/items', { ...bodies.item(), ...over });
  await city.settle();
  return id;
};
const publish = async (id: string): Promise<string> => {
  await pass(city, 'item', id);
  await city.settle();
  await city.as(staff('publisher')).act(`publish/publications/${id}/release`, {});
  await city.settle();
  const published = (await city.events()).find(({ name, stream }) => name === 'ItemPublished' && stream.endsWith(id));
  return String(published?.data['indexNumber']);
};
const page = async (index: string): Promise<string> =>
  (await city.as(undefined).get<string>(`publish:/portal/item?index=${encodeURIComponent(index)}`)).body;
const listed = async (query: string): Promise<readonly string[]> => {
  const { body } = await city.as(undefined).get<{ entries: { title: string }[] }>(`publish/publications?${query}`);
  return body.entries.map(({ title }) => title);
};

const document = {
  title: '云泽市公路保护办法',
  documentNumber: '云交规〔2026〕2号',
  normative: { kind: 'normativeDocument', validTo: null, interpretation: true },
};
let id: string;
let index: string;
beforeAll(async () => {
  id = await propose(document);
  index = await publish(id);
});

describe('a normative document', () => {
  it('owes its interpretation within three working days of its publication', async () => {
    const { body } = await city.as(staff('handler')).get(`intake/items/${id}`);
    expect(body).toMatchObject({ duties: [{ duty: 'interpretation', start: MONDAY, due: '2026-03-05' }] });
  });

  it('is interpreted by an item whose term is that of the document, and each page leads to the other (S21)', async () => {
    const about = { relation: 'interprets', item: id };
    const interpretation = await propose({ title: '《公路保护办法》解读', about, documentNumber: null });
    const { body } = await city.as(staff('handler')).get(`intake/items/${interpretation}`);
    expect(body).toMatchObject({ occasion: 'interpretation', publishBy: '2026-03-05' });
    const other = await publish(interpretation);
    expect(await page(index)).toContain('《公路保护办法》解读');
    expect(await page(other)).toContain('所解读的文件');
    const met = await city.as(staff('handler')).get(`intake/items/${id}`);
    expect(met.body).toMatchObject({ duties: [], referredToBy: [{ item: interpretation, relation: 'interprets' }] });
  });

  it('is in force until another document repeals it, and stays on the portal', async () => {
    const [over, inForce] = ['normative=normativeDocument&inForce=false', 'normative=normativeDocument&inForce=true'];
    expect(await listed(inForce)).toEqual([document.title]);
    const repealing = await propose({ ...document, title: '废止决定', documentNumber: '云交规〔2026〕3号' });
    await publish(repealing);
    const by = { publication: repealing };
    const repeal = (body: object) => city.as(staff('publisher')).post(`publish/publications/${id}/repeal`, body);
    expect(await repeal({ repealedOn: MONDAY, by: { publication: id } })).toMatchObject({
      code: 'publication.repeal.byItself',
    });
    expect((await repeal({ repealedOn: MONDAY, by })).status).toBe(200);
    await city.settle();
    expect(await listed(over)).toEqual([document.title]);
    expect(await listed(inForce)).toEqual(['废止决定']);
    expect(await page(index)).toContain(`废止（${MONDAY}，云交规〔2026〕3号）`);
    const counts = await city.as(undefined).get('reporting/publications/documents?organ=transport&year=2026');
    expect(counts.body).toContainEqual({ kind: 'normativeDocument', made: 2, repealed: 1, expired: 0, inForce: 1 });
  });

  it('is nothing that an organ can interpret which does not know it', async () => {
    const hidden = await propose({ title: '未公开事项' });
    await city.settle();
    const refused = await city.as(staff('handler', 'water')).post('intake/items', {
      ...bodies.item(),
      organ: 'water',
      about: { relation: 'interprets', item: hidden },
    });
    expect(refused).toMatchObject({ status: 422, code: 'item.about.unknown' });
  });
});

describe('a penalty decision that was revoked after its publication (Penalty Law Art 48)', () => {
  it('owes its withdrawal and an explanation within three working days, to which its tombstone leads', async () => {
    const penalty = await propose({ title: '行政处罚决定书', occasion: 'licenceOrPenalty' });
    const number = await publish(penalty);
    const revoke = (sub: string) =>
      city.as(sub).post(`intake/items/${penalty}/revocation`, { finding: 'revoked', foundOn: MONDAY });
    expect((await revoke(staff('publisher'))).code).toBe('permission.missing');
    expect((await revoke(staff('handler'))).status).toBe(200);
    const duties = async () =>
      (await city.as(staff('handler')).get<{ duties: object[] }>(`intake/items/${penalty}`)).body.duties;
    const term = { start: MONDAY, workdays: 3, due: '2026-03-05', missed: false };
    expect(await duties()).toEqual([
      { duty: 'withdrawal', ...term },
      { duty: 'explanation', ...term },
    ]);
    await city.as(staff('publisher')).act(`publish/publications/${penalty}/withdrawal`, { reason: 'decisionRevoked' });
    await city.settle();
    expect(await duties()).toEqual([{ duty: 'explanation', ...term }]);
    const tombstone = await page(number);
    expect(tombstone).toContain('所依据的决定已撤销');
    expect(tombstone).not.toContain('撤回理由的说明');
    const about = { relation: 'clarifies', item: penalty };
    await publish(await propose({ title: '关于撤回处罚决定信息的说明', about }));
    await city.settle();
    expect(await duties()).toEqual([]);
    expect(await page(number)).toContain('撤回理由的说明：<a href=');
    expect(await page(number)).toContain('关于撤回处罚决定信息的说明');
  });
});

describe('an item that other organs have to do with', () => {
  it('is proposed once they agreed and it was approved, and says whose it is (Arts 10 and 11)', async () => {
    const joint = { ...bodies.item('联合方案正文。'), responsibility: 'lead' };
    const post = (over: object) => city.as(staff('handler')).post('intake/items', { ...joint, ...over });
    expect(await post({})).toMatchObject({ status: 422, code: 'item.responsibility.partnersMissing' });
    expect(await post({ coordination: [{ organ: 'nobody', agreedOn: MONDAY }] })).toMatchObject({
      code: 'item.coordination.organUnknown',
    });
    const coordination = [{ organ: 'water', agreedOn: MONDAY }];
    expect(await post({ coordination, approval: null })).toMatchObject({ code: 'item.approval.missing' });
    const approval = { authority: '演示省厅', number: '演示批〔2026〕9号', approvedOn: MONDAY };
    const proposed = await propose({ ...joint, coordination, approval });
    const { body } = await city.as(staff('handler')).get(`intake/items/${proposed}`);
    expect(body).toMatchObject({ description: { responsibility: 'lead', coordination, approval } });
    const plain = await propose({ title: '普通事项' });
    expect((await city.as(staff('handler')).get(`intake/items/${plain}`)).body).toMatchObject({
      description: { responsibility: 'maker' },
    });
  });
});

describe('an item that was published elsewhere before (补录)', () => {
  it('goes out with the recorded date, its original day marked beside it, and is in the record as entered late', async () => {
    const original = { publishedOn: '2019-03-12', reason: '旧网站迁移', evidence: '旧网站存档' };
    const moved = await propose({ title: '旧网站迁移的办法', formedOn: '2019-03-01', original });
    const number = await publish(moved);
    const [proposed] = (await city.events()).filter(({ stream }) => stream === `item-${moved}`);
    expect(proposed?.envelope).toMatchObject({ entry: 'late' });
    expect(proposed?.envelope.personal.map(({ field }) => field)).toEqual(['lateReason', 'evidence']);
    expect(JSON.stringify(proposed?.data)).not.toContain('旧网站存档');
    const shown = (await page(number)).replace(/<[^>]*>/g, ' ');
    expect(shown).toMatch(/发布日期[^\d]{1,80}2026-/);
    expect(shown).toMatch(/首次公开日期（补录）[^\d]{1,80}2019-03-12/);
    const { body: list } = await city.as(undefined).get<string>('publish:/portal/list');
    expect(list).toContain('补录');
    const { body } = await city.as(staff('handler')).get(`intake/items/${moved}`);
    expect(body).toMatchObject({ termMissed: false });
  });
});
