import { describe, expect, it } from '@jest/globals';
import { act, after, content, handled, obligationsAfter } from './testing/index.js';

const DECIDED = '2026-03-06';
const closed = [...handled, act('ProposeReply', { today: DECIDED }), act('DecideByReply', { today: DECIDED })];
const correct = (fields: Parameters<typeof act<'CorrectFacts'>>[1]) =>
  act('CorrectFacts', { today: '2026-03-10', applicantType: undefined, ...fields });

describe('facts that were recorded wrongly (table 3, 国办公开办函〔2021〕30号)', () => {
  it('are put right with what they were before, so that the statistics can move the case', () => {
    expect(
      after(...closed)
        .when(correct({ applicantType: 'researchInstitution', result: '3.5.2', articles: ['36-6'] }))
        .events(),
    ).toMatchObject([
      {
        type: 'ApplicationFactsCorrected',
        data: {
          correctedOn: '2026-03-10',
          before: { applicantType: 'naturalPerson', receiptDate: '2026-03-02', result: '3.1', decidedOn: DECIDED },
          after: {
            applicantType: 'researchInstitution',
            receiptDate: '2026-03-02',
            result: '3.5.2',
            decidedOn: DECIDED,
          },
          articles: ['36-6'],
        },
      },
    ]);
  });

  it('Art 33: another date of receipt moves the term that began then, and one that began anew stays', () => {
    const receivedLater = correct({ today: '2026-03-04', receiptDate: '2026-03-03' });
    expect(obligationsAfter(...handled, receivedLater)).toEqual([{ kind: 'termMissed', due: '2026-04-01' }]);
    const restarted = [
      ...handled,
      act('NoticeCorrection', { today: '2026-03-03' }),
      act('ReceiveCorrection', { today: '2026-03-04' }),
    ];
    const due = [{ kind: 'termMissed', due: '2026-04-02' }];
    expect(obligationsAfter(...restarted)).toEqual(due);
    expect(obligationsAfter(...restarted, receivedLater)).toEqual(due);
  });

  it('are corrected more than once, each time from what they are now', () => {
    const again = after(...closed, correct({ applicantType: 'commercialEnterprise' })).when(
      correct({ applicantType: 'naturalPerson' }),
    );
    expect(again.events()).toMatchObject([
      { data: { before: { applicantType: 'commercialEnterprise' }, after: { applicantType: 'naturalPerson' } } },
    ]);
  });

  it.each<[string, Parameters<typeof correct>[0], string]>([
    ['the same facts', { applicantType: 'naturalPerson' }, 'application.facts.unchanged'],
    ['a result without what it rests on', { result: '3.5.2' }, 'application.result.articleMissing'],
    ['a decision before the receipt', { decidedOn: '2026-03-01' }, 'application.date.tooEarly'],
    ['a decision in the future', { decidedOn: '2026-03-11' }, 'application.date.inFuture'],
    ['a receipt in the future', { receiptDate: '2026-03-11' }, 'application.date.inFuture'],
  ])('refuses %s', (_, fields, code) => {
    expect(
      after(...closed)
        .when(correct(fields))
        .refusal().code,
    ).toBe(code);
  });

  it('refuses a decision after its delivery', () => {
    expect(
      after(...closed, act('Deliver', { today: '2026-03-09' }))
        .when(correct({ decidedOn: '2026-03-10' }))
        .refusal().code,
    ).toBe('application.date.inFuture');
  });

  it('have no result before the decision, and none at all after a withdrawal before registration', () => {
    expect(
      after(...handled)
        .when(correct({ result: '3.1', articles: ['36-2'] }))
        .refusal().code,
    ).toBe('application.facts.notDecided');
    expect(
      after(act('Submit'), act('Withdraw'))
        .when(correct({ applicantType: 'otherOrganization' }))
        .refusal().code,
    ).toBe('application.facts.notCounted');
    expect(
      after(act('Submit'))
        .when(correct({ applicantType: 'otherOrganization' }))
        .refusal().code,
    ).toBe('application.state.notRegistered');
  });

  it('Art 31: a date of receipt does not lie before the day on which the application came', () => {
    expect(
      after(...handled)
        .when(correct({ receiptDate: '2026-03-01' }))
        .refusal(),
    ).toMatchObject({ code: 'application.date.tooEarly', facts: { notBefore: '2026-03-02' } });
  });

  it('leave the letter that went out as it is', () => {
    const after3 = after(...closed, correct({ result: '3.5.2', articles: ['36-6'] }));
    expect(after3.when(act('Deliver', { today: '2026-03-11' })).events()).toHaveLength(1);
    expect(after3.when(act('DecideByReply', { today: '2026-03-11', ...content('3.1', '36-2') })).refusal().code).toBe(
      'application.state.closed',
    );
  });
});
