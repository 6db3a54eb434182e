import { describe, expect, it } from '@jest/globals';
import { staff } from '@mingjian/service-kit/testing';
import { bytesUnderReview, proposed } from '../city-steps.js';
import { city } from './city.js';

describe('an opinion', () => {
  it('names the bytes it is about, by their digest or by the version that the reviewer saw', async () => {
    const id = await proposed(city, 'item');
    const opinions = `review/reviews/${id}/opinions`;
    const [first, second] = [staff('sectionHead'), staff('officeReviewer')];
    expect(await city.as(first).post(opinions, { opinion: 'open' })).toMatchObject({
      status: 428,
      code: 'version.required',
    });
    const digest = await bytesUnderReview(city, id);
    const { version } = await city.as(first).act(opinions, { opinion: 'open', digest });
    expect(await city.as(second).post(opinions, { opinion: 'open' }, { ifMatch: version })).toMatchObject({
      status: 200,
    });
  });

  it('never approves an edit that came in between unseen', async () => {
    const id = await proposed(city, 'item');
    const digest = await bytesUnderReview(city, id);
    await city.as(staff('handler')).act(`intake/items/${id}/edits`, { title: '计划', text: '另一份正文' });
    await city.settle();
    const answer = await city
      .as(staff('sectionHead'))
      .post(`review/reviews/${id}/opinions`, { opinion: 'open', digest });
    expect(answer).toMatchObject({ status: 409, code: 'review.opinion.otherBytes' });
  });
});
