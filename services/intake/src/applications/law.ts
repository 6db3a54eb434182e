import { addWorkdays } from '@mingjian/calendar';
import type { Pins, RuleRow, RuleTable } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { Directory } from '@mingjian/reference';
import type { ApplicationState, Law, ResultBases, StatutoryTerms } from './domain/index.js';

interface WhereAndWhen {
  readonly directory: Directory;
  readonly today: CivilDate;
  readonly state: ApplicationState;
}

/** Whose the case is; null before there is one. */
export const organOf = (state: ApplicationState): string | null => (state.phase === 'absent' ? null : state.organ);

/** The calendar and the terms in force today for the case's organ, and their versions to pin. */
export const lawFor = ({ directory, today, state }: WhereAndWhen): { readonly law: Law; readonly pins: Pins } => {
  const organ = organOf(state);
  return {
    law: { calendar: directory.rules.calendar(), terms: statutoryTerms(directory.rules.rows('terms', organ, today)) },
    pins: directory.countingPinsOn(['terms'], organ, today),
  };
};

/** The table has every term: one that misses any cannot be announced. */
export const statutoryTerms = (rows: readonly RuleRow<'terms'>[]): StatutoryTerms =>
  Object.fromEntries(rows.map(({ term, workdays }) => [term, workdays])) as unknown as StatutoryTerms;

/** A rule table in force today for the case's organ, and its version to pin. */
export const tableFor = <Table extends RuleTable>(
  table: Table,
  { directory, today, state }: WhereAndWhen,
): { readonly rows: readonly RuleRow<Table>[]; readonly pins: Pins } => {
  const organ = organOf(state);
  return { rows: directory.rules.rows(table, organ, today), pins: directory.pinsOn([table], organ, today) };
};

/** Calendar, terms and table of results, for whatever counts and gives a result, and the versions to pin. */
export const lawOfResults = (
  context: WhereAndWhen,
): { readonly law: Law & { readonly resultBases: ResultBases }; readonly pins: Pins } => ({
  law: { ...lawFor(context).law, resultBases: tableFor('resultBases', context).rows },
  pins: context.directory.countingPinsOn(['resultBases', 'terms'], organOf(context.state), context.today),
});

/** The section's internal term where the office names none: a setting of the organ, and the versions to pin. */
export const internalDueOf = ({
  directory,
  today,
  state,
}: WhereAndWhen): { readonly internalDue: CivilDate; readonly pins: Pins } => {
  const organ = organOf(state);
  const days = directory.rules.termDays('internalHandling', organ, today);
  return {
    internalDue: addWorkdays(directory.rules.calendar(), today, days).due,
    pins: directory.countingPinsOn(['terms'], organ, today),
  };
};
