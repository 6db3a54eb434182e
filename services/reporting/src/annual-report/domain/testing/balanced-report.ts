import fc from 'fast-check';
import type { ApplicantType, ResultCode } from '@mingjian/contracts';
import type { Cell } from '../cells.js';
import { applicantColumns, isResult, resultRows, type Table3Column, type Table3Row } from '../form2021.js';
import { fillTable2, fillTable3, fillTable4, type ReportTables } from '../tables.js';

/** Free figures of one applicant column, from which N follows. */
export interface ColumnFigures {
  readonly carriedIn?: number;
  readonly carriedForward?: number;
  readonly results?: Readonly<Partial<Record<ResultCode, number>>>;
}

export type ReportFigures = Partial<Record<ApplicantType, ColumnFigures>>;

/** A report that keeps C1–C4: N is what makes each column balance. Table 2 keeps C7 against itself of the year before. */
export const balancedReport = (figures: ReportFigures, remedies = [3, 1, 2, 4], year = 2031): ReportTables => {
  const one = (row: Table3Row, type: ApplicantType): number => {
    const { carriedIn = 0, carriedForward = 0, results = {} } = figures[type] ?? {};
    const decided = resultRows.reduce((total, code) => total + (results[code] ?? 0), 0);
    if (isResult(row)) return results[row] ?? 0;
    return { N: decided + carriedForward - carriedIn, P: carriedIn, T: decided, F: carriedForward }[row];
  };
  const cell = (row: Table3Row, column: Table3Column): number =>
    column === 'total' ? applicantColumns.reduce((total, { code }) => total + one(row, code), 0) : one(row, column);
  const [upheld = 0, corrected = 0, other = 0, pending = 0] = remedies;
  const outcomes = { upheld, corrected, other, pending, total: upheld + corrected + other + pending };
  return {
    year,
    table2: fillTable2((key): Cell =>
      key === 'adminFees.tenThousandYuan'
        ? '12.5'
        : key.endsWith('.inForce')
          ? 40
          : key.endsWith('.decisions')
            ? 700
            : 6,
    ),
    table3: fillTable3(cell),
    table4: fillTable4((_, column) => outcomes[column]),
  };
};

const columnFigures: fc.Arbitrary<ColumnFigures> = fc
  .record({
    carriedIn: fc.nat(40),
    carriedForward: fc.nat(40),
    results: fc.dictionary(fc.constantFrom(...resultRows), fc.nat(500)),
  })
  // Nothing can be received a negative number of times: what was carried in is at least partly decided.
  .map(({ carriedIn, carriedForward, results }) => ({
    carriedIn,
    carriedForward,
    results: { ...results, '3.1': (results['3.1'] ?? 0) + carriedIn },
  }));

/** Any balanced report. */
export const balancedReports: fc.Arbitrary<ReportTables> = fc
  .tuple(
    fc.record(Object.fromEntries(applicantColumns.map(({ code }) => [code, columnFigures]))),
    fc.array(fc.nat(300), { minLength: 4, maxLength: 4 }),
  )
  .map(([figures, remedies]) => balancedReport(figures, remedies));

/** The same report with one cell of tables 3 or 4 replaced. */
export const withCell = (
  tables: ReportTables,
  place: { readonly table: 3 | 4; readonly row: string; readonly column: string },
  cell: Cell,
): ReportTables => ({
  ...tables,
  table3: fillTable3((row, column) =>
    place.table === 3 && row === place.row && column === place.column ? cell : tables.table3[row][column],
  ),
  table4: fillTable4((row, column) =>
    place.table === 4 && row === place.row && column === place.column ? cell : tables.table4[row][column],
  ),
});
