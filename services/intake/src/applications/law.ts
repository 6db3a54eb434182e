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
export const lawFor = (
  { directory, today, state }: WhereAndWhen,
  alsoUsed: readonly RuleTable[] = [],
): { readonly law: Law; readonly pins: Pins } => {
  const organ = organOf(state);
  return {
    law: { calendar: directory.rules.calendar(), terms: statutoryTerms(directory.rules.rows('terms', organ, today)) },
    pins: directory.countingPinsOn(['terms', ...alsoUsed], organ, today),
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

/** What the letter of a decision is written by; a notice needs only the words. */
const LETTER_OF_DECISION = ['letterTexts', 'provisions', 'remedies', 'remedyBodies'] as const;

/**
 * The pins of an act with those of the tables that its letter is written by, so that the letter stays as it was (architecture rule 6). A
 * table that was never announced pins nothing, and does not keep anybody from acting.
 */
export const pinsOfLetter = (
  { directory, today, state }: WhereAndWhen,
  pins: Pins,
  tables: readonly RuleTable[] = ['letterTexts'],
): Pins => {
  const organ = organOf(state);
  const known = tables.filter((table) => directory.rules.ruleTable(table, organ, today) !== undefined);
  const rules = new Set([
    ...(pins.rules?.split(' ') ?? []),
    ...known.map((table) => directory.rules.pinOf([table], organ, today)),
  ]);
  return rules.size === 0 ? pins : { ...pins, rules: [...rules].sort().join(' ') };
};

export const pinsOfDecision = (context: WhereAndWhen, pins: Pins): Pins =>
  pinsOfLetter(context, pins, LETTER_OF_DECISION);

/** Calendar, terms and table of results, for whatever counts and gives a result, and the versions to pin. */
export const lawOfResults = (
  context: WhereAndWhen,
): { readonly law: Law & { readonly resultBases: ResultBases }; readonly pins: Pins } => ({
  law: { ...lawFor(context).law, resultBases: tableFor('resultBases', context).rows },
  pins: pinsOfDecision(
    context,
    context.directory.countingPinsOn(['resultBases', 'terms'], organOf(context.state), context.today),
  ),
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
