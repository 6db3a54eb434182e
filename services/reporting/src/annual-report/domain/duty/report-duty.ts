import { addDays } from '@mingjian/calendar';
import type { ReportDutyEvent } from '@mingjian/contracts';
import { accepted, type CivilDate, type Decider } from '@mingjian/core';

type Reminded = ReportDutyEvent['data'];
export type Duty = Pick<Reminded, 'organ' | 'year' | 'duty' | 'due'>;

/** Time passes: `met` says whether the report was submitted, or is published. */
export interface Remind extends Duty {
  readonly type: 'Remind';
  readonly to: string | null;
  readonly met: boolean;
  /** How many calendar days before the last one an organ is reminded. */
  readonly days: number;
  readonly today: CivilDate;
}

/** An organ's duty to report on a year: of what it was reminded. */
export interface ReportDutyState {
  readonly organ: string | null;
  readonly reminded: readonly Reminded[];
}

export const reportDutyId = (organ: string, year: number): string => `${organ}-${year}`;

/** Which reminder is due on a day; undefined for none. The last day itself is still in time. */
export const reminderOn = (today: CivilDate, due: CivilDate, days: number): Reminded['kind'] | undefined => {
  if (today > due) return 'overdue';
  return today >= addDays(due, -days) ? 'soon' : undefined;
};

/**
 * Streams `reportDuty-<organ>-<year>`. Each reminder is given once for a duty and its last day, however often and by whomever time is told;
 * a supervising office that moves the day has reminded nobody of the new one yet. What is met needs no reminder.
 */
export const reportDuty: Decider<Remind, ReportDutyEvent, ReportDutyState> = {
  initialState: { organ: null, reminded: [] },

  decide({ organ, year, duty, due, to, met, days, today }, { reminded }) {
    const kind = met ? undefined : reminderOn(today, due, days);
    const isGiven = reminded.some((one) => one.duty === duty && one.kind === kind && one.due === due);
    if (kind === undefined || isGiven) return accepted();
    return accepted({ type: 'AnnualReportReminded', data: { organ, year, duty, kind, due, to, on: today } });
  },

  evolve: ({ reminded }, { data }) => ({ organ: data.organ, reminded: [...reminded, data] }),
};
