import { describe, expect, it } from '@jest/globals';
import type { InspectionEvent } from '@mingjian/contracts';
import { fold } from '@mingjian/core';
import { given } from '@mingjian/core/testing';
import {
  inspection,
  inspectionObligations,
  inspectionRefusals,
  type InspectionCommand,
  type InspectionRefusal,
} from './index.js';

type CommandOf<Type extends InspectionCommand['type']> = Extract<InspectionCommand, { type: Type }>;

const digest = 'd'.repeat(64);
const open: CommandOf<'Open'> = {
  type: 'Open',
  inspection: 'a3bb189e-8bf9-4888-9912-ace4e6543002',
  organ: 'city',
  kind: 'selfInspection',
  period: '2026-H1',
  organs: ['transport', 'constructor'],
  dueOn: '2026-07-10',
  digest,
  by: 'head',
  today: '2026-06-20',
  subtree: ['city', 'transport', 'constructor'],
};
const problem = (number: number, mended = false) => ({ problem: number, theme: 'timeliness' as const, mended });
const report: CommandOf<'Report'> = {
  ...{ type: 'Report', organ: 'transport', digest, ofItself: true, by: 'handler', today: '2026-07-10' },
  problems: [problem(1), problem(2, true)],
};
const nothing: CommandOf<'Report'> = { ...report, organ: 'constructor', problems: [] };
const miss: InspectionCommand = { type: 'MissReports', today: '2026-07-11' };
const close: CommandOf<'Close'> = { type: 'Close', today: '2026-09-01', by: 'head', mended: ['transport 1'] };

const after = (...commands: readonly InspectionCommand[]): readonly InspectionEvent[] =>
  commands.reduce<readonly InspectionEvent[]>(
    (history, command) => [
      ...history,
      ...given(inspection, ...history)
        .when(command)
        .events(),
    ],
    [],
  );

describe('a half-yearly inspection (Arts 46, 47)', () => {
  it('is opened with organs and a day, reported by each, and closed when everything is mended (S31, S41)', () => {
    expect(after(open, report, nothing, close).at(-1)).toEqual({
      type: 'InspectionClosed',
      data: { inspection: open.inspection, organ: 'city', problems: 2, on: '2026-09-01', by: 'head' },
    });
  });

  it('marks what comes after the last day, and records once whose findings are missing then (S41)', () => {
    const events = after(open, report, miss, { ...miss, today: '2026-07-12' }, { ...nothing, today: '2026-07-12' });
    expect(events.slice(1)).toMatchObject([
      { type: 'InspectionFindingsReported', data: { organ: 'transport', late: false } },
      { type: 'InspectionReportMissed', data: { organ: 'city', organs: ['constructor'], dueOn: '2026-07-10' } },
      { type: 'InspectionFindingsReported', data: { organ: 'constructor', late: true } },
    ]);
  });

  it('owes that only until it is recorded, or everybody has reported', () => {
    const owed = [{ kind: 'findings', due: '2026-07-11' }];
    expect(inspectionObligations(fold(inspection, after(open)))).toEqual(owed);
    expect(inspectionObligations(fold(inspection, after(open, report)))).toEqual(owed);
    expect(inspectionObligations(fold(inspection, after(open, report, nothing)))).toEqual([]);
    expect(inspectionObligations(fold(inspection, after(open, miss)))).toEqual([]);
    expect(inspectionObligations(fold(inspection, []))).toEqual([]);
    expect(after(open, { ...miss, today: '2026-07-10' })).toHaveLength(1);
    expect(after(open, report, nothing, miss)).toHaveLength(3);
  });

  it('of the office itself is recorded by an inspector, not by those who are looked at (S7)', () => {
    const inspected = { ...open, kind: 'inspection' } as const;
    expect(after(inspected, { ...report, ofItself: false })).toHaveLength(2);
    expect(
      given(inspection, ...after(inspected))
        .when(report)
        .refusal().code,
    ).toBe('inspection.findings.otherKind');
  });

  const refusals: readonly [InspectionRefusal, readonly InspectionCommand[], InspectionCommand][] = [
    ['inspection.record.unknown', [], report],
    ['inspection.opening.alreadyOpened', [open], open],
    ['inspection.opening.notBelow', [], { ...open, organs: ['water'] }],
    ['inspection.opening.organTwice', [], { ...open, organs: ['transport', 'transport'] }],
    ['inspection.opening.dayPast', [], { ...open, dueOn: '2026-06-20' }],
    ['inspection.findings.notInspected', [open], { ...report, organ: 'city' }],
    ['inspection.findings.otherKind', [open], { ...report, ofItself: false }],
    ['inspection.findings.alreadyReported', [open, report], report],
    ['inspection.findings.numbers', [open], { ...report, problems: [problem(2)] }],
    ['inspection.closing.findingsMissing', [open, report], close],
    ['inspection.closing.notMended', [open, report, nothing], { ...close, mended: ['constructor 1'] }],
    ['inspection.state.closed', [open, report, nothing, close], close],
  ];

  it.each(refusals)('is refused with %s', (code, history, command) => {
    expect(
      given(inspection, ...after(...history))
        .when(command)
        .refusal().code,
    ).toBe(code);
  });

  it('has a refused case for every code', () => {
    expect(new Set(refusals.map(([code]) => code))).toEqual(new Set(Object.keys(inspectionRefusals)));
  });
});
