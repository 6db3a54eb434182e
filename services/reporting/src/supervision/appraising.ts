import { organId, type Pins, type RuleTable, type SupervisionStep } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import { RuleMissing, type Directory } from '@mingjian/reference';
import { z } from 'zod';
import type { Indicator } from './domain/index.js';

/** Which appraisal, and who appraises. */
export const appraisedBody = z.strictObject({
  organ: organId,
  year: z.number().int().min(2000).max(2100),
  appraiser: organId,
});

export interface Appraising {
  readonly below: readonly string[];
  readonly rules: readonly Indicator[];
  readonly pins: Pins;
}

/** The organs below an appraiser, its indicators in force today, and the versions to pin. @throws RuleMissing */
export const appraisingBy = (directory: Directory, appraiser: string, today: CivilDate): Appraising => ({
  below: directory.subtreeOf(appraiser, today).filter((organ) => organ !== appraiser),
  rules: directory.rules.rows('appraisalRules', appraiser, today),
  pins: pinsOf(directory, ['appraisalRules'], appraiser, today),
});

/** The calendar days of a step in force today. @throws RuleMissing */
export const daysFor = (directory: Directory, step: SupervisionStep, today: CivilDate): number => {
  const row = directory.rules.rows('supervisionTerms', null, today).find((each) => each.step === step);
  if (!row) throw new RuleMissing(`supervisionTerms (${step})`, today);
  return row.days;
};

export const pinsOf = (
  directory: Directory,
  tables: readonly RuleTable[],
  organ: string | null,
  today: CivilDate,
): Pins => directory.pinsOn(tables, organ, today);
