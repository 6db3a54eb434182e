import { describe, expect, it } from '@jest/globals';
import { staff } from '@mingjian/service-kit/testing';
import { city } from './city.js';

const WORDS = '某路段养护计划一直没有公开';
const words = { complainant: { name: '张某', contact: '演示路 1 号' }, text: WORDS };
const body = { kind: 'report', channel: 'hotline', subject: 'notPublished', about: 'transport', organ: 'transport' };
const [registrar, head, handler] = [staff('registrar'), staff('officeHead', 'city'), staff('handler', 'city')];

describe('a complaint (Arts 47, 51)', () => {
  it('Art 47: about an organ goes to the one above, is answered there, and leaves no word in the events (S30, S42)', async () => {
    const { id } = await city.as(registrar).act('intake/complaints', { ...body, ...words });
    const post = (sub: string, act: string, what: object = {}) =>
      city.as(sub).post(`intake/complaints/${id}/${act}`, what);
    expect((await post(staff('officeHead'), 'acceptance')).code).toBe('complaint.acceptance.ownMatter');
    expect((await post(staff('officeHead'), 'forwarding', { to: 'city' })).status).toBe(200);
    expect((await post(staff('officeHead'), 'forwarding', { to: 'water' })).status).toBe(404);
    expect((await post(head, 'acceptance')).status).toBe(200);
    expect((await post(handler, 'answer', { finding: 'justified', answer: '已责令公开' })).status).toBe(200);
    expect((await city.as(handler).get(`intake/complaints/${id}/words`)).body).toEqual({
      ...words,
      answer: '已责令公开',
    });
    expect((await city.as(staff('leader', 'city')).get(`intake/complaints/${id}/words`)).status).toBe(403);
    expect((await city.as(staff('handler')).get(`intake/complaints/${id}/words`)).status).toBe(404);
    expect((await post(staff('registrar', 'city'), 'closing', { toldOn: city.today })).status).toBe(200);
    await city.settle();
    const events = await city.events();
    expect(JSON.stringify(events)).not.toMatch(/张某|养护计划一直|已责令公开/);
    expect(events.filter(({ name, data }) => name === 'ComplaintRead' && data['complaint'] === id)).toMatchObject([
      { data: { by: handler } },
    ]);
    expect((await city.as(head).get('intake/complaints?organ=city')).body).toMatchObject({
      complaints: expect.arrayContaining([
        expect.objectContaining({ complaint: id, phase: 'closed', receivedBy: 'transport', finding: 'justified' }),
      ]),
    });
  });

  it('Art 9: comes on line from anybody, also without a name; nobody but staff enters other channels', async () => {
    const own = { ...body, organ: 'city', kind: 'suggestion', channel: 'online', about: null, text: '建议增加检索' };
    expect((await city.as('citizen.one').post('intake/complaints', own)).status).toBe(201);
    for (const wrong of [{ channel: 'hotline' }, { receivedOn: city.today }]) {
      expect((await city.as('citizen.one').post('intake/complaints', { ...own, ...wrong })).code).toBe(
        'permission.missing',
      );
    }
  });
});
