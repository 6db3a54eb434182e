import {
  addWorkdays,
  extendTerm,
  recomputeTerm,
  restartTerm,
  resumeTerm,
  startTerm,
  type WorkCalendar,
} from '@mingjian/calendar';
import { canonicalize, type ApplicationEvent, type RuleRow } from '@mingjian/contracts';
import { feeOf, type FeeTariff } from './fees.js';
import { provisionProblem, resultProblem } from './prerequisites.js';
import { partsOf, type ResultBases } from './results.js';
import type { ApplicationState, OpenCase } from './state.js';
import type { StatutoryTerms } from './terms.js';

/** The versions of law that an event's envelope pins; what it does not pin, or nobody knows any more, is absent. */
export interface PinnedLaw {
  readonly calendar?: WorkCalendar | undefined;
  readonly terms?: StatutoryTerms | undefined;
  readonly receiptBases?: readonly RuleRow<'receiptBases'>[] | undefined;
  readonly resultBases?: ResultBases | undefined;
  readonly tariff?: FeeTariff | undefined;
}

/** Something that an event says because the law says so. */
export interface Figure {
  readonly name: string;
  readonly recorded: unknown;
  /** What the pinned law makes of the case as it stood; absent where the event pins too little, as old events do. */
  readonly recomputed?: unknown;
  readonly agrees: boolean | null;
}

/** Counts again what the law decided in an event, on the case as it stood before it. Nothing for an event that no figure is in. */
export const figuresOf = (event: ApplicationEvent, before: ApplicationState, law: PinnedLaw): readonly Figure[] => {
  if (event.type === 'ApplicationRegistered') return registered(event.data, law);
  if (event.type === 'ApplicationFactsCorrected') return correctedFacts(event.data, before, law);
  return before.phase === 'open' ? figuresWhileOpen(event, before, law) : [];
};

type DataOf<Type extends ApplicationEvent['type']> = Extract<ApplicationEvent, { type: Type }>['data'];

const figure = (name: string, recorded: unknown, recomputed: unknown): Figure =>
  recomputed === undefined
    ? { name, recorded, agrees: null }
    : { name, recorded, recomputed, agrees: canonicalize(recorded) === canonicalize(recomputed) };

const registered = (data: DataOf<'ApplicationRegistered'>, law: PinnedLaw): readonly Figure[] => {
  const { calendar, terms, receiptBases } = law;
  const term = calendar && terms && startTerm(calendar, data.receiptDate, terms.reply);
  const basis = receiptBases?.find(({ channel }) => channel === data.channel)?.basis;
  return [figure('receiptBasis', data.receiptBasis, basis), figure('term', data.term, term)];
};

const correctedFacts = (
  { after, articles, term }: DataOf<'ApplicationFactsCorrected'>,
  before: ApplicationState,
  { calendar, resultBases }: PinnedLaw,
): readonly Figure[] => {
  const { result } = after;
  const isAllowed =
    resultBases && result && articles && provisionProblem({ result, articles }, resultBases) === undefined;
  const moved =
    calendar && before.phase === 'open'
      ? recomputeTerm(calendar, { ...before.term, start: after.receiptDate })
      : undefined;
  return [...(articles ? [figure('isAllowed', true, isAllowed)] : []), ...(term ? [figure('term', term, moved)] : [])];
};

const figuresWhileOpen = (event: ApplicationEvent, open: OpenCase, law: PinnedLaw): readonly Figure[] => {
  const { calendar, terms, tariff, resultBases } = law;
  /** The last day of a period that began on a day. */
  const lastDay = (from: string, workdays: number | undefined) =>
    calendar && workdays !== undefined ? addWorkdays(calendar, from, workdays).due : undefined;
  /** The term of the case, begun anew from a day. */
  const restarted = (from: string) => calendar && terms && restartTerm(calendar, open.term, from, terms.reply);
  switch (event.type) {
    case 'CorrectionNoticed':
      return [figure('replyBy', event.data.replyBy, lastDay(event.data.noticedOn, terms?.correctionReply))];
    case 'CorrectionReceived':
      return [figure('term', event.data.term, restarted(event.data.receivedOn))];
    case 'TermExtended':
      return [
        figure('isWithinLimit', true, terms && event.data.days <= terms.extension),
        figure('term', event.data.term, calendar && extendTerm(calendar, open.term, event.data.days)),
      ];
    case 'ApplicationTakenOver':
      return [figure('term', event.data.term, calendar && recomputeTerm(calendar, event.data.term))];
    case 'TermRecomputed':
      return [figure('term', event.data.term, calendar && recomputeTerm(calendar, open.term))];
    case 'FeeNoticed': {
      const { schedule, quantity, amountYuan } = event.data;
      return [figure('amountYuan', amountYuan, tariff && feeOf(tariff, schedule, quantity))];
    }
    case 'FeeNoticeReceived':
      return [figure('payBy', event.data.payBy, lastDay(event.data.receivedOn, terms?.feePayment))];
    case 'FeePaid':
      return [figure('term', event.data.term, restarted(event.data.paidOn))];
    case 'ConsultationReceived':
      return [figure('answerBy', event.data.answerBy, lastDay(event.data.receivedOn, terms?.consultation))];
    case 'ConsultationAnswered':
      return resumed(event.data, event.data.answeredOn, open, calendar);
    case 'ConsultationLapsed':
      return resumed(event.data, consultationOf(open, event.data)?.answerBy ?? null, open, calendar);
    case 'ReasonsAssessed': {
      const { deferral } = event.data;
      if (!deferral) return [];
      return [figure('term', deferral.term, calendar && extendTerm(calendar, open.term, deferral.days))];
    }
    case 'ReplyProposed':
    case 'ReplyEdited':
      return [figure('isAllowed', true, resultBases && resultProblem(open, event.data, resultBases) === undefined)];
    case 'ApplicationDecided': {
      const { result, articles, via } = event.data;
      if (via !== 'correctionLapse' && via !== 'feeLapse') return [];
      return [figure('articles', articles, resultBases && partsOf(resultBases, result).flat())];
    }
    default:
      return [];
  }
};

const consultationOf = ({ consultations }: OpenCase, { consultation }: { readonly consultation: string }) =>
  consultations.find(({ id }) => id === consultation);

const resumed = (
  data: DataOf<'ConsultationAnswered' | 'ConsultationLapsed'>,
  through: string | null,
  open: OpenCase,
  calendar: WorkCalendar | undefined,
): readonly Figure[] => {
  const after = consultationOf(open, data)?.sentOn;
  const pause = after !== undefined && through !== null ? { after, through } : undefined;
  return [figure('term', data.term, calendar && pause && resumeTerm(calendar, open.term, pause))];
};
