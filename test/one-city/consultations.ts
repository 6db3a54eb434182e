import { beforeAll, describe, expect, it } from '@jest/globals';
import { SECTION, staff } from '@mingjian/service-kit/testing';
import { agreedOne, MONDAY } from '../city-steps.js';
import { city } from './city.js';

let draft: string;
let id: string;
beforeAll(async () => {
  draft = await agreedOne(city, 'item');
  await city.as(staff('publisher')).act(`publish/publications/${draft}/release`, {});
  await city.settle();
});

const handler = () => city.as(staff('handler'));
const open = (over: object = {}) =>
  handler().post('publish/consultations', {
    organ: 'transport',
    section: SECTION,
    draft,
    closesOn: '2026-04-01',
    ...over,
  });

describe('a consultation on the draft of a decision', () => {
  it('is opened on what is out, for thirty days or with a reason (Decision Regulation Art 15)', async () => {
    expect((await open({ closesOn: '2026-03-12' })).code).toBe('consultation.opening.reasonMissing');
    expect((await open({ draft: '99999999-9999-4999-8999-999999999999' })).code).toBe(
      'consultation.opening.draftNotOut',
    );
    expect((await open({ matter: 'lunch' })).code).toBe('consultation.opening.matterUnknown');
    const opened = await open();
    expect(opened.status).toBe(201);
    id = opened.body.id;
    const event = (await city.events()).find(({ name }) => name === 'CommentPeriodOpened');
    expect(event?.envelope.pins.rules).toBe('commentPeriods@1');
  });

  it('takes what anybody says by web, sealed, for those who handle it', async () => {
    const said = { manner: 'web', text: '建议增设人行道', author: { name: '市民甲' } };
    const path = `publish/consultations/${id}/comments`;
    expect((await city.as('citizen.one').post(path, said)).status).toBe(200);
    expect((await city.as('citizen.one').post(path, { ...said, manner: 'letter' })).code).toBe('request.notFound');
    const { body } = await handler().get<{ comments: { comment: string }[] }>(path);
    expect(body.comments).toMatchObject([
      { receivedOn: MONDAY, adoption: null, text: '建议增设人行道', author: { name: '市民甲' } },
    ]);
    expect((await city.as('citizen.one').get(path)).status).toBe(403);
    expect(JSON.stringify(await city.events())).not.toContain('建议增设人行道');

    const answer = { comment: body.comments[0]!.comment, adoption: 'adopted', reason: '已列入设计' };
    expect((await handler().post(`publish/consultations/${id}/answers`, answer)).status).toBe(200);
    expect((await handler().get(path)).body).toMatchObject({
      comments: [{ adoption: 'adopted', reason: '已列入设计' }],
    });
  });

  it('shows to everybody its draft, its time and what became of the comments, not what they say (S18, S30)', async () => {
    await city.settle();
    const { body } = await city.as(undefined).get<string>('publish:/portal/consultations');
    expect(body).toContain('2026-03-02 至 2026-04-01');
    expect(body).toContain('1 / 0 / 0');
    expect(body).not.toContain('人行道');
    const conclusion = { feedback: draft, decision: null };
    expect((await handler().post(`publish/consultations/${id}/conclusion`, conclusion)).code).toBe(
      'consultation.conclusion.stillOpen',
    );
  });
});
