import { addDays } from '@mingjian/calendar';
import { remedyKinds, remedyOutcomes, type RemedyKind, type RemedyOutcome } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import { remediesOf, type Report } from './figures.js';
import type { Chance } from './random.js';
import { units } from './units.js';

export interface RemedyMoment {
  readonly kind: 'remedy';
  readonly key: string;
  readonly unit: string;
  readonly remedy: RemedyKind;
  /** Null: this moment lodges it. */
  readonly outcome: RemedyOutcome | null;
}

/** Remedies pending at the end of a year conclude in the next one and count there. */
export const planRemedies = (reports: readonly Report[], chance: Chance): { on: CivilDate; moment: RemedyMoment }[] => {
  const moments: { on: CivilDate; moment: RemedyMoment }[] = [];
  let serial = 0;
  for (const kind of remedyKinds) {
    let pending: { key: string; unit: string }[] = [];
    for (const report of reports) {
      const figures = remediesOf(report, kind);
      const outcomes = chance.shuffle(
        remedyOutcomes.flatMap((outcome) =>
          Array.from(
            {
              length: { upheld: figures.maintained, corrected: figures.corrected, other: figures.other }[outcome] ?? 0,
            },
            () => outcome,
          ),
        ),
      );
      const lodge = (on: CivilDate): { key: string; unit: string } => {
        serial += 1;
        const one = { key: `r-${String(serial).padStart(6, '0')}`, unit: chance.pick(units).id };
        moments.push({ on, moment: { kind: 'remedy', ...one, remedy: kind, outcome: null } });
        return one;
      };
      const dayOfYear = (from: number, to: number): CivilDate =>
        addDays(`${report.year}-01-01`, from + chance.below(to - from));
      const stillPending: { key: string; unit: string }[] = [];
      for (const one of pending) {
        const outcome = outcomes.pop();
        if (outcome === undefined) stillPending.push(one);
        else moments.push({ on: dayOfYear(5, 90), moment: { kind: 'remedy', ...one, remedy: kind, outcome } });
      }
      for (const outcome of outcomes) {
        const lodgedOn = dayOfYear(5, 300);
        moments.push({
          on: addDays(lodgedOn, 20 + chance.below(40)),
          moment: { kind: 'remedy', ...lodge(lodgedOn), remedy: kind, outcome },
        });
      }
      while (stillPending.length < (figures.pending ?? 0)) stillPending.push(lodge(dayOfYear(300, 364)));
      pending = stillPending;
    }
  }
  return moments;
};
