import type { ApplicationEvent, Term } from '@mingjian/contracts';
import type { ProjectedEvent } from '@mingjian/projections';
import type { PoolClient } from 'pg';
import type { StatisticsPart } from '../../part.js';
import { CellCounter, incrementCells } from './cell-counter.js';
import { insertCases, latenessOf, updateCases, type CaseFacts, type RegisteredCase } from './case-index.js';

type DataOf<Name extends ApplicationEvent['type']> = Extract<ApplicationEvent, { type: Name }>['data'];

/**
 * Table 3 and the case index behind it. N counts by the date of receipt, the result rows and T by the date of issue (§2.6). P and F are
 * nowhere stored: they follow from N and T of all years, so a late entry into an old year moves them by itself.
 */
export const applicationsPart: StatisticsPart = {
  tables: ['report_cells', 'cases'],
  events: [
    'ApplicationRegistered',
    'ApplicationDecided',
    'ApplicationDelivered',
    'CorrectionNoticed',
    'CorrectionReceived',
    'FeeNoticed',
    'FeePaid',
    'TermExtended',
    'TermRecomputed',
    'ConsultationAnswered',
    'ConsultationLapsed',
    'ReasonsAssessed',
    'ApplicationFactsCorrected',
    'ApplicationTakenOver',
  ],

  createTables: (schema) => `
    create table ${schema}.report_cells (
      organ text not null,
      year int not null,
      form_row text not null,
      applicant_type text not null,
      n int not null,
      late int not null,
      primary key (organ, year, form_row, applicant_type)
    ) with (fillfactor = 60);
    create table ${schema}.cases (
      application uuid primary key,
      organ text not null,
      applicant_type text not null,
      number text not null,
      channel text not null,
      receipt_date date not null,
      due date,
      decided_on date,
      result text,
      via text,
      delivered_on date,
      correction_noticed_on date,
      fee_noticed_on date,
      fee_paid_on date,
      fee_yuan int,
      registered_late boolean not null,
      decided_late boolean,
      late boolean not null generated always as (registered_late or coalesce(decided_late, false)) stored
    ) with (fillfactor = 80);
    create index on ${schema}.cases (organ, receipt_date);
    create index on ${schema}.cases (organ, decided_on);`,

  async apply(client, schema, events) {
    const { registered, changed, corrections, cells } = gather(events);
    await move(client, schema, corrections, { registered, changed, cells });
    await incrementCells(client, schema, cells);
    await insertCases(client, schema, [...registered.values()]);
    await updateCases(client, schema, [...changed]);
  },
};

/** What a batch says, brought to one row per case and one increment per cell before the database is asked. */
const gather = (events: readonly ProjectedEvent[]) => {
  const registered = new Map<string, RegisteredCase>();
  const changed = new Map<string, CaseFacts>();
  const corrections: Correction[] = [];
  const cells = new CellCounter();

  const factsOf = (application: string): CaseFacts => {
    const known = registered.get(application) ?? changed.get(application);
    if (known) return known;
    const facts: CaseFacts = {};
    changed.set(application, facts);
    return facts;
  };

  for (const event of events) {
    switch (event.name) {
      case 'ApplicationRegistered': {
        const data = event.data as DataOf<'ApplicationRegistered'>;
        const late = isLate(event);
        registered.set(data.application, { ...data, due: data.term.due, registeredLate: late });
        cells.add(data.organ, data.receiptDate, 'N', data.applicantType, late);
        break;
      }
      case 'ApplicationDecided': {
        const data = event.data as DataOf<'ApplicationDecided'>;
        const facts = factsOf(data.application);
        const late = isLate(event);
        facts.due = data.due;
        facts.decidedOn = data.decidedOn;
        facts.result = data.result;
        facts.via = data.via;
        facts.decidedLate = late;
        cells.add(data.organ, data.decidedOn, data.result, data.applicantType, late);
        cells.add(data.organ, data.decidedOn, 'T', data.applicantType, late);
        break;
      }
      case 'ApplicationDelivered': {
        const data = event.data as DataOf<'ApplicationDelivered'>;
        factsOf(data.application).deliveredOn = data.deliveredOn;
        break;
      }
      case 'CorrectionNoticed': {
        const data = event.data as DataOf<'CorrectionNoticed'>;
        factsOf(data.application).correctionNoticedOn = data.noticedOn;
        break;
      }
      case 'FeeNoticed': {
        const data = event.data as DataOf<'FeeNoticed'>;
        factsOf(data.application).feeNoticedOn = data.noticedOn;
        break;
      }
      case 'FeePaid': {
        const data = event.data as DataOf<'FeePaid'>;
        const facts = factsOf(data.application);
        facts.due = data.term.due;
        facts.feePaidOn = data.paidOn;
        facts.feeYuan = data.amountYuan;
        break;
      }
      case 'ApplicationFactsCorrected': {
        const data = event.data as Correction;
        const facts = factsOf(data.application);
        facts.applicantType = data.after.applicantType;
        facts.receiptDate = data.after.receiptDate;
        if (data.after.result !== null) facts.result = data.after.result;
        if (data.after.decidedOn !== null) facts.decidedOn = data.after.decidedOn;
        if (data.term) facts.due = data.term.due;
        corrections.push(data);
        break;
      }
      case 'ReasonsAssessed': {
        const { application, deferral } = event.data as DataOf<'ReasonsAssessed'>;
        if (deferral) factsOf(application).due = deferral.term.due;
        break;
      }
      case 'CorrectionReceived':
      case 'ApplicationTakenOver':
      case 'TermExtended':
      case 'TermRecomputed':
      case 'ConsultationAnswered':
      case 'ConsultationLapsed': {
        const data = event.data as { readonly application: string; readonly term: Term };
        factsOf(data.application).due = data.term.due;
        break;
      }
      default:
    }
  }
  return { registered, changed, corrections, cells };
};

type Correction = DataOf<'ApplicationFactsCorrected'>;

/** Takes corrected cases out of the cells of what was recorded wrongly and counts them where they belong. */
const move = async (
  client: PoolClient,
  schema: string,
  corrections: readonly Correction[],
  { registered, changed, cells }: Pick<ReturnType<typeof gather>, 'registered' | 'changed' | 'cells'>,
): Promise<void> => {
  const earlier = corrections
    .map(({ application }) => application)
    .filter((application) => !registered.has(application));
  const known = await latenessOf(client, schema, earlier);
  for (const { application, organ, before, after } of corrections) {
    const { registeredLate = false, decidedLate = false } = {
      ...known.get(application),
      ...registered.get(application),
      ...changed.get(application),
    };
    for (const [{ applicantType, receiptDate, result, decidedOn }, sign] of [
      [before, -1],
      [after, 1],
    ] as const) {
      cells.add(organ, receiptDate, 'N', applicantType, registeredLate, sign);
      if (result === null || decidedOn === null) continue;
      cells.add(organ, decidedOn, result, applicantType, decidedLate, sign);
      cells.add(organ, decidedOn, 'T', applicantType, decidedLate, sign);
    }
  }
};

/** 补录: marked wherever the case or the figure is shown. */
const isLate = ({ envelope }: ProjectedEvent): boolean => envelope.entry === 'late';
