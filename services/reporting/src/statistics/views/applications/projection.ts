import type { ProjectedEvent } from '@mingjian/projections';
import type { StatisticsPart } from '../../part.js';
import type { Posting } from '../running-totals/totals.js';
import { createCases, insertCases, readCases, updateCases } from './case-index.js';
import { cellsOf, evolveCase, type Case, type CaseCell } from './case.js';

/**
 * The case index and the figures of table 3. What a case counts in follows from its state alone (`cellsOf`); each event posts the difference
 * that it made. P and F are nowhere stored: they follow from N and T of all years, so a late entry into an old year moves them by itself.
 */
export const applicationsPart: StatisticsPart = {
  tables: ['cases'],
  events: [
    'ApplicationRegistered',
    'ApplicationAssigned',
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

  createTables: createCases,

  async apply(client, schema, events) {
    const known = await readCases(client, schema, appliedTo(events));
    const { inserted, changed, postings } = fold(events, known);
    await insertCases(client, schema, inserted);
    await updateCases(client, schema, changed);
    return postings;
  },
};

const applicationOf = ({ data }: ProjectedEvent): string => String(data['application']);

/** The cases that a batch changes and does not register. */
const appliedTo = (events: readonly ProjectedEvent[]): readonly string[] => {
  const registered = new Set<string>();
  const others = new Set<string>();
  for (const event of events) {
    const application = applicationOf(event);
    if (event.name === 'ApplicationRegistered') registered.add(application);
    else if (!registered.has(application)) others.add(application);
  }
  return [...others];
};

const fold = (events: readonly ProjectedEvent[], known: ReadonlyMap<string, Case>) => {
  const cases = new Map(known);
  const touched = new Set<string>();
  const postings: Posting[] = [];
  for (const event of events) {
    const application = applicationOf(event);
    const before = event.name === 'ApplicationRegistered' ? undefined : cases.get(application);
    const after = evolveCase(before, event);
    if (!after) continue;
    cases.set(application, after);
    touched.add(application);
    for (const moved of difference(cellsOf(before), cellsOf(after)))
      postings.push({ ...moved, sequence: event.sequence, organ: after.organ, subject: application });
  }
  const news = [...touched].map((application) => cases.get(application)!);
  return {
    inserted: news.filter(({ application }) => !known.has(application)),
    changed: news.filter(({ application }) => known.has(application)),
    postings,
  };
};

const same = (one: CaseCell, other: CaseCell): boolean =>
  one.year === other.year &&
  one.cell === other.cell &&
  one.day === other.day &&
  one.n === other.n &&
  one.late === other.late;

/** What no longer counts, with a negative sign, and what counts now. */
const difference = (before: readonly CaseCell[], after: readonly CaseCell[]): readonly CaseCell[] => {
  const gone = before.filter((cell) => !after.some((other) => same(cell, other)));
  const come = after.filter((cell) => !before.some((other) => same(cell, other)));
  return [...gone.map((cell) => ({ ...cell, n: -cell.n })), ...come];
};
