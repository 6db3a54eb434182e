import { describe, expect, it } from '@jest/globals';
import { act, after, DUE, handled } from './testing/index.js';

describe('assignment', () => {
  it('goes to one section, which accepts or returns it (Art 45)', () => {
    const assigned = [act('Submit'), act('Register'), act('Assign')];
    expect(
      after(...assigned)
        .when(act('Assign'))
        .refusal().code,
    ).toBe('application.assignment.alreadyAssigned');
    expect(
      after(...assigned)
        .when(act('AcceptAssignment', { by: 'zhao' }))
        .events(),
    ).toMatchObject([{ type: 'AssignmentAccepted', data: { section: 'roads', handler: 'zhao' } }]);
    expect(
      after(...handled)
        .when(act('AcceptAssignment'))
        .refusal().code,
    ).toBe('application.assignment.alreadyAccepted');
    expect(
      after(...assigned, act('ReturnAssignment'))
        .when(act('Assign', { section: 'ports' }))
        .events(),
    ).toHaveLength(1);
    expect(after(act('Submit')).when(act('Assign')).refusal().code).toBe('application.state.notRegistered');
  });

  it('has an internal term within the statutory one (S14)', () => {
    const registered = after(act('Submit'), act('Register'));
    expect(registered.when(act('Assign', { internalDue: '2026-03-31' })).refusal()).toEqual({
      code: 'application.assignment.beyondTerm',
      facts: { internalDue: '2026-03-31', due: DUE },
    });
    expect(registered.when(act('Assign', { internalDue: '2026-03-01' })).refusal().code).toBe(
      'application.date.tooEarly',
    );
    expect(registered.when(act('Assign', { today: '2026-04-01', internalDue: '2026-04-02' })).events()).toHaveLength(1);
  });

  it('goes only to a section that the organ has, also when it is only asked to help', () => {
    const registered = after(act('Submit'), act('Register'));
    expect(registered.when(act('Assign', { sectionStands: false })).refusal().code).toBe(
      'application.assignment.sectionUnknown',
    );
    expect(
      after(...handled)
        .when(act('AskCoHandling', { sectionStands: false }))
        .refusal().code,
    ).toBe('application.coHandling.sectionUnknown');
  });

  it('lets co-handlers answer once each', () => {
    expect(
      after(...handled)
        .when(act('AskCoHandling', { section: 'roads' }))
        .refusal().code,
    ).toBe('application.coHandling.ownSection');
    expect(
      after(...handled)
        .when(act('AnswerCoHandling'))
        .refusal().code,
    ).toBe('application.coHandling.notAsked');
    const asked = [...handled, act('AskCoHandling')];
    expect(
      after(...asked)
        .when(act('AskCoHandling'))
        .refusal().code,
    ).toBe('application.coHandling.alreadyAsked');
    expect(
      after(...asked, act('AnswerCoHandling'))
        .when(act('AnswerCoHandling'))
        .refusal().code,
    ).toBe('application.coHandling.alreadyAnswered');
  });
});
