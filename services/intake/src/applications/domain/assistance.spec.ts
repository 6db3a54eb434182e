import { describe, expect, it } from '@jest/globals';
import { act, after } from './testing/index.js';

describe('an applicant who has difficulty in reading, seeing or hearing (Art 43)', () => {
  const asked = [act('Submit', { needsAssistance: true }), act('Register')];
  const withdrawn = [...asked, act('Withdraw')];

  it('Art 43: the file is closed only when the help that was given is on record', () => {
    expect(
      after(...withdrawn)
        .when(act('Archive'))
        .refusal().code,
    ).toBe('application.archive.assistanceMissing');
    expect(
      after(...withdrawn, act('RecordAssistance'))
        .when(act('Archive'))
        .events(),
    ).toHaveLength(1);
    expect(
      after(...asked, act('RecordAssistance'), act('Withdraw'))
        .when(act('Archive'))
        .events(),
    ).toHaveLength(1);
  });

  it('Art 43: help is recorded once, for whoever asked for it', () => {
    const none = 'application.assistance.notNeeded';
    expect(
      after(...withdrawn, act('RecordAssistance'))
        .when(act('RecordAssistance'))
        .refusal().code,
    ).toBe(none);
    expect(after(act('Submit'), act('Register')).when(act('RecordAssistance')).refusal().code).toBe(none);
    expect(
      after(act('Submit', { needsAssistance: true }))
        .when(act('RecordAssistance'))
        .refusal().code,
    ).toBe('application.state.notRegistered');
  });

  it('Art 43: the event says that help is needed and not why; of others it says nothing', () => {
    const [asksForHelp] = after()
      .when(act('Submit', { needsAssistance: true }))
      .events();
    expect(asksForHelp).toMatchObject({ data: { needsAssistance: true } });
    const [other] = after().when(act('Submit')).events();
    expect(Object.keys(other!.data)).not.toContain('needsAssistance');
  });
});

describe('proof of identity (Art 29)', () => {
  it('Art 29: a number that is wrong by its check character is refused', () => {
    expect(
      after()
        .when(act('Submit', { identityIsRight: false }))
        .refusal(),
    ).toMatchObject({ code: 'application.submission.identityInvalid' });
  });
});
