import type { OpeningEvent } from '@mingjian/contracts';
import { blank, notApplicable, type Cell } from './cells.js';
import { formOf } from './form.js';
import { applicantColumns, isResult, table2Stocks } from './form2021.js';
import { fillTable2, fillTable3, fillTable4, type ReportTables } from './tables.js';
import { wordedCells } from './worded-cells.js';
import type { Told } from './told.js';

type OpeningBalance = OpeningEvent['data'];
export type ImportedReport = NonNullable<OpeningBalance['report']>;

type Rows = Readonly<Record<string, Readonly<Record<string, Cell>>>>;

/** Tables as a report is exported: by row and column of its year's form. */
export interface FormTables {
  readonly table2: Rows;
  readonly table3: Rows;
  readonly table4: Rows;
}

/**
 * The tables of a published report in the rows of the record. What its file does not state is blank. A row that its form has for several of the
 * record's stands in the last of them, and the others are impossible.
 */
export const tablesFromForm = (year: number, given: FormTables): ReportTables => {
  const combined = formOf(year).results.flatMap(({ rows }) => rows.filter(({ of }) => of.length > 1));
  return {
    year,
    table2: fillTable2((key) => {
      const [row = '', column = ''] = key.split('.');
      return given.table2[row]?.[column] ?? blank;
    }),
    table3: fillTable3((row, column) => {
      const whole = isResult(row) ? combined.find(({ of }) => of.includes(row)) : undefined;
      if (whole && whole.of.at(-1) !== row) return notApplicable;
      return given.table3[whole?.code ?? row]?.[column] ?? blank;
    }),
    table4: fillTable4((kind, column) => given.table4[kind]?.[column] ?? blank),
  };
};

/** Places that the form of the year does not have. */
export const placesBesideForm = (year: number, given: FormTables): readonly string[] => {
  const known = new Set(
    wordedCells(tablesFromForm(year, given)).map(({ table, row, column }) => `${table} ${row} ${column}`),
  );
  return ([2, 3, 4] as const).flatMap((table) =>
    Object.entries(given[`table${table}`]).flatMap(([row, cells]) =>
      Object.keys(cells).flatMap((column) => (known.has(`${table} ${row} ${column}`) ? [] : [`${row}.${column}`])),
    ),
  );
};

/** Where a balance says something else than the report that it comes from; a blank contradicts nothing. */
export const contradictions = (
  balance: Pick<OpeningBalance, 'carriedForward' | 'regulationsInForce' | 'normativeDocumentsInForce'>,
  { table2, table3 }: ReportTables,
): readonly string[] => [
  ...applicantColumns.flatMap(({ code }) => {
    const stated = table3.F[code];
    return stated === blank || stated === (balance.carriedForward[code] ?? 0) ? [] : [`F.${code}`];
  }),
  ...table2Stocks.flatMap((stock) => {
    const [stated, inForce] = [table2[`${stock}.inForce`], balance[`${stock}InForce`]];
    const isSame =
      stated === blank || inForce === null || Number(stated) === Number(inForce) || stated === notApplicable;
    return isSame ? [] : [`${stock}.inForce`];
  }),
];

/** Last year's report of the same organs as it was published before the platform; what was accepted here goes before it. */
export const importedTables = (
  { openings }: Told,
  { organ, organs, year }: { readonly organ: string; readonly organs: readonly string[]; readonly year: number },
): ReportTables | undefined => {
  const report = openings.find((one) => one.organ === organ && one.year === year - 1)?.report;
  return report?.scope === (organs.length > 1 ? 'subtree' : 'own')
    ? ({ year: year - 1, ...report.figures } as ReportTables)
    : undefined;
};
