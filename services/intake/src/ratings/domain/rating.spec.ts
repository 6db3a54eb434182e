import { describe, expect, it } from '@jest/globals';
import { given } from '@mingjian/core/testing';
import { rating, ratingRefusals, type Rate } from './index.js';

const application = 'a3bb189e-8bf9-4888-9912-ace4e6543002';
const rate: Rate = {
  ...{ type: 'Rate', application, score: 4, via: 'online', today: '2026-04-01' },
  rated: { organ: 'transport', delivered: true },
};
const data = { application, organ: 'transport', score: 4, via: 'online', ratedOn: '2026-04-01' } as const;
const rated = { type: 'ApplicationRated', data } as const;

describe('the rating of a case (S46)', () => {
  it('is given by the applicant after delivery', () => {
    expect(given(rating).when(rate).events()).toEqual([rated]);
    expect(given(rating).when(rate).state()).toEqual(data);
  });

  it.each([
    ['rating.application.unknown', [], { ...rate, rated: null }],
    ['rating.application.notDelivered', [], { ...rate, rated: { organ: 'transport', delivered: false } }],
    ['rating.application.alreadyRated', [rated], { ...rate, score: 1 }],
  ] as const)('is refused with %s', (code, history, command) => {
    expect(Object.keys(ratingRefusals)).toContain(code);
    expect(
      given(rating, ...history)
        .when(command)
        .refusal().code,
    ).toBe(code);
  });
});
