import {
  addDays,
  addWorkdays,
  extendTerm,
  recomputeTerm,
  restartTerm,
  resumeTerm,
  startTerm,
} from '@mingjian/calendar';
import type { RuleRow, Term, TermName } from '@mingjian/contracts';
import { civilDateOf } from '@mingjian/core';
import {
  daysOf,
  numberIn,
  partIn,
  reckoning,
  textIn,
  type Instance,
  type PinnedLaw,
  type Reckoning,
  type RestsOn,
} from './reckoning.js';

const HOUR_MS = 3_600_000;

const termRow = (law: PinnedLaw, name: TermName): RuleRow<'terms'> | undefined =>
  law.rows('terms')?.find(({ term }) => term === name);
const asRule = (row: RuleRow<'terms'> | undefined): readonly RestsOn[] => (row ? [{ table: 'terms', row }] : []);

/** The term of Art 33 after a step, reckoned by `count` on the term as it stood. */
const termAfter = (instance: Instance, count: (before: Term | undefined) => Term | undefined, rule?: TermName) => {
  const { step, before, law } = instance;
  const recorded = (step.data['term'] ?? partIn(step.data, 'deferral')['term']) as Term;
  const row = rule && termRow(law, rule);
  return reckoning(instance, 'term', recorded, {
    recomputed: law.calendar && count(before?.facts['term'] as Term | undefined),
    restsOn: asRule(row),
    days: daysOf(law.calendar, recorded),
  });
};

/** The last day of a period of working days that a rule gives. */
const lastDay = (instance: Instance, of: string, from: string | undefined, rule: TermName): Reckoning => {
  const { step, law } = instance;
  const recorded = textIn(step.data, of);
  const row = termRow(law, rule);
  const known = law.calendar && row && from !== undefined;
  return reckoning(instance, of, recorded, {
    ...(known && { recomputed: addWorkdays(law.calendar, from, row.workdays).due }),
    restsOn: asRule(row),
    days: daysOf(
      law.calendar,
      from !== undefined && recorded !== undefined ? { start: from, due: recorded } : undefined,
    ),
  });
};

/** What the law made of the dates of an application in this step. */
export const periodsOfApplication = (instance: Instance): readonly Reckoning[] => {
  const { step, before, law } = instance;
  const { data } = step;
  const { calendar } = law;
  const on = (field: string): string => String(data[field]);
  const reply = termRow(law, 'reply');
  const anew = (from: string) => (term: Term | undefined) =>
    calendar && reply && term && restartTerm(calendar, term, from, reply.workdays);
  const consultation = partIn(partIn(before?.facts ?? {}, 'consultations'), String(data['consultation']));
  const resumed = (through: string | undefined) => (term: Term | undefined) => {
    const after = textIn(consultation, 'sentOn');
    return calendar && term && after !== undefined && through !== undefined
      ? resumeTerm(calendar, term, { after, through })
      : undefined;
  };
  switch (step.name) {
    case 'ApplicationRegistered':
      return [
        termAfter(instance, () => calendar && reply && startTerm(calendar, on('receiptDate'), reply.workdays), 'reply'),
      ];
    case 'ApplicationTakenOver':
      return [termAfter(instance, () => calendar && recomputeTerm(calendar, data['term'] as Term))];
    case 'CorrectionNoticed':
      return [lastDay(instance, 'replyBy', on('noticedOn'), 'correctionReply')];
    case 'CorrectionReceived':
      return [termAfter(instance, anew(on('receivedOn')), 'reply')];
    case 'TermExtended': {
      const days = numberIn(data, 'days') ?? 0;
      return [termAfter(instance, (term) => calendar && term && extendTerm(calendar, term, days), 'extension')];
    }
    case 'TermRecomputed':
      return [termAfter(instance, (term) => calendar && term && recomputeTerm(calendar, term))];
    case 'FeeNoticeReceived':
      return [lastDay(instance, 'payBy', on('receivedOn'), 'feePayment')];
    case 'FeePaid':
      return [termAfter(instance, anew(on('paidOn')), 'reply')];
    case 'ConsultationReceived':
      return [lastDay(instance, 'answerBy', on('receivedOn'), 'consultation')];
    case 'ConsultationAnswered':
      return [termAfter(instance, resumed(on('answeredOn')))];
    case 'ConsultationLapsed':
      return [termAfter(instance, resumed(textIn(consultation, 'answerBy')))];
    case 'ReasonsAssessed': {
      const days = numberIn(partIn(data, 'deferral'), 'days');
      if (days === undefined) return [];
      return [termAfter(instance, (term) => calendar && term && extendTerm(calendar, term, days))];
    }
    case 'ApplicationFactsCorrected': {
      if (!data['term']) return [];
      const start = String(partIn(data, 'after')['receiptDate']);
      return [termAfter(instance, (term) => calendar && term && recomputeTerm(calendar, { ...term, start }))];
    }
    default:
      return [];
  }
};

/** What the law made of the dates of an item in this step: the term to publish of Art 26 or of its special occasion. */
export const periodsOfItem = (instance: Instance): readonly Reckoning[] => {
  const { step, before, law } = instance;
  const { data } = step;
  const { calendar } = law;
  if (step.name === 'ItemProposed') {
    const occasion = textIn(data, 'occasion');
    const formedOn = String(data['formedOn']);
    if (occasion === undefined) return [lastDay(instance, 'publishBy', formedOn, 'publication')];
    const row = law.rows('publicationTerms')?.find((candidate) => candidate.occasion === occasion);
    return [
      reckoning(instance, 'publishBy', data['publishBy'], {
        recomputed: calendar && row && lastDayOf(calendar, row, formedOn, textIn(data, 'formedAt')),
        restsOn: row ? [{ table: 'publicationTerms', row }] : [],
        days:
          row?.unit === 'workdays' ? daysOf(calendar, { start: formedOn, due: String(data['publishBy']) }) : undefined,
      }),
    ];
  }
  if (step.name === 'ItemTermRecomputed') {
    const facts = before?.facts ?? {};
    const [start, workdays] = [textIn(facts, 'formedOn'), numberIn(facts, 'workdays')];
    const known = calendar && start !== undefined && workdays !== undefined;
    return [
      reckoning(instance, 'publishBy', data['publishBy'], {
        ...(known && { recomputed: addWorkdays(calendar, start, workdays).due }),
        days: daysOf(calendar, start === undefined ? undefined : { start, due: String(data['publishBy']) }),
      }),
    ];
  }
  return [];
};

const lastDayOf = (
  calendar: NonNullable<PinnedLaw['calendar']>,
  { amount, unit }: RuleRow<'publicationTerms'>,
  formedOn: string,
  formedAt: string | undefined,
): string => {
  if (unit === 'workdays') return addWorkdays(calendar, formedOn, amount).due;
  if (unit === 'days') return addDays(formedOn, amount);
  return formedAt === undefined ? formedOn : civilDateOf(new Date(Date.parse(formedAt) + amount * HOUR_MS));
};
