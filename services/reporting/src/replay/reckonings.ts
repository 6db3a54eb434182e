import type { Cut, Pins, RuleTable } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { Directory } from '@mingjian/reference';
import type { ViewContext } from '@mingjian/service-kit';
import type { Step } from './domain/index.js';
import { reckon, type LawOf, type Reckoning } from './domain/why/index.js';
import type { Replayed } from './replayed.js';
import { relatedTo, stepsOf } from './steps-of.js';

const lawOf =
  ({ rules }: Directory): LawOf =>
  ({ rules: pinned = '', calendar }) => ({
    calendar: calendar === undefined ? undefined : rules.pinnedCalendar(calendar),
    rows: (table) => rules.pinnedTable(table, pinned)?.rows,
  });

/** A version of law that was used, and the one in force today. */
export interface UsedLaw {
  readonly pinned: string;
  readonly today: string | null;
  readonly changedSince: boolean;
}

const usedLaw = (
  { rules }: Directory,
  { rules: pinned, calendar }: Pins,
  organ: string | null,
  today: CivilDate,
): readonly UsedLaw[] => {
  const tables = (pinned ?? '').split(' ').filter((pin) => pin !== '');
  const newest = (pin: string): string | null =>
    rules.ruleTable(pin.split(/[/@]/)[0] as RuleTable, organ, today)?.pin ?? null;
  return [
    ...tables.map((pin) => ({ pinned: pin, today: newest(pin) })),
    ...(calendar === undefined ? [] : [{ pinned: calendar, today: rules.calendarPin() }]),
  ].map((used) => ({ ...used, changedSince: used.pinned !== used.today }));
};

/** A reckoning with the versions of law that it used, beside those of today. */
export type Reckoned = Reckoning & { readonly law: readonly UsedLaw[] };

/** Everything that the law decided in these steps of a thing, reckoned again with the versions that each pins. */
export const reckoningsOf = async (
  { engine, directory, today }: Pick<ViewContext<unknown>, 'engine' | 'directory' | 'today'>,
  { life, stream }: Pick<Replayed, 'life' | 'stream'>,
  steps: readonly Step[],
  cut: Cut,
): Promise<readonly Reckoned[]> => {
  const related = await relatedTo(engine.pool, stream, cut);
  const elsewhere = await Promise.all(related.map(({ kind, id }) => stepsOf(engine.pool, `${kind}-${id}`, cut)));
  const organ = steps.map(({ data }) => data['organ']).findLast((value) => typeof value === 'string');
  return reckon(life, steps, elsewhere.flat(), lawOf(directory)).map((one) => ({
    ...one,
    law: usedLaw(directory, one.step.pins, typeof organ === 'string' ? organ : null, today),
  }));
};
