import type { WorkCalendar } from '@mingjian/calendar';
import type { CivilDate } from '@mingjian/core';
import { casePath, type CaseMoment, type PlannedCase } from './case-path.js';
import type { Report } from './figures.js';
import { planCases } from './plan-cases.js';
import { planItems, type ItemMoment } from './plan-items.js';
import { planRemedies, type RemedyMoment } from './plan-remedies.js';
import { planTallies, type Opening, type TallyMoment } from './plan-tallies.js';
import { Chance } from './random.js';

export type Moment = CaseMoment | ItemMoment | RemedyMoment | TallyMoment;

/** The life of the city: what happens on which day. */
export interface Plan {
  readonly start: CivilDate;
  readonly end: CivilDate;
  readonly days: ReadonlyMap<CivilDate, readonly Moment[]>;
  readonly openings: readonly Opening[];
  readonly openingsOn: CivilDate;
  readonly cases: readonly PlannedCase[];
  /** What a person should know about how the figures are lived. */
  readonly notes: readonly string[];
}

/**
 * Plans lawful lives that add up to the published reports: every application of table 3 with its prerequisites, result and carry-over,
 * every remedy of table 4, the tallies of table 2, and a bureau's items. Pure: the same reports and seed give the same plan.
 */
export const planCity = (reports: readonly Report[], calendar: WorkCalendar, seed: number): Plan => {
  const chance = new Chance(seed);
  const first = reports[0]!.year;
  const last = reports.at(-1)!.year;
  const days = new Map<CivilDate, Moment[]>();
  const put = (on: CivilDate, moment: Moment): void => {
    const moments = days.get(on);
    if (moments) moments.push(moment);
    else days.set(on, [moment]);
  };

  const cases = planCases(reports, calendar, chance);
  for (const planned of cases) {
    for (const { on, step } of casePath(planned, calendar)) put(on, { kind: 'case', case: planned, step });
  }
  for (const { on, moment } of planItems(first, calendar, chance)) put(on, moment);
  for (const { on, moment } of planRemedies(reports, chance)) put(on, moment);
  const tallies = planTallies(reports, chance);
  for (const { on, moment } of tallies.moments) put(on, moment);

  return {
    start: `${first - 1}-12-01`,
    end: `${last + 1}-01-01`,
    days,
    openings: tallies.openings,
    openingsOn: `${first}-01-01`,
    cases,
    notes: tallies.notes,
  };
};
