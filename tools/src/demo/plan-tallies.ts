import type { TallyMeasure } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { Report } from './figures.js';
import { apportion, type Chance } from './random.js';
import { units } from './units.js';

export interface TallyMoment {
  readonly kind: 'tally';
  readonly unit: string;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly measure: TallyMeasure;
  readonly value: string;
}

/** What was in force before the record began. */
export interface Opening {
  readonly unit: string;
  readonly year: number;
  readonly regulationsInForce: string;
  readonly normativeDocumentsInForce: string;
}

/** Money in table 2 has four decimals: 万元 to the yuan. */
const TEN_THOUSANDTHS = 10_000;

const flows = (report: Report): readonly (readonly [TallyMeasure, number | null, scale: number])[] => [
  ['regulations.made', report.table2.regulations.made, 1],
  ['regulations.repealed', report.table2.regulations.repealed, 1],
  ['normativeDocuments.made', report.table2.normative_documents.made, 1],
  ['normativeDocuments.repealed', report.table2.normative_documents.repealed, 1],
  ['licensing.decisions', report.table2.licensing_decisions, 1],
  ['punishment.decisions', report.table2.punishment_decisions, 1],
  ['coercion.decisions', report.table2.coercion_decisions, 1],
  ['adminFees.tenThousandYuan', report.table2.admin_fees_10k_cny, TEN_THOUSANDTHS],
];

const LAST_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Table 2 by unit and month. Documents in force are kept by the city government, so that no unit's stock falls below zero. */
export const planTallies = (
  reports: readonly Report[],
  chance: Chance,
): { moments: { on: CivilDate; moment: TallyMoment }[]; openings: Opening[] } => {
  const moments: { on: CivilDate; moment: TallyMoment }[] = [];
  const inForce = { regulations: 0, normativeDocuments: 0 };
  const first = reports[0]!;
  const opening = (stock: { made: number | null; repealed: number | null; in_force: number | null }): number =>
    Math.max(0, (stock.in_force ?? 0) - (stock.made ?? 0) + (stock.repealed ?? 0));
  inForce.regulations = opening(first.table2.regulations);
  inForce.normativeDocuments = opening(first.table2.normative_documents);
  const openings = units.map((unit, index) => ({
    unit: unit.id,
    year: first.year - 1,
    regulationsInForce: String(index === 0 ? inForce.regulations : 0),
    normativeDocumentsInForce: String(index === 0 ? inForce.normativeDocuments : 0),
  }));

  for (const report of reports) {
    const record = (unit: string, month: number, measure: TallyMeasure, amount: number, scale: number): void => {
      const value = scale === 1 ? String(amount) : (amount / scale).toFixed(4);
      const name = `${report.year}-${String(month).padStart(2, '0')}`;
      moments.push({
        on: `${name}-${LAST_DAYS[month - 1]!}`,
        moment: { kind: 'tally', unit, month: name, measure, value },
      });
    };
    for (const [measure, total, scale] of flows(report)) {
      if (total === null) continue;
      const documents = measure.startsWith('regulations') || measure.startsWith('normativeDocuments');
      const shares = documents
        ? [Math.round(total * scale)]
        : apportion(
            Math.round(total * scale),
            units.map(({ weight }) => weight),
          );
      for (const [index, share] of shares.entries()) {
        const months = apportion(
          share,
          LAST_DAYS.map(() => 1 + chance.next()),
        );
        for (const [month, amount] of months.entries()) record(units[index]!.id, month + 1, measure, amount, scale);
      }
    }
    for (const [measure, stock] of [
      ['regulations', report.table2.regulations],
      ['normativeDocuments', report.table2.normative_documents],
    ] as const) {
      inForce[measure] += (stock.made ?? 0) - (stock.repealed ?? 0);
      // A published stock that does not follow from the flows was counted again (C7).
      if (stock.in_force !== null && stock.in_force !== inForce[measure]) {
        inForce[measure] = stock.in_force;
        record(units[0]!.id, 12, `${measure}.recounted`, stock.in_force, 1);
      }
    }
  }
  return { moments, openings };
};
