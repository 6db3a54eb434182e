import { applicantTypes, resultCodes } from '@mingjian/contracts';
import fc from 'fast-check';
import { total, type Remedies, type Stock } from '../arithmetic.js';
import { rowOf, type Report } from '../figures.js';

/** What is free in one column of one year; how many were received follows. */
interface Column {
  readonly results: Readonly<Partial<Record<string, number>>>;
  readonly carriedForward: number;
}

interface Year {
  readonly columns: readonly Column[];
  readonly remedies: readonly (readonly number[])[];
  readonly made: readonly number[];
  readonly repealed: readonly number[];
  readonly decisions: readonly number[];
  readonly fees: number;
}

const small = fc.oneof(fc.constant(0), fc.nat(12));
const column: fc.Arbitrary<Column> = fc.record({
  results: fc.dictionary(fc.constantFrom(...resultCodes), small),
  carriedForward: small,
});
const pair = fc.tuple(small, small);
const aYear: fc.Arbitrary<Year> = fc.record({
  columns: fc.tuple(...applicantTypes.map(() => fc.oneof(fc.constant({ results: {}, carriedForward: 0 }), column))),
  remedies: fc.tuple(...[1, 2, 3].map(() => fc.tuple(small, small, small, small))),
  made: pair,
  repealed: pair,
  decisions: fc.tuple(fc.nat(3_000_000), small, small),
  fees: fc.nat(1_000_000_000).map((yuan) => yuan / 10_000),
});

/** Following years of one body that add up in every row and column and from year to year. */
export const balancedReports: fc.Arbitrary<readonly Report[]> = fc
  .record({
    years: fc.array(aYear, { minLength: 1, maxLength: 3 }),
    last: fc.integer({ min: 2022, max: 2026 }),
    carriedIn: fc.tuple(...applicantTypes.map(() => small)),
    inForce: pair,
  })
  .map(({ years, last, carriedIn, inForce }) => {
    let [open, stocks] = [carriedIn, inForce];
    return years.map((one, index) => {
      const report = reportOf(one, last - years.length + 1 + index, open, stocks);
      open = report.table3.carried_forward.slice(0, applicantTypes.length).map(Number);
      stocks = [report.table2.regulations, report.table2.normative_documents].map(({ in_force }) => in_force!) as [
        number,
        number,
      ];
      return report;
    });
  });

const reportOf = (one: Year, year: number, carriedIn: readonly number[], inForce: readonly number[]): Report => {
  const cells = (code: string): number[] =>
    one.columns.map(({ results, carriedForward }, index) => {
      const decided = total(Object.values(results).map(Number));
      // What was carried in and is not carried forward must have been decided.
      const more = Math.max(0, carriedIn[index]! - decided - carriedForward);
      switch (code) {
        case 'N':
          return decided + more + carriedForward - carriedIn[index]!;
        case 'P':
          return carriedIn[index]!;
        case 'T':
          return decided + more;
        case 'F':
          return carriedForward;
        default:
          return (results[code] ?? 0) + (code === '3.1' ? more : 0);
      }
    });
  const rows = ['N', 'P', ...resultCodes, 'T', 'F'].map((code) => [rowOf(code)!, [...cells(code), total(cells(code))]]);
  const remedies = (kind: number): Remedies => {
    const [maintained = 0, corrected = 0, other = 0, pending = 0] = one.remedies[kind]!;
    return { maintained, corrected, other, pending, total: maintained + corrected + other + pending };
  };
  const stock = (kind: number): Stock => {
    const made = one.made[kind]!;
    const repealed = Math.min(one.repealed[kind]!, inForce[kind]! + made);
    return { made, repealed, in_force: inForce[kind]! + made - repealed };
  };
  return {
    body: '云泽市',
    year,
    table2: {
      regulations: stock(0),
      normative_documents: stock(1),
      licensing_decisions: one.decisions[0]!,
      punishment_decisions: one.decisions[1]!,
      coercion_decisions: one.decisions[2]!,
      admin_fees_10k_cny: one.fees,
    },
    table3: Object.fromEntries(rows) as Report['table3'],
    table4: { review: remedies(0), litigation_direct: remedies(1), litigation_after_review: remedies(2) },
  };
};
