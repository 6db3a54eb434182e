import { describe, expect, it } from '@jest/globals';
import { annualReportEvents, type AnnualReportEvent } from '@mingjian/contracts';
import { fold } from '@mingjian/core';
import { given } from '@mingjian/core/testing';
import fc from 'fast-check';
import { annualReportRefusals, type AnnualReportRefusal } from '../refusals.js';
import { withCell } from '../testing/balanced-report.js';
import { annualReport, annualReportId, reportDue, type AnnualReportCommand, type KnownReport } from './index.js';
import {
  accept,
  approve,
  cut,
  draft,
  edit,
  figuresFrom,
  giveBack,
  historyOf,
  kept,
  standing,
  submit,
  tables,
  text,
  waive,
} from './testing/reports.js';

const unbalanced = figuresFrom(withCell(tables, { table: 3, row: 'N', column: 'naturalPerson' }, 13));
const failing = { ...draft, figures: unbalanced };
const failingC3 = figuresFrom(withCell(tables, { table: 3, row: 'N', column: 'total' }, 13));
const approveFailing = { ...approve, recomputed: unbalanced.digest };

const stateOf = (...given: readonly AnnualReportCommand[]) => fold(annualReport, historyOf(...given)) as KnownReport;
const verdictOf = (examination: KnownReport['examination'], rule: string) =>
  examination.filter((verdict) => verdict.rule === rule).map(({ verdict }) => verdict);

