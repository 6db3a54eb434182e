import { applicantTypes } from '@mingjian/contracts';
import { yearOf } from '@mingjian/core';
import {
  cellsOf,
  checkReport,
  table2Cells,
  type ReportTables,
  type RuleId,
  type Verdict,
} from '@mingjian/reporting-service/annual-report';
import type { Counted } from './scenario.js';
import type { Stage } from './scene.js';

/** The organ's own figures of the year. */
export interface Figures {
  readonly report: ReportTables;
  /** Published items by category. */
  readonly published: ReadonlyMap<string, number>;
}

export const readFigures = async ({ client, organ, today }: Stage): Promise<Figures> => {
  const year = yearOf(today());
  const { body: tables } = await client.get<ReportTables>(`/api/reporting/v1/reports/${organ}/${year}?scope=own`);
  const { body: counts } = await client.get<readonly { category: string; published: number }[]>(
    `/api/reporting/v1/publications/counts?organ=${organ}&year=${year}`,
  );
  return {
    report: { ...tables, year },
    published: new Map(counts.map(({ category, published }) => [category, published])),
  };
};

/** The form's own equations and well-formed figures; the other rules need evidence from outside the report. */
const RULES: readonly RuleId[] = ['C1', 'C2', 'C3', 'C4', 'C6'];

/** Scenarios give no business figures, so that table 2 may be blank; blank is no fault of the others. */
const isBlankTable2 = ({ verdict, row = '' }: Verdict): boolean =>
  verdict === 'notAssessable' && table2Cells.some((cell) => cell.startsWith(`${row}.`));

/** C1–C4 and C6, as far as they do not hold. */
export const unbalanced = ({ report }: Figures): readonly Verdict[] =>
  checkReport(report).filter(
    (found) => RULES.includes(found.rule) && found.verdict !== 'pass' && !isBlankTable2(found),
  );

/** A figure that did not grow by as much as the scenarios say. */
export interface Difference {
  readonly place: string;
  readonly expected: number;
  readonly found: number;
}

const keyOf = ({ table, row, column }: { table: number | string; row: string; column: string }): string =>
  `table ${table} ${row} ${column}`;

/** Compares what a report gained with what the scenarios count in, cell by cell: all of tables 3 and 4, and the published items. */
export const differences = (before: Figures, after: Figures, counted: readonly Counted[]): readonly Difference[] => {
  const expected = new Map<string, number>();
  const add = (key: string): void => void expected.set(key, (expected.get(key) ?? 0) + 1);
  for (const cell of counted) {
    add(keyOf(cell));
    if (cell.table === 3 && applicantTypes.some((type) => type === cell.column))
      add(keyOf({ ...cell, column: 'total' }));
  }
  const was = valuesOf(before);
  const now = valuesOf(after);
  return [...new Set([...now.keys(), ...expected.keys()])].flatMap((place) => {
    const wanted = expected.get(place) ?? 0;
    const found = (now.get(place) ?? 0) - (was.get(place) ?? 0);
    return found === wanted ? [] : [{ place, expected: wanted, found }];
  });
};

const valuesOf = ({ report, published }: Figures): ReadonlyMap<string, number> =>
  new Map([
    ...cellsOf(report)
      .filter(({ table }) => table !== 2)
      .map((place) => [keyOf(place), Number(place.cell)] as const),
    ...[...published].map(
      ([row, count]) => [keyOf({ table: 'publications', row, column: 'published' }), count] as const,
    ),
  ]);
