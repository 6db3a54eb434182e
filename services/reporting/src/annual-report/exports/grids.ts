import type { Grid, GridCell } from '@mingjian/documents/model';
import {
  applicantColumns,
  applicants,
  carriedForwardRow,
  carriedInRow,
  cellOfRow,
  cellOfTable2,
  formOf,
  legalPersons,
  litigation,
  receivedRow,
  remedyGroups,
  results,
  table3Columns,
  table3Note,
  table4Columns,
  type FormRow,
  type Label,
  type ReportTables,
  type Table3Row,
} from '../domain/index.js';

/** Tables 2, 3 and 4 in the official layout of the year's form, merged cells and all, in Chinese alone as they are published. */
export const gridsOf = (tables: ReportTables): readonly [Grid, Grid, Grid] => [
  gridOfTable2(tables),
  gridOfTable3(tables),
  gridOfTable4(tables),
];

const head = ({ zh }: Label, span: Pick<GridCell, 'columns' | 'rows' | 'start'> = {}): GridCell => ({
  value: zh,
  head: true,
  ...span,
});

const WIDTH = 3;
const subject: Label = { zh: '信息内容', en: 'Subject' };

/** A block with fewer than three figures a row shares the width of three among them. */
const widthsOf = (columns: number): readonly number[] => (columns === 1 ? [WIDTH] : columns === 2 ? [2, 1] : [1, 1, 1]);

const gridOfTable2 = (tables: ReportTables): Grid => ({
  name: '表二',
  widths: [48, 36, 36, 36],
  rows: formOf(tables.year).table2.flatMap(({ heading, columns, rows }) => {
    const widths = widthsOf(columns.length);
    return [
      [head(heading, { columns: 1 + WIDTH })],
      [head(subject), ...columns.map(({ label }, index) => head(label, { columns: widths[index]! }))],
      ...rows.map((row): readonly GridCell[] => [
        head(row.label),
        ...columns.map(({ code }, index) => ({
          value: cellOfTable2(tables, row.code, code),
          columns: widths[index]!,
        })),
      ]),
    ];
  }),
});

const gridOfTable3 = ({ year, table3 }: ReportTables): Grid => {
  const groups = formOf(year).results;
  const figures = (row: Pick<FormRow, 'of'>): readonly GridCell[] =>
    table3Columns.map(({ code }) => ({ value: cellOfRow(table3, row, code) }));
  const whole = ({ code, label }: { readonly code: Table3Row; readonly label: Label }): readonly GridCell[] => [
    head(label, { columns: 3, start: true }),
    ...figures({ of: [code] }),
  ];
  const [firstColumn, ...otherColumns] = applicantColumns;
  const rowsOfResults = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  return {
    name: '表三',
    widths: [9, 18, 56, 12, 10, 10, 10, 10, 10, 11],
    rows: [
      [head(table3Note, { columns: 3, rows: 3 }), head(applicants, { columns: 7 })],
      [
        head(firstColumn.label, { rows: 2 }),
        head(legalPersons, { columns: otherColumns.length }),
        head({ zh: '总计', en: 'Total' }, { rows: 2 }),
      ],
      otherColumns.map(({ label }) => head(label)),
      whole(receivedRow),
      whole(carriedInRow),
      ...groups.flatMap(({ heading, rows }, group) =>
        rows.map((row, index): readonly GridCell[] => [
          ...(group === 0 && index === 0 ? [head(results, { rows: rowsOfResults })] : []),
          ...(heading && index === 0 ? [head(heading, { rows: rows.length })] : []),
          head(row.label, { columns: heading ? 1 : 2, start: true }),
          ...figures(row),
        ]),
      ),
      whole(carriedForwardRow),
    ],
  };
};

const gridOfTable4 = ({ table4 }: ReportTables): Grid => {
  const [reconsideration, ...suits] = remedyGroups;
  const outcomes = table4Columns.length;
  return {
    name: '表四',
    widths: remedyGroups.flatMap(() => table4Columns.map(() => 10.4)),
    rows: [
      [head(reconsideration.label, { columns: outcomes, rows: 2 }), head(litigation, { columns: 2 * outcomes })],
      suits.map(({ label }) => head(label, { columns: outcomes })),
      remedyGroups.flatMap(() => table4Columns.map(({ label }) => head(label))),
      remedyGroups.flatMap(({ code }) => table4Columns.map((column) => ({ value: table4[code][column.code] }))),
    ],
  };
};
