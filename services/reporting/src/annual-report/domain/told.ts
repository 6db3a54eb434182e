import type {
  ApplicantType,
  ApplicationEvent,
  OpeningEvent,
  RemedyEvent,
  RemedyKind,
  RemedyOutcome,
  ResultCode,
  TallyEvent,
} from '@mingjian/contracts';

export type ReportEvent = ApplicationEvent | RemedyEvent | TallyEvent | OpeningEvent;

/** An application, as far as a report counts it. Dates are `YYYY-MM-DD`. */
export interface Case {
  readonly id: string;
  readonly organ: string;
  readonly type: ApplicantType;
  readonly received: string;
  decided?: { readonly on: string; readonly result: ResultCode };
  correctionNoticed?: true;
  feeNoticed?: true;
  feePaid?: { readonly on: string; readonly yuan: number };
}

export interface Remedy {
  readonly id: string;
  readonly organ: string;
  readonly kind: RemedyKind;
  readonly lodged: string;
  concluded?: { readonly on: string; readonly outcome: RemedyOutcome };
}

export type Opening = Extract<OpeningEvent, { type: 'OpeningBalanceImported' }>['data'];
export type Tally = Extract<TallyEvent, { type: 'TallyRecorded' }>['data'];

/** What a history has told of everything that a report counts. */
export interface Told {
  readonly cases: readonly Case[];
  readonly remedies: readonly Remedy[];
  readonly tallies: readonly Tally[];
  readonly openings: readonly Opening[];
}

/**
 * Gathers a history.
 * @param events each source's events in order, the sources mixed in any way
 */
export const gather = (events: Iterable<ReportEvent>): Told => {
  const cases = new Map<string, Case>();
  const remedies = new Map<string, Remedy>();
  const tallies = new Map<string, Tally>();
  const openings = new Map<string, Opening>();
  for (const { type, data } of events) {
    switch (type) {
      case 'ApplicationRegistered':
        cases.set(data.application, {
          id: data.application,
          organ: data.organ,
          type: data.applicantType,
          received: data.receiptDate,
        });
        break;
      case 'ApplicationDecided':
        add(cases.get(data.application), { decided: { on: data.decidedOn, result: data.result } });
        break;
      case 'ApplicationFactsCorrected':
        add(cases.get(data.application), corrected(data.after));
        break;
      case 'CorrectionNoticed':
        add(cases.get(data.application), { correctionNoticed: true });
        break;
      case 'FeeNoticed':
        add(cases.get(data.application), { feeNoticed: true });
        break;
      case 'FeePaid':
        add(cases.get(data.application), { feePaid: { on: data.paidOn, yuan: data.amountYuan } });
        break;
      case 'RemedyLodged':
        remedies.set(data.remedy, {
          id: data.remedy,
          organ: data.organ,
          kind: data.kind,
          lodged: data.lodgedOn,
        });
        break;
      case 'RemedyConcluded':
        add(remedies.get(data.remedy), { concluded: { on: data.concludedOn, outcome: data.outcome } });
        break;
      case 'TallyRecorded':
        tallies.set(`${data.organ} ${data.month} ${data.measure}`, data);
        break;
      case 'OpeningBalanceImported': {
        const key = `${data.organ} ${data.year}`;
        if (data.version > (openings.get(key)?.version ?? 0)) openings.set(key, data);
        break;
      }
      default:
    }
  }
  return {
    cases: [...cases.values()],
    remedies: [...remedies.values()],
    tallies: [...tallies.values()],
    openings: [...openings.values()],
  };
};

type FactsAfter = Extract<ApplicationEvent, { type: 'ApplicationFactsCorrected' }>['data']['after'];

const corrected = ({ applicantType, receiptDate, result, decidedOn }: FactsAfter): Partial<Case> => ({
  type: applicantType,
  received: receiptDate,
  ...(result !== null && decidedOn !== null && { decided: { on: decidedOn, result } }),
});

const add = <Thing extends object>(thing: Thing | undefined, facts: Partial<Thing>): void => {
  if (thing) Object.assign(thing, facts);
};

/** What concerns these organs. */
export const only = (record: Told, organs: readonly string[]): Told => ({
  cases: record.cases.filter(({ organ }) => organs.includes(organ)),
  remedies: record.remedies.filter(({ organ }) => organs.includes(organ)),
  tallies: record.tallies.filter(({ organ }) => organs.includes(organ)),
  openings: record.openings.filter(({ organ }) => organs.includes(organ)),
});

/** The wire names of the events that a report is made from. */
export const reportEventNames = [
  'ApplicationRegistered',
  'ApplicationDecided',
  'ApplicationFactsCorrected',
  'CorrectionNoticed',
  'FeeNoticed',
  'FeePaid',
  'RemedyLodged',
  'RemedyConcluded',
  'TallyRecorded',
  'OpeningBalanceImported',
] as const satisfies readonly ReportEvent['type'][];
