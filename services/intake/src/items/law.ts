import { addDays } from '@mingjian/calendar';
import type { Filing, Pins, RuleTable } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import { faultOfFiling, type Directory } from '@mingjian/reference';
import { lastDayToPublish, type DutyTerm, type FilingFault, type TermToPublish } from './domain/index.js';

/**
 * The term that runs for an item today and the versions to pin: that of its special occasion, else the general one of Art 26.
 * Undefined for an occasion that the table does not have.
 */
export const termToPublish = (
  directory: Directory,
  organ: string,
  today: CivilDate,
  { occasion, filing }: { readonly occasion?: string | undefined; readonly filing?: Filing | undefined },
): { readonly term: TermToPublish | undefined; readonly pins: Pins } => {
  const table: RuleTable = occasion === undefined ? 'terms' : 'publicationTerms';
  const term: TermToPublish | undefined =
    occasion === undefined
      ? { amount: directory.rules.termDays('publication', organ, today), unit: 'workdays' }
      : directory.rules.rows('publicationTerms', organ, today).find((row) => row.occasion === occasion);
  const tables: readonly RuleTable[] = filing ? [table, 'publicationNodes'] : [table];
  return { term, pins: directory.countingPinsOn(tables, organ, today) };
};

/** What is wrong with a place in the organ's catalogue of today; undefined when nothing is, or none was named. @throws RuleMissing */
export const filingFaultOf = (
  { rules }: Directory,
  organ: string,
  today: CivilDate,
  filing: Filing | undefined,
): FilingFault | undefined => {
  if (!filing) return undefined;
  const { topic, genre } = filing;
  if (!rules.rows('documentTopics', organ, today).some((row) => row.topic === topic)) return 'topicUnknown';
  if (genre !== null && !rules.rows('documentGenres', organ, today).some((row) => row.genre === genre)) {
    return 'genreUnknown';
  }
  const fault = faultOfFiling(rules.rows('publicationNodes', organ, today), filing);
  return fault === 'unknown' ? 'nodeUnknown' : fault;
};

/** When a duty of an occasion is over that begins on a day, and the versions to pin; undefined where the table does not have it. */
export const dutyTermOf = (
  directory: Directory,
  organ: string,
  today: CivilDate,
  occasion: string,
  start: CivilDate,
): { readonly term: DutyTerm | undefined; readonly pins: Pins } => {
  const { term, pins } = termToPublish(directory, organ, today, { occasion });
  if (!term) return { term: undefined, pins };
  const due = lastDayToPublish(directory.rules.calendar(), term, { on: start, at: undefined });
  return { term: { due, ...(term.unit === 'workdays' && { workdays: term.amount }) }, pins };
};

/** When what stays closed since a day is to be assessed anew (Art 18), and the version to pin; undefined where no table says. */
export const reassessmentFrom = (
  directory: Directory,
  organ: string,
  today: CivilDate,
  start: CivilDate,
): { readonly term: DutyTerm | undefined; readonly pins: Pins } => {
  const [row] = directory.rules.ruleTable('reassessment', organ, today)?.rows ?? [];
  return row === undefined
    ? { term: undefined, pins: {} }
    : { term: { due: addDays(start, row.everyDays) }, pins: directory.pinsOn(['reassessment'], organ, today) };
};
