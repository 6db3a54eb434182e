import { beforeAll, describe, expect, it } from '@jest/globals';
import { sha256 } from '@mingjian/contracts';
import { AUDITOR, staff } from '@mingjian/service-kit/testing';
import { bodies, MONDAY, pass, proposed } from '../city-steps.js';
import { city } from './city.js';

let item: string;
beforeAll(async () => {
  item = await proposed(city, 'item', '送审的正文');
});

const read = (by: string, purpose = 'opinion', id = item) =>
  city.as(by).get<{ title: string; text: string }>(`review/reviews/${id}/content?purpose=${purpose}`);
const eventsOf = async (wanted: string, by: string) => {
  await city.settle();
  return (await city.events()).filter(({ name, data }) => name === wanted && data['by'] === by);
};
const digest = async (): Promise<string> =>
  (await city.as(staff('leader')).get<{ content: { digest: string } }>(`review/reviews/${item}`)).body.content.digest;

describe('the content under review', () => {
  it('is read by the person whose opinion is due: exactly the bytes of the digest, which no cache keeps', async () => {
    const answer = await read(staff('sectionHead'));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.body).toEqual({ title: bodies.item().title, text: '送审的正文' });
    expect(sha256(JSON.stringify(answer.body))).toBe(await digest());
  });

  it('leaves who read which bytes for what, once a day, and on the timeline (privacy rule 3)', async () => {
    await Promise.all([read(staff('sectionHead')), read(staff('sectionHead'))]);
    const kept = await eventsOf('ContentRead', staff('sectionHead'));
    expect(kept).toMatchObject([
      {
        source: 'review',
        envelope: { kind: 'private', actor: { role: 'sectionHead', organ: 'transport' } },
        data: { review: item, digest: await digest(), purpose: 'opinion', actingFor: null, on: MONDAY },
      },
    ]);
    const { body } = await city
      .as(AUDITOR)
      .get<{ entries: readonly { name: string }[] }>(`reporting/cases/${item}/timeline`);
    expect(body.entries.map(({ name }) => name)).toContain('ContentRead');
  });

  it.each([
    ['a level whose turn it is not', staff('leader')],
    ['the drafter', staff('handler')],
    ['another organ', staff('sectionHead', 'water')],
    ['an auditor', AUDITOR],
  ])('is not there for %s, which is kept', async (_, by) => {
    expect(await read(by)).toMatchObject({ status: 404, code: 'request.notFound' });
    expect(await eventsOf('ContentRead', by)).toEqual([]);
    expect(await eventsOf('AccessRefused', by)).toMatchObject([{ data: { view: 'review.content' } }]);
  });

  it('needs a purpose', async () => {
    expect((await read(staff('sectionHead'), 'curiosity')).status).toBe(400);
  });

  it('stays open to those who gave their opinion, until other bytes come', async () => {
    await pass(city, 'item', item);
    expect((await read(staff('sectionHead'), 'lookAgain')).status).toBe(200);
    expect((await read(staff('officeReviewer'), 'lookAgain')).status).toBe(200);
    await city.as(staff('handler')).act(`intake/items/${item}/edits`, { title: '改动', text: '改动' });
    await city.settle();
    expect((await read(staff('officeReviewer'), 'lookAgain')).status).toBe(404);
    expect((await read(staff('sectionHead'))).body.text).toBe('改动');
  });
});
