import type { Pins, SupervisionStep } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import { RuleMissing, type Directory } from '@mingjian/reference';

/** The calendar days of a step in force today, and the version to pin. @throws RuleMissing */
export const daysFor = (
  directory: Directory,
  step: SupervisionStep,
  today: CivilDate,
): { readonly days: number; readonly pins: Pins } => {
  const row = directory.rules.rows('supervisionTerms', null, today).find((each) => each.step === step);
  if (!row) throw new RuleMissing(`supervisionTerms (${step})`, today);
  return { days: row.days, pins: directory.pinsOn(['supervisionTerms'], null, today) };
};
