import type { TallyMeasure } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import { growthOf, total } from './arithmetic.js';
import { stockOf, type Report, type StockKind } from './figures.js';
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

/**
 * Table 2 by unit and month. Documents in force are kept by the city government, so that no unit's stock falls below zero. What was in
 * force before the first year follows from its figures; a later stock is never set: it is what the documents made and repealed leave.
 */
export const planTallies = (
  reports: readonly Report[],
  chance: Chance,
): { moments: { on: CivilDate; moment: TallyMoment }[]; openings: Opening[]; notes: string[] } => {
  const moments: { on: CivilDate; moment: TallyMoment }[] = [];
  const record = (unit: number, year: number, month: number, measure: TallyMeasure, value: string): void => {
    const name = `${year}-${String(month).padStart(2, '0')}`;
    moments.push({
      on: `${name}-${LAST_DAYS[month - 1]!}`,
      moment: { kind: 'tally', unit: units[unit]!.id, month: name, measure, value },
    });
  };
  for (const report of reports) {
    for (const [measure, figure, scale] of flows(report)) {
      if (figure === null) continue;
      const documents = measure.startsWith('regulations') || measure.startsWith('normativeDocuments');
      const weights = documents ? [1] : units.map(({ weight }) => weight);
      for (const [unit, share] of apportion(Math.round(figure * scale), weights).entries()) {
        const months = apportion(
          share,
          LAST_DAYS.map(() => 1 + chance.next()),
        );
        for (const [month, amount] of months.entries()) {
          record(unit, report.year, month + 1, measure, scale === 1 ? String(amount) : (amount / scale).toFixed(4));
        }
      }
    }
  }
  const notes: string[] = [];
  const opening = (measure: StockKind): number => {
    const stocks = reports.map((report) => stockOf(report, measure));
    const stated = stocks.findIndex(({ in_force }) => in_force !== null);
    if (stated < 0) return 0;
    const stock = stocks[stated]!;
    const before = stock.in_force! - total(stocks.slice(0, stated + 1).map(growthOf));
    if (before >= 0) return before;
    // More were made than are left: no stock of the year before leads to it, so it can only have been counted anew (C7).
    const { year } = reports[stated]!;
    record(0, year, 12, `${measure}.recounted`, String(stock.in_force));
    notes.push(
      `${year} table 2 ${measure}: ${stock.made ?? 0} made − ${stock.repealed ?? 0} repealed leave more than the ${stock.in_force} in force; recorded as counted anew at the end of the year`,
    );
    return 0;
  };
  const openings = [opening('regulations'), opening('normativeDocuments')] as const;
  return {
    moments,
    openings: units.map(({ id }, index) => ({
      unit: id,
      year: reports[0]!.year - 1,
      regulationsInForce: String(index === 0 ? openings[0] : 0),
      normativeDocumentsInForce: String(index === 0 ? openings[1] : 0),
    })),
    notes,
  };
};
