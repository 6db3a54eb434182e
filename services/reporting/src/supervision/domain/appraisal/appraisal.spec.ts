import { describe, expect, it } from '@jest/globals';
import type { AppraisalEvent } from '@mingjian/contracts';
import { fold } from '@mingjian/core';
import { given } from '@mingjian/core/testing';
import {
  appraisal,
  appraisalObligations,
  appraisalRefusals,
  resultDigest,
  type AppraisalCommand,
  type AppraisalRefusal,
} from './index.js';

type CommandOf<Type extends AppraisalCommand['type']> = Extract<AppraisalCommand, { type: Type }>;

const digest = 'd'.repeat(64);
const today = '2027-02-01';
const rules = [
  { indicator: 'repliedLate', each: 6, most: 60, measure: 'repliesLate' },
  { indicator: 'elementsWrong', each: 1, most: 40, measure: null },
] as const;
const nothing = {
  ...{ itemTermsMissed: 0, repliesLate: 0, remediesCorrected: 0, reportNotSubmitted: 0 },
  ...{ reportNotMended: 0, complaintTermsMissed: 0, rectificationsOverdue: 0 },
};
const appraised = { organ: 'transport', year: 2026, appraiser: 'city', below: ['transport'], rules, today };
const judge: CommandOf<'Judge'> = {
  ...{ type: 'Judge', ...appraised, indicator: 'elementsWrong', cases: 3, evidence: digest, by: 'inspector' },
};
const cut = { intake: 9, review: 8, publish: 7, reporting: 6 };
const freeze: CommandOf<'Freeze'> = {
  ...{ type: 'Freeze', ...appraised, organs: ['transport'], cut, complete: true, reportExpected: true },
  ...{ measurement: { ...nothing, repliesLate: 2 }, appealDays: 10, by: 'head' },
};
const appeal: CommandOf<'Appeal'> = {
  ...{ type: 'Appeal', indicators: ['repliedLate', 'repliedLate'], grounds: digest, decisionDays: 30, by: 'leader' },
  today: '2027-02-11',
};
const decide: CommandOf<'DecideAppeal'> = {
  ...{ type: 'DecideAppeal', corrections: [{ indicator: 'repliedLate', cases: 1 }], reason: digest, by: 'mayor' },
  today: '2027-03-01',
};
const pass = (day: string): AppraisalCommand => ({ type: 'PassDay', today: day });

const after = (...commands: readonly AppraisalCommand[]): readonly AppraisalEvent[] =>
  commands.reduce<readonly AppraisalEvent[]>(
    (history, command) => [
      ...history,
      ...given(appraisal, ...history)
        .when(command)
        .events(),
    ],
    [],
  );
const owed = (...commands: readonly AppraisalCommand[]) => appraisalObligations(fold(appraisal, after(...commands)));

