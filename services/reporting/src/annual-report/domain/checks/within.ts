import { blank, notApplicable, type Cell } from '../cells.js';
import {
  applicantColumns,
  moneyCell,
  remedyGroups,
  resultRows,
  table3Columns,
  table3Rows,
  type Table4Column,
} from '../form2021.js';
import { cellsOf, type PlacedCell } from '../tables.js';
import { equation } from './equation.js';
import type { Finding, Rule } from './rule.js';

const concludedOrPending = ['upheld', 'corrected', 'other', 'pending'] as const satisfies readonly Table4Column[];

/** Fees may have any number of decimals: a published one in 万元 goes down to the fen, finer than a tally. */
const isWellFormed = ({ row, column, cell }: PlacedCell): boolean => {
  if (cell === notApplicable) return true;
  const figure = Number(cell);
  return figure >= 0 && (`${row}.${column}` === moneyCell ? Number.isFinite(figure) : Number.isSafeInteger(cell));
};

const atPlace = (verdict: Finding['verdict'], { row, column }: PlacedCell, zh: string, en: string): Finding => ({
  verdict,
  row,
  column,
  detail: { zh, en },
});

/** Rules that one report's tables must keep by themselves: the form's own equations, well-formed figures, no blanks. */
export const rulesWithinReport: readonly Rule[] = [
  {
    id: 'C1',
    severity: 'block',
    label: {
      zh: '第一项加第二项之和，等于第三项加第四项之和（逐列）',
      en: 'Received + carried over = decided + carried forward, in every column',
    },
    examine: ({ table3 }) =>
      table3Columns.flatMap(({ code: column }) =>
        equation({ column }, [table3.N[column], table3.P[column]], [table3.T[column], table3.F[column]]),
      ),
  },
  {
    id: 'C2',
    severity: 'block',
    label: {
      zh: '办理结果总计等于 21 项结果之和（逐列）',
      en: 'Total of results = sum of the 21 result rows, in every column',
    },
    examine: ({ table3 }) =>
      table3Columns.flatMap(({ code: column }) =>
        equation(
          { row: 'T', column },
          [table3.T[column]],
          resultRows.map((row) => table3[row][column]),
        ),
      ),
  },
  {
    id: 'C3',
    severity: 'block',
    label: {
      zh: '总计列等于六类申请人之和（逐行）',
      en: 'Total column = sum of the six applicant types, in every row',
    },
    examine: ({ table3 }) =>
      table3Rows.flatMap(({ code: row }) =>
        equation(
          { row, column: 'total' },
          [table3[row].total],
          applicantColumns.map(({ code }) => table3[row][code]),
        ),
      ),
  },
  {
    id: 'C4',
    severity: 'block',
    label: {
      zh: '表四各组总计等于维持、纠正、其他、尚未审结之和',
      en: 'Table 4: each total = upheld + corrected + other + pending',
    },
    examine: ({ table4 }) =>
      remedyGroups.flatMap(({ code: row }) =>
        equation(
          { row, column: 'total' },
          [table4[row].total],
          concludedOrPending.map((column): Cell => table4[row][column]),
        ),
      ),
  },
  {
    id: 'C6',
    severity: 'block',
    label: {
      zh: '各项为非负整数，收费金额为非负数',
      en: 'Every figure is a non-negative whole number; fees a non-negative decimal',
    },
    examine: (tables) =>
      cellsOf(tables)
        .filter((placed) => placed.cell === blank || !isWellFormed(placed))
        .map((placed) =>
          placed.cell === blank
            ? atPlace('notAssessable', placed, '空白', 'Blank')
            : atPlace('fail', placed, `不是有效数值：${placed.cell}`, `Not a valid figure: ${placed.cell}`),
        ),
  },
  {
    id: 'C12',
    severity: 'warn',
    label: { zh: '空白不等于零，须填 0 或“/”', en: 'A blank is not a zero: 0 or "/" must be written' },
    examine: (tables) =>
      cellsOf(tables)
        .filter(({ cell }) => cell === blank)
        .map((placed) => atPlace('fail', placed, '空白', 'Blank')),
  },
];
