import type { ApplicantType, ApplicationEvent, ResultCode } from '@mingjian/contracts';
import type { ProjectedEvent } from '@mingjian/projections';

/** An application as the statistics know it: nothing personal. Dates are `YYYY-MM-DD`. */
export interface Case {
  readonly application: string;
  readonly organ: string;
  readonly applicantType: ApplicantType;
  readonly number: string;
  readonly channel: string;
  readonly receiptDate: string;
  readonly due: string | null;
  readonly decidedOn: string | null;
  readonly result: ResultCode | null;
  readonly via: string | null;
  readonly deliveredOn: string | null;
  readonly correctionNoticedOn: string | null;
  readonly feeNoticedOn: string | null;
  readonly feePaidOn: string | null;
  readonly feeYuan: number | null;
  /** The section that the case was last given to. */
  readonly section: string | null;
  readonly extended: boolean;
  /** Whether its registration, and its decision, was entered afterwards (补录). */
  readonly registeredLate: boolean;
  readonly decidedLate: boolean | null;
  /** When the last event that said something of it was recorded, ISO 8601. */
  readonly updatedAt: string;
}

type DataOf<Name extends ApplicationEvent['type']> = Extract<ApplicationEvent, { type: Name }>['data'];
type Term = DataOf<'ApplicationRegistered'>['term'];

/** What an event says of a case; undefined when it says nothing that is kept. */
export const evolveCase = (known: Case | undefined, event: ProjectedEvent): Case | undefined => {
  const updatedAt = event.recordedAt.toISOString();
  if (event.name === 'ApplicationRegistered') return registered(event, updatedAt);
  return known && { ...known, ...newsOf(event), updatedAt };
};

const registered = (event: ProjectedEvent, updatedAt: string): Case => {
  const { application, organ, applicantType, number, channel, receiptDate, term } =
    event.data as DataOf<'ApplicationRegistered'>;
  return {
    ...{ application, organ, applicantType, number, channel, receiptDate, due: term.due, updatedAt },
    ...{ decidedOn: null, result: null, via: null, deliveredOn: null, correctionNoticedOn: null },
    ...{ feeNoticedOn: null, feePaidOn: null, feeYuan: null, section: null, extended: false },
    ...{ registeredLate: event.envelope.entry === 'late', decidedLate: null },
  };
};

const newsOf = ({ name, data: told, envelope }: ProjectedEvent): Partial<Case> => {
  switch (name) {
    case 'ApplicationDecided': {
      const { due, decidedOn, result, via } = told as DataOf<'ApplicationDecided'>;
      return { due, decidedOn, result, via, decidedLate: envelope.entry === 'late' };
    }
    case 'ApplicationDelivered':
      return { deliveredOn: (told as DataOf<'ApplicationDelivered'>).deliveredOn };
    case 'ApplicationAssigned':
      return { section: (told as DataOf<'ApplicationAssigned'>).section };
    case 'CorrectionNoticed':
      return { correctionNoticedOn: (told as DataOf<'CorrectionNoticed'>).noticedOn };
    case 'FeeNoticed':
      return { feeNoticedOn: (told as DataOf<'FeeNoticed'>).noticedOn };
    case 'FeePaid': {
      const { term, paidOn, amountYuan } = told as DataOf<'FeePaid'>;
      return { due: term.due, feePaidOn: paidOn, feeYuan: amountYuan };
    }
    case 'ApplicationFactsCorrected': {
      const { after, term } = told as DataOf<'ApplicationFactsCorrected'>;
      const { applicantType, receiptDate, result, decidedOn } = after;
      return {
        ...{ applicantType, receiptDate },
        ...(result !== null && { result }),
        ...(decidedOn !== null && { decidedOn }),
        ...(term && { due: term.due }),
      };
    }
    case 'ReasonsAssessed': {
      const { deferral } = told as DataOf<'ReasonsAssessed'>;
      return deferral ? { due: deferral.term.due } : {};
    }
    case 'TermExtended':
      return { due: (told as DataOf<'TermExtended'>).term.due, extended: true };
    default:
      return { due: (told as { readonly term: Term }).term.due };
  }
};

/** One figure that a case adds to, and on which day. */
export interface CaseCell {
  readonly year: number;
  /** `<row> <applicant type>` of table 3, or `ledger <what>`. */
  readonly cell: string;
  readonly day: string;
  readonly n: number;
  readonly late: boolean;
}

/**
 * Every running total that a case counts in. N by the date of receipt, its result and T by the date of issue (§2.6). `open` is what was
 * open at the end of a year and has been decided since: what is open still is found by its missing decision.
 */
export const cellsOf = (known: Case | undefined): readonly CaseCell[] => {
  if (!known) return [];
  const { applicantType: type, receiptDate, result, decidedOn, registeredLate, decidedLate } = known;
  const received = Number(receiptDate.slice(0, 4));
  const cells: CaseCell[] = [{ year: received, cell: `N ${type}`, day: receiptDate, n: 1, late: registeredLate }];
  const add = (day: string, cell: string, n = 1, late = decidedLate === true): void => {
    cells.push({ year: Number(day.slice(0, 4)), cell, day, n, late });
  };
  if (result !== null && decidedOn !== null) {
    add(decidedOn, `${result} ${type}`);
    add(decidedOn, `T ${type}`);
    for (let year = received; year < Number(decidedOn.slice(0, 4)); year += 1)
      cells.push({ year, cell: `open ${type}`, day: receiptDate, n: 1, late: registeredLate });
    const isUnclear = result === '3.4.3' || result === '3.6.1';
    if (isUnclear && known.correctionNoticedOn !== null) add(decidedOn, `ledger correctionNotices ${result}`);
    if (result === '3.6.2' && known.feeNoticedOn !== null) add(decidedOn, 'ledger feeNotices');
  }
  if (known.feePaidOn !== null && known.feeYuan !== null) add(known.feePaidOn, 'ledger feesPaidYuan', known.feeYuan);
  return cells;
};
