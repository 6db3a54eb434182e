import type { Pins, RuleTable } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { Directory } from '@mingjian/reference';
import type { TermToPublish } from './domain/index.js';

/**
 * The term that runs for an item today and the versions to pin: that of its special occasion, else the general one of Art 26.
 * Undefined for an occasion that the table does not have.
 */
export const termToPublish = (
  directory: Directory,
  organ: string,
  today: CivilDate,
  occasion: string | undefined,
): { readonly term: TermToPublish | undefined; readonly pins: Pins } => {
  const table: RuleTable = occasion === undefined ? 'terms' : 'publicationTerms';
  const term: TermToPublish | undefined =
    occasion === undefined
      ? { amount: directory.rules.termDays('publication', organ, today), unit: 'workdays' }
      : directory.rules.rows('publicationTerms', organ, today).find((row) => row.occasion === occasion);
  return { term, pins: directory.countingPinsOn([table], organ, today) };
};
