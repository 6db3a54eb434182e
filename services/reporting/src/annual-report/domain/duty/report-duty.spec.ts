import { describe, expect, it } from '@jest/globals';
import { addDays } from '@mingjian/calendar';
import { reportDutyEvents, type ReportDutyEvent } from '@mingjian/contracts';
import { fold } from '@mingjian/core';
import { given } from '@mingjian/core/testing';
import fc from 'fast-check';
import { reminderOn, reportDuty, type Remind } from './report-duty.js';

const due = '2032-01-31';
const remind: Remind = {
  ...{ type: 'Remind', organ: 'transport', year: 2031, duty: 'submission', due, to: 'city' },
  ...{ met: false, days: 14, today: '2032-01-17' },
};
const kindsAfter = (...history: readonly Remind[]) =>
  history
    .reduce<readonly ReportDutyEvent[]>((events, command) => {
      const decision = reportDuty.decide(command, fold(reportDuty, events));
      return decision.kind === 'accepted' ? [...events, ...decision.events] : events;
    }, [])
    .map(({ data }) => `${data.kind} ${data.due}`);

describe('the duty to report (Art 49)', () => {
  it('is a reminder some days before the last day, and one after it', () => {
    expect(['2032-01-16', '2032-01-17', due, '2032-02-01'].map((today) => reminderOn(today, due, 14))).toEqual([
      undefined,
      'soon',
      'soon',
      'overdue',
    ]);
    const [event] = given(reportDuty).when(remind).events();
    expect(event).toEqual({
      type: 'AnnualReportReminded',
      data: {
        ...{ organ: 'transport', year: 2031, duty: 'submission', kind: 'soon', due, to: 'city' },
        on: '2032-01-17',
      },
    });
    expect(reportDutyEvents.AnnualReportReminded.schema.safeParse(event!.data).error).toBeUndefined();
  });

  it('is recalled once for each kind, and again when the supervising office moves the day', () => {
    const later = { ...remind, today: '2032-02-02' };
    expect(kindsAfter(remind, remind, { ...remind, today: '2032-01-20' }, later, later)).toEqual([
      `soon ${due}`,
      `overdue ${due}`,
    ]);
    expect(kindsAfter(remind, { ...remind, due: '2032-01-26' })).toEqual([`soon ${due}`, 'soon 2032-01-26']);
    expect(kindsAfter(remind, { ...remind, duty: 'publication' })).toHaveLength(2);
  });

  it('needs no reminder when it is met', () => {
    expect(kindsAfter({ ...remind, met: true }, { ...remind, met: true, today: '2033-01-01' })).toEqual([]);
  });

  it('is never recalled more than twice for one last day, whatever the order of days', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: -60, max: 60 }), fc.boolean())), (looks) => {
        const kinds = kindsAfter(...looks.map(([days, met]) => ({ ...remind, met, today: addDays(due, days) })));
        expect(new Set(kinds).size).toBe(kinds.length);
      }),
    );
  });
});