describe('the appraisal of an organ in a year (Art 46, S10)', () => {
  it('is scored from what was measured and judged, and frozen at a cut with its digest (appraisal rule 1)', () => {
    const again = { ...judge, cases: 4, by: 'other' };
    const [frozen] = after(judge, again, freeze).slice(-1);
    const scores = [
      { indicator: 'elementsWrong', each: 1, most: 40, cases: 4, lost: 4 },
      { indicator: 'repliedLate', each: 6, most: 60, cases: 2, lost: 12 },
    ];
    const result = {
      scores,
      total: 84,
      digest: resultDigest({ organ: 'transport', year: 2026, cut, scores, total: 84 }),
    };
    expect(frozen).toMatchObject({ type: 'AppraisalFrozen', data: { ...result, appealBy: '2027-02-11' } });
    expect(fold(appraisal, after(judge, again, freeze))).toMatchObject({ result, judges: ['inspector', 'other'] });
  });

  it('counts an indicator that nobody judged as without a case', () => {
    expect(after(freeze)).toMatchObject([{ data: { total: 88 } }]);
  });

  it('is final by itself when nobody appealed in time, once', () => {
    expect(owed(judge)).toEqual([]);
    expect(owed(judge, freeze)).toEqual([{ kind: 'appeal', due: '2027-02-12' }]);
    expect(after(freeze, pass('2027-02-11'))).toHaveLength(1);
    const events = after(freeze, pass('2027-02-12'), pass('2027-02-13'));
    expect(events.slice(1)).toMatchObject([{ type: 'AppraisalConcluded', data: { appealed: false, total: 88 } }]);
    expect(owed(freeze, pass('2027-02-12'))).toEqual([]);
  });

  it('is appealed against on the last day, decided by somebody else, and final with what was corrected', () => {
    const events = after(judge, freeze, appeal, decide);
    expect(events.slice(2)).toMatchObject([
      { type: 'AppraisalAppealed', data: { indicators: ['repliedLate'], decideBy: '2027-03-13' } },
      { type: 'AppraisalAppealDecided', data: { outcome: 'corrected' } },
      { type: 'AppraisalConcluded', data: { appealed: true, total: 91 } },
    ]);
    expect(fold(appraisal, events)).toMatchObject({ phase: 'concluded', result: { total: 91 } });
    const upheld = after(judge, freeze, appeal, { ...decide, corrections: [] });
    expect(upheld.slice(3)).toMatchObject([{ data: { outcome: 'upheld' } }, { data: { total: 85 } }]);
  });

  it('records once that the appeal was not decided in time, and it still can be', () => {
    expect(owed(freeze, appeal)).toEqual([{ kind: 'appealDecision', due: '2027-03-14' }]);
    expect(after(freeze, appeal, pass('2027-03-13'))).toHaveLength(2);
    const late = after(freeze, appeal, pass('2027-03-14'), pass('2027-03-15'), { ...decide, today: '2027-03-16' });
    expect(late.map(({ type }) => type)).toEqual([
      'AppraisalFrozen',
      'AppraisalAppealed',
      'AppealDecisionMissed',
      'AppraisalAppealDecided',
      'AppraisalConcluded',
    ]);
    expect(owed(freeze, appeal, pass('2027-03-14'))).toEqual([]);
  });

  const refusals: readonly [AppraisalRefusal, readonly AppraisalCommand[], AppraisalCommand][] = [
    ['appraisal.record.unknown', [], appeal],
    ['appraisal.organ.notBelow', [], { ...judge, organ: 'city' }],
    ['appraisal.organ.notBelow', [], { ...freeze, below: [] }],
    ['appraisal.organ.otherAppraiser', [judge], { ...freeze, appraiser: 'province' }],
    ['appraisal.year.notBegun', [], { ...judge, year: 2028 }],
    ['appraisal.judgement.indicatorUnknown', [], { ...judge, indicator: 'constructor' }],
    ['appraisal.judgement.measured', [], { ...judge, indicator: 'repliedLate' }],
    ['appraisal.state.frozen', [freeze], judge],
    ['appraisal.state.frozen', [freeze], freeze],
    ['appraisal.state.notFrozen', [judge], appeal],
    ['appraisal.cut.incomplete', [], { ...freeze, complete: false }],
    ['appraisal.appeal.alreadyAppealed', [freeze, appeal], appeal],
    ['appraisal.appeal.tooLate', [freeze], { ...appeal, today: '2027-02-12' }],
    ['appraisal.appeal.indicatorUnknown', [freeze], { ...appeal, indicators: ['lunch'] }],
    ['appraisal.appealDecision.noAppeal', [freeze], decide],
    ['appraisal.appealDecision.samePerson', [judge, freeze, appeal], { ...decide, by: 'inspector' }],
    ['appraisal.appealDecision.samePerson', [judge, freeze, appeal], { ...decide, by: 'head' }],
    ['appraisal.appealDecision.samePerson', [judge, freeze, appeal], { ...decide, by: 'leader' }],
    [
      'appraisal.appealDecision.notContested',
      [freeze, appeal],
      { ...decide, corrections: [{ indicator: 'elementsWrong', cases: 0 }] },
    ],
    ['appraisal.state.concluded', [freeze, appeal, decide], decide],
    ['appraisal.state.concluded', [freeze, pass('2027-02-12')], appeal],
  ];

  it.each(refusals)('is refused with %s', (code, history, command) => {
    expect(
      given(appraisal, ...after(...history))
        .when(command)
        .refusal().code,
    ).toBe(code);
  });

  it('has a refused case for every code', () => {
    expect(new Set(refusals.map(([code]) => code))).toEqual(new Set(Object.keys(appraisalRefusals)));
  });
});
