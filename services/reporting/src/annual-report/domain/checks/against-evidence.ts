import { blank, sumOf, type Cell } from '../cells.js';
import { table2Stocks, table3Columns } from '../form2021.js';
import { cellsOf, valuesOf } from '../tables.js';
import { equation } from './equation.js';
import { notAssessable, type Finding, type Rule } from './rule.js';

const noPrevious = notAssessable('没有上年度报告', 'There is no report of last year');
const noLedgers = notAssessable('没有台账', 'There are no ledgers');

/** At least as many entries in the ledger as cases in the row. */
const covered = (row: string, cases: Cell, entries: number, zh: string, en: string): readonly Finding[] => {
  if (cases === blank) return [{ ...notAssessable('空白', 'Blank'), row }];
  if (Number(cases) <= entries || Number.isNaN(Number(cases))) return [];
  return [
    {
      verdict: 'fail',
      row,
      detail: { zh: `${cases} 件中只有 ${entries} 件有${zh}`, en: `${entries} of ${cases} have ${en}` },
    },
  ];
};

/** Rules that hold a report against last year's, its parts, the case files and its own text. */
export const rulesAgainstEvidence: readonly Rule[] = [
  {
    id: 'C5',
    severity: 'block',
    label: {
      zh: '上年结转等于上年度报告的结转下年度继续办理（逐列）',
      en: 'Carried over = carried forward in last year’s report, in every column',
    },
    examine: ({ table3 }, { previous }) =>
      previous === undefined
        ? [noPrevious]
        : table3Columns.flatMap(({ code: column }) =>
            equation({ row: 'P', column }, [table3.P[column]], [previous.tables.table3.F[column]]),
          ),
  },
  {
    id: 'C7',
    severity: 'warn',
    label: {
      zh: '现行有效件数等于上年现行有效加本年制发减本年废止',
      en: 'In force = last year’s + made − repealed, unless re-counted',
    },
    examine: ({ table2 }, { previous, recounted = [] }) =>
      previous === undefined
        ? [noPrevious]
        : table2Stocks
            .filter((stock) => !recounted.includes(stock))
            .flatMap((stock) =>
              equation(
                { row: stock, column: 'inForce' },
                [table2[`${stock}.inForce`], table2[`${stock}.repealed`]],
                [previous.tables.table2[`${stock}.inForce`], table2[`${stock}.made`]],
              ),
            ),
  },
  {
    id: 'C8',
    severity: 'warn',
    label: { zh: '正文所引数字与表格一致', en: 'Numbers quoted in the text equal the tables' },
    examine: ({ table3, table4 }, { narrative }) => {
      if (narrative === undefined) return [notAssessable('没有正文数字', 'The text’s numbers are not known')];
      const quoted = (row: string, text: number | undefined, ...cells: readonly Cell[]) =>
        text === undefined ? [] : equation({ row, column: 'total' }, [text], cells);
      const asReceived = quoted('N', narrative.received, table3.N.total);
      const withCarriedIn = quoted('N', narrative.received, table3.N.total, table3.P.total);
      // Where one of both readings holds, the text is right; where one is open, so is the text.
      const open = withCarriedIn.some(({ verdict }) => verdict === 'notAssessable');
      return [
        ...(asReceived.length === 0 || withCarriedIn.length === 0 ? [] : open ? withCarriedIn : asReceived),
        ...quoted('P', narrative.carriedIn, table3.P.total),
        ...quoted('F', narrative.carriedForward, table3.F.total),
        ...quoted('reconsideration', narrative.reconsiderations, table4.reconsideration.total),
        ...quoted('suits', narrative.suits, table4.suitDirect.total, table4.suitAfterReconsideration.total),
      ];
    },
  },
  {
    id: 'C9',
    severity: 'warn',
    label: {
      zh: '逾期未缴费的申请均有收费通知；报告的收费金额与台账一致',
      en: 'Every application lapsed for its fee had a fee notice; fees stated equal the fee ledger',
    },
    examine: ({ table3 }, { ledgers, narrative }) =>
      ledgers === undefined
        ? [noLedgers]
        : [
            ...covered('3.6.2', table3['3.6.2'].total, ledgers.feeNotices, '收费通知', 'a fee notice'),
            ...(narrative?.feesYuan === undefined
              ? []
              : equation({ row: 'fees' }, [narrative.feesYuan], [ledgers.feesPaidYuan])),
          ],
  },
  {
    id: 'C10',
    severity: 'warn',
    label: {
      zh: '补正后仍不明确、逾期不补正的申请均有补正通知',
      en: 'Every application in 3.4.3 and 3.6.1 had a correction notice',
    },
    examine: ({ table3 }, { ledgers }) =>
      ledgers === undefined
        ? [noLedgers]
        : (['3.4.3', '3.6.1'] as const).flatMap((row) =>
            covered(row, table3[row].total, ledgers.correctionNotices[row], '补正通知', 'a correction notice'),
          ),
  },
  {
    id: 'C11',
    severity: 'block',
    label: {
      zh: '汇总报告各单元格等于本级与下级之和',
      en: 'An aggregated report = the organ’s own and its subordinates’, cell by cell',
    },
    examine: (tables, { parts }) => {
      if (parts === undefined)
        return [notAssessable('没有可汇总的下级报告', 'There are no subordinate reports to add up')];
      const valuesOfParts = parts.map(valuesOf);
      return cellsOf(tables).flatMap(({ row, column, cell }, index) => {
        const shares = valuesOfParts.map((values) => values[index] ?? blank);
        const stated = shares.filter((share) => share !== blank);
        // A blank share adds nothing that anybody stated: only a total that the stated shares do not explain is open to doubt.
        if (cell === blank ? stated.length === 0 : sumOf([cell]) === sumOf(stated) && stated.length > 0) return [];
        return equation({ row, column }, [cell], shares);
      });
    },
  },
  {
    id: 'C13',
    severity: 'info',
    label: {
      zh: '与上年相比变化异常（五倍以上或五分之一以下）',
      en: 'Unusual change from last year (above ×5 or below ×0.2)',
    },
    examine: (tables, { previous }) => {
      if (previous === undefined) return [noPrevious];
      const before = valuesOf(previous.tables);
      return cellsOf(tables).flatMap(({ table, row, column, cell }, index) => {
        const [now, then] = [Number(cell ?? Number.NaN), Number(before[index] ?? Number.NaN)];
        const isHeadline = table === 2 || (column === 'total' && (table === 4 || row === 'N' || row === 'T'));
        if (!isHeadline || !(then > 0) || Number.isNaN(now) || (now <= then * 5 && now >= then * 0.2)) return [];
        return [{ verdict: 'fail', row, column, detail: { zh: `${then} → ${now}`, en: `${then} → ${now}` } }];
      });
    },
  },
];