describe('an annual report', () => {
  it('Arts 49, 50: is drafted, written, approved, submitted and accepted', () => {
    const history = historyOf(draft, edit, approve, submit, accept);
    expect(history.map(({ type }) => type)).toEqual([
      'AnnualReportDrafted',
      'AnnualReportTextEdited',
      'AnnualReportApproved',
      'AnnualReportSubmitted',
      'AnnualReportAccepted',
    ]);
    expect(fold(annualReport, history)).toMatchObject({ phase: 'accepted', cut, digest: draft.figures.digest });
    for (const { type, data } of history) expect(annualReportEvents[type].schema.safeParse(data).error).toBeUndefined();
    expect(annualReportId('transport', 2031, 1)).toBe('transport-2031-1');
  });

  it('is frozen by the approval with cut, figures and text (counting rule 9)', () => {
    const [approved] = given(annualReport, ...historyOf(draft, edit))
      .when(approve)
      .events();
    expect(approved).toMatchObject({
      type: 'AnnualReportApproved',
      data: { cut, digest: draft.figures.digest, text: edit.text.digest, by: 'leader' },
    });
  });

  it('is examined on every save, in three values', () => {
    const drafted = stateOf(draft);
    expect(verdictOf(drafted.examination, 'C1')).toEqual(['pass']);
    expect(verdictOf(drafted.examination, 'C5')).toEqual(['notAssessable']);
    expect(verdictOf(drafted.examination, 'C8')).toEqual(['notAssessable']);
    expect(verdictOf(stateOf(draft, edit).examination, 'C8')).toEqual(['pass']);
    const wrong = kept({ ...text, onApplication: '新收政府信息公开申请13件，上年结转1件。' });
    expect(verdictOf(stateOf(draft, { ...edit, text: wrong }).examination, 'C8')).toEqual(['pass']);
    const wronger = kept({ ...text, onApplication: '新收政府信息公开申请15件，上年结转1件。' });
    expect(verdictOf(stateOf(draft, { ...edit, text: wronger }).examination, 'C8')).toEqual(['fail']);
  });

  it('C1 fails: is approved only when the head has signed for it, and for exactly this failure', () => {
    const history = historyOf(failing, edit, waive);
    expect(
      given(annualReport, ...historyOf(failing, edit))
        .when(approveFailing)
        .refusal(),
    ).toEqual({
      code: 'annualReport.approval.ruleFails',
      facts: { rules: ['C1', 'C3'] },
    });
    expect(
      given(annualReport, ...history)
        .when(approveFailing)
        .refusal().facts,
    ).toEqual({ rules: ['C3'] });
    const both = historyOf(failing, edit, waive, { ...waive, rule: 'C3' });
    expect(
      given(annualReport, ...both)
        .when(approveFailing)
        .events(),
    ).toHaveLength(1);
    // Other words change neither failure; other figures do.
    expect(stateOf(failing, edit, waive, { ...edit, text: kept({ ...text, problems: '无' }) }).waivers).toHaveLength(1);
    expect(stateOf(failing, edit, waive, { ...draft, figures: failingC3 }).waivers).toEqual([]);
    expect(stateOf(failing, edit, waive, draft).waivers).toEqual([]);
  });

  it('is returned with a reason, mended in the same version, approved and submitted again', () => {
    const returned = historyOf(draft, edit, approve, submit, giveBack);
    expect(fold(annualReport, returned)).toMatchObject({
      phase: 'returned',
      approved: null,
      returned: { by: 'supervisor' },
    });
    const mended = kept({ ...text, problems: '分析了问题并提出改进措施。' });
    const again = historyOf(draft, edit, approve, submit, giveBack, { ...edit, text: mended }, approve, submit, accept);
    expect(fold(annualReport, again)).toMatchObject({ phase: 'accepted', text: { digest: mended.digest } });
  });

  it('Art 49: goes out after the last day too, and is marked late', () => {
    const late = (today: string, due: string | null) =>
      given(annualReport, ...historyOf(draft, edit, approve))
        .when({ ...submit, today, due })
        .events()
        .map(({ data }) => 'late' in data && data.late);
    expect([late('2032-01-31', '2032-01-31'), late('2032-02-01', '2032-01-31'), late('2032-06-01', null)]).toEqual([
      [false],
      [true],
      [false],
    ]);
  });

  it('is saved with the same words once', () => {
    expect(
      given(annualReport, ...historyOf(draft, edit))
        .when(edit)
        .events(),
    ).toEqual([]);
  });

  it('goes on from the text of the version before', () => {
    const next = { ...draft, version: 2, predecessor: { accepted: true }, text: kept(text) };
    expect(stateOf(next)).toMatchObject({ version: 2, text: { digest: edit.text.digest }, written: Object.keys(text) });
    expect(verdictOf(stateOf(next).examination, 'C8')).toEqual(['pass']);
  });

  const gap = standing.map((one) => (one.source === 'intake' ? { ...one, complete: 39 } : one));
  const parked = standing.map((one) => (one.source === 'intake' ? { ...one, parked: 2 } : one));
  const approved = [draft, edit, approve] as const;
  const submitted = [...approved, submit] as const;

  const refusals: [AnnualReportRefusal, readonly AnnualReportCommand[], AnnualReportCommand, object?][] = [
    ['annualReport.record.unknown', [], edit],
    ['annualReport.year.notOver', [], { ...draft, today: '2031-12-31' }],
    ['annualReport.cut.incomplete', [], { ...draft, standing: gap }, { source: 'intake', wanted: 40, complete: 39 }],
    [
      'annualReport.cut.incomplete',
      [],
      { ...draft, standing: standing.slice(1) },
      { source: 'intake', wanted: 40, complete: 0 },
    ],
    ['annualReport.cut.incomplete', [draft, edit], { ...approve, standing: gap }],
    ['annualReport.cut.parked', [], { ...draft, standing: parked }, { source: 'intake', parked: 2 }],
    ['annualReport.cut.parked', [draft, edit], { ...approve, standing: parked }],
    ['annualReport.version.frozen', approved, draft],
    ['annualReport.version.frozen', approved, edit],
    ['annualReport.version.frozen', submitted, waive],
    ['annualReport.version.frozen', [...submitted, accept], approve],
    ['annualReport.version.predecessorOpen', [], { ...draft, version: 2 }],
    ['annualReport.version.predecessorOpen', [], { ...draft, version: 2, predecessor: { accepted: false } }],
    [
      'annualReport.text.referenceUnknown',
      [draft],
      { ...edit, text: kept({ ...text, others: '{{3.9.total}}，{{ N.total }}，{{' }) },
      { references: ['{{3.9.total}}', '{{'] },
    ],
    ['annualReport.waiver.nothingFails', [draft], waive],
    ['annualReport.approval.ownDraft', [draft, edit], { ...approve, by: 'statistician' }],
    ['annualReport.approval.partsMissing', [draft], approve],
    [
      'annualReport.approval.partsMissing',
      [draft, { ...edit, text: kept({ ...text, others: ' ' }) }],
      approve,
      { parts: ['others'] },
    ],
    ['annualReport.approval.ruleFails', [failing, edit], approveFailing],
    ['annualReport.approval.figuresDiffer', [draft, edit], { ...approve, recomputed: '0'.repeat(64) }],
    ['annualReport.submission.notApproved', [draft, edit], submit],
    ['annualReport.submission.notApproved', submitted, submit],
    ['annualReport.answer.notSubmitted', approved, accept],
    ['annualReport.answer.notSubmitted', [...submitted, accept], giveBack],
    ['annualReport.answer.ownReport', submitted, { ...accept, by: 'leader' }],
    ['annualReport.answer.ownReport', submitted, { ...giveBack, by: 'statistician' }],
  ];

  it.each(refusals.map(([code, history, command, facts]) => [code, history, command, facts ?? null] as const))(
    'is refused with %s',
    (code, history, command, facts) => {
      const refusal = given(annualReport, ...historyOf(...history))
        .when(command)
        .refusal();
      expect(refusal.code).toBe(code);
      if (facts) expect(refusal.facts).toEqual(facts);
    },
  );

  it('has a refused case for every code of its own decisions', () => {
    const codes = Object.keys(annualReportRefusals).filter((code) => code.startsWith('annualReport.'));
    // An unreadable event is found where the record is read.
    const elsewhere = 'annualReport.cut.unreadable';
    expect(new Set([...refusals.map(([code]) => code), elsewhere])).toEqual(new Set(codes));
  });

  it('never changes what is frozen without a return, whatever is tried in whatever order (counting rule 9)', () => {
    const all = [draft, failing, edit, waive, approve, submit, giveBack, accept];
    fc.assert(
      fc.property(fc.array(fc.constantFrom<AnnualReportCommand>(...all), { maxLength: 40 }), (tried) => {
        let history: readonly AnnualReportEvent[] = [];
        for (const command of tried) {
          const before = fold(annualReport, history);
          const decision = annualReport.decide(command, before);
          if (decision.kind === 'refused') continue;
          history = [...history, ...decision.events];
          const after = fold(annualReport, history) as KnownReport;
          if (before.phase === 'unknown' || ['drafted', 'returned'].includes(before.phase)) continue;
          expect([after.cut, after.digest, after.text, after.figures]).toEqual([
            before.cut,
            before.digest,
            before.text,
            before.figures,
          ]);
        }
      }),
    );
  });
});

describe('the last day for a report (Art 49)', () => {
  const law = [
    { report: 'department', duty: 'submission', monthDay: '01-31', basis: 'law', source: '第四十九条' },
    { report: 'government', duty: 'publication', monthDay: '03-31', basis: 'law', source: '第四十九条' },
  ] as const;
  const office = (monthDay: string) => [{ ...law[0], monthDay, basis: 'setting' as const, source: '通知' }];

  it('is 31 January for a department, for a government’s publication 31 March', () => {
    expect(reportDue('submission', 'department', 2031, [law])).toBe('2032-01-31');
    expect(reportDue('publication', 'government', 2031, [law])).toBe('2032-03-31');
    expect(reportDue('submission', 'government', 2031, [law])).toBeNull();
  });

  it('is earlier where the supervising office says so, and never later', () => {
    expect(reportDue('submission', 'department', 2031, [law, office('01-26')])).toBe('2032-01-26');
    expect(reportDue('submission', 'department', 2031, [law, office('02-20')])).toBe('2032-01-31');
  });
});
