import { describe, expect, it } from '@jest/globals';
import { act, after, handled } from './testing/index.js';

describe('another form than was asked for (Art 40)', () => {
  it('Art 40: is chosen with its reason before the reply is under review, and may be chosen anew', () => {
    const chosen = act('ChooseOtherForm');
    expect(
      after(...handled)
        .when(chosen)
        .events(),
    ).toMatchObject([
      { type: 'OtherFormChosen', data: { medium: 'onSite', delivery: 'handedOver', reason: 'carrierEndangered' } },
    ]);
    expect(
      after(...handled)
        .when(chosen)
        .state(),
    ).toMatchObject({ form: { medium: 'onSite', delivery: 'handedOver' } });
    const anew = act('ChooseOtherForm', { medium: 'electronic', delivery: 'email', reason: 'tooCostly' });
    expect(
      after(...handled, chosen)
        .when(anew)
        .events(),
    ).toHaveLength(1);
    const back = act('ChooseOtherForm', { medium: 'paper', delivery: 'post' });
    expect(
      after(...handled, chosen)
        .when(back)
        .events(),
    ).toHaveLength(1);
  });

  it('Art 40: is none where it is the form that is given anyway, nor once the reply is under review', () => {
    const asked = act('ChooseOtherForm', { medium: 'paper', delivery: 'post' });
    expect(
      after(...handled)
        .when(asked)
        .refusal().code,
    ).toBe('application.form.same');
    const twice = after(...handled, act('ChooseOtherForm')).when(act('ChooseOtherForm'));
    expect(twice.refusal().code).toBe('application.form.same');
    const underReview = after(...handled, act('ProposeReply')).when(act('ChooseOtherForm'));
    expect(underReview.refusal().code).toBe('application.state.underReview');
  });
});
