import {
  cellsOf,
  rules,
  type Label,
  type ReportTables,
  type RuleId,
  type Verdict,
} from '@mingjian/reporting-service/annual-report';
import { isObject, type JsonObject } from '../published-reports/file.js';
import { groupKeys, outcomeKeys, rowsOfForm } from '../published-reports/form.js';

/** Why a rule cannot be assessed that the cells of the form alone do not show. */
export interface Obstacle {
  readonly rule: RuleId;
  /** Only in these rows; everywhere unless given. */
  readonly rows?: readonly string[];
  readonly detail: Label;
}

/** The trial form asks for no number in force. */
export const noStocks: Obstacle = {
  rule: 'C7',
  detail: { zh: '2019年试行表式不填现行有效件数', en: 'The trial form of 2019 has no numbers in force' },
};

/** Figures in rows or columns that the form does not have: a sum that may have to contain them is open. */
export const figuresBesideForm = ({ table3, table4 }: JsonObject, trial = false): readonly Obstacle[] => {
  const groups = isObject(table4) ? table4 : {};
  const places = [
    { rule: 'C2' as const, names: namesBeside(table3, rowsOfForm(trial)), zh: '行', en: 'rows' },
    ...Object.entries(groupKeys).map(([group, row]) => ({
      rule: 'C4' as const,
      rows: [row],
      names: namesBeside(groups[group], outcomeKeys),
      zh: '列',
      en: 'columns',
    })),
  ];
  return places
    .filter(({ names }) => names.length > 0)
    .map(({ names, zh, en, ...where }) => ({
      ...where,
      detail: {
        zh: `有表式以外的${zh}：${names.join('、')}，无法核对`,
        en: `There are ${en} that the form does not have (${names.join(', ')}): cannot be assessed`,
      },
    }));
};

const namesBeside = (table: unknown, form: object): readonly string[] =>
  isObject(table)
    ? Object.keys(table).filter((key) => !Object.hasOwn(form, key) && !key.startsWith('_') && holdsFigures(table[key]))
    : [];

/** Remarks are text; null says nothing. */
const holdsFigures = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'object' && value !== null);

/** Tables without a single figure: missing in the file, or wholly blank. One word for the table instead of one for each cell. */
export const emptyTables = (tables: ReportTables): readonly Obstacle[] => {
  const cells = cellsOf(tables);
  return ([2, 3, 4] as const).flatMap((table) => {
    const own = cells.filter((cell) => cell.table === table);
    if (own.some(({ cell }) => cell !== null)) return [];
    const detail = { zh: `表${'二三四'[table - 2]}没有数据`, en: `Table ${table} has no figures` };
    const rows = [...new Set(own.map(({ row }) => row))];
    return [
      ...equationsOf[table].map((rule) => ({ rule, detail })),
      ...(['C6', 'C12'] as const).map((rule) => ({ rule, rows, detail })),
    ];
  });
};

const equationsOf = { 2: [], 3: ['C1', 'C2', 'C3'], 4: ['C4'] } as const satisfies Record<number, readonly RuleId[]>;

/** The verdicts with those of the rule, in the obstacle's rows, replaced by one that cannot be assessed; in the order of the rules. */
export const behind = (verdicts: readonly Verdict[], { rule, rows, detail }: Obstacle): readonly Verdict[] => {
  const isHidden = (one: Verdict): boolean =>
    one.rule === rule &&
    (one.verdict === 'pass' || rows === undefined || (one.row !== undefined && rows.includes(one.row)));
  const [row, ...more] = rows ?? [];
  const hidden: Verdict = {
    rule,
    severity: rules.find(({ id }) => id === rule)?.severity ?? 'block',
    verdict: 'notAssessable',
    ...(row !== undefined && more.length === 0 && { row }),
    detail,
  };
  const order = rules.map(({ id }) => id);
  return [...verdicts.filter((one) => !isHidden(one)), hidden].toSorted(
    (one, other) => order.indexOf(one.rule) - order.indexOf(other.rule),
  );
};
