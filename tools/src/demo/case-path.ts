import { addWorkdays, type WorkCalendar } from '@mingjian/calendar';
import type { ApplicantType, ResultCode } from '@mingjian/contracts';
import { yearOf, type CivilDate } from '@mingjian/core';
import { shippedRows } from '@mingjian/intake-service/shipped-rules';

/** What is done to a case in one go on one day; the acts of each step are in `perform-case.ts`. */
export type CaseStep =
  | 'arrive'
  | 'noticeCorrection'
  | 'correct'
  | 'noticeFee'
  | 'search'
  | 'consult'
  | 'consultationAnswered'
  | 'askReasons'
  | 'assessReasons'
  | 'withdraw'
  | 'propose'
  | 'review'
  | 'issue'
  | 'deliver'
  | 'archive';

/** One step of one application on a day. */
export interface CaseMoment {
  readonly kind: 'case';
  readonly case: PlannedCase;
  readonly step: CaseStep;
}

export interface PlannedCase {
  /** Names the case in command ids: `c-000123`. */
  readonly key: string;
  readonly serial: number;
  readonly unit: string;
  readonly type: ApplicantType;
  readonly receivedOn: CivilDate;
  /** Null: still open when the last year ends. */
  readonly result: ResultCode | null;
  /** The year that counts the result. */
  readonly decidedIn: number;
}

/** Steps by working day after handling begins. The two lapses come by themselves, when the clock passes their day. */
const path = (result: ResultCode): readonly (readonly [day: number, step: CaseStep])[] => {
  switch (result) {
    case '3.6.1':
      return [[1, 'noticeCorrection']];
    case '3.6.2':
      return [[1, 'noticeFee']];
    case '3.6.3':
      return [[2, 'withdraw']];
    case '3.4.3':
      return [[1, 'noticeCorrection'], [2, 'correct'], ...replied(3)];
    case '3.4.1':
      return [[1, 'search'], ...replied(1)];
    case '3.5.4':
      return [[1, 'askReasons'], [2, 'assessReasons'], ...replied(3)];
    case '3.3.4':
      return [[1, 'consult'], [2, 'consultationAnswered'], ...replied(3)];
    default:
      return replied(1);
  }
};

const replied = (day: number): readonly (readonly [number, CaseStep])[] => [
  [day, 'propose'],
  [day + 1, 'review'],
  [day + 2, 'issue'],
  [day + 3, 'deliver'],
  [day + 4, 'archive'],
];

const days = new Map(shippedRows('terms').map(({ term, workdays }) => [term, workdays]));

/** Working days from receipt until the result counts, with the lapses' own terms, as the seeded law has them. */
export const workdaysNeeded = (result: ResultCode): number => {
  if (result === '3.6.1') return 1 + days.get('correctionReply')!;
  if (result === '3.6.2') return 1 + days.get('feePayment')!;
  const steps = path(result);
  return Math.max(...steps.filter(([, step]) => step === 'issue' || step === 'withdraw').map(([day]) => day));
};

/** The days of a case's life. A case carried over waits until the first working days of the next year. */
export const casePath = (
  one: PlannedCase,
  calendar: WorkCalendar,
): readonly { readonly on: CivilDate; readonly step: CaseStep }[] => {
  const arrival = { on: one.receivedOn, step: 'arrive' } as const;
  if (one.result === null) return [arrival];
  const carried = one.decidedIn > yearOf(one.receivedOn);
  // A correction must be asked for within a few working days of receipt, so those cases come first in January.
  const wait = one.result === '3.6.1' || one.result === '3.4.3' ? 0 : one.serial % 6;
  const begin = carried ? addWorkdays(calendar, `${one.decidedIn - 1}-12-31`, wait).due : one.receivedOn;
  return [arrival, ...path(one.result).map(([day, step]) => ({ on: addWorkdays(calendar, begin, day).due, step }))];
};
