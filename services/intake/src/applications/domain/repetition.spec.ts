import { describe, expect, it } from '@jest/globals';
import { act, after, CASE, content, handled, SECOND_CASE } from './testing/index.js';

const earlier = { application: SECOND_CASE, isOwn: true, isAnswered: true, isOfSameApplicant: true };
const inCase = (over: Partial<typeof earlier> = {}) =>
  act('RecordRepetition', { earlier: { ...earlier, ...over }, earlierNumber: null });

describe('a repeated application (Art 36(6))', () => {
  it('Art 36(6): rests on an earlier answer to the same applicant, here or elsewhere', () => {
    const repeated = act('ProposeReply', content('3.5.2', '36-6'));
    expect(
      after(...handled)
        .when(repeated)
        .refusal().code,
    ).toBe('application.result.repetitionMissing');
    for (const found of [inCase(), act('RecordRepetition')]) {
      expect(
        after(...handled, found)
          .when(repeated)
          .events(),
      ).toHaveLength(1);
    }
  });

  it.each<[string, Parameters<typeof inCase>[0], string]>([
    ['another applicant', { isOfSameApplicant: false }, 'application.repetition.otherApplicant'],
    ['an application that is not answered', { isAnswered: false }, 'application.repetition.notAnswered'],
    ['a case of another organ', { isOwn: false }, 'application.repetition.unknown'],
    ['itself', { application: CASE }, 'application.repetition.unknown'],
  ])('Art 36(6): is no repetition of that of %s', (_, over, code) => {
    expect(
      after(...handled)
        .when(inCase(over))
        .refusal().code,
    ).toBe(code);
  });

  it('is recorded once', () => {
    expect(
      after(...handled, inCase())
        .when(inCase())
        .refusal().code,
    ).toBe('application.repetition.alreadyRecorded');
  });
});
