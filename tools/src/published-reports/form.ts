import { applicantTypes, type ApplicantType, type RemedyKind } from '@mingjian/contracts';
import type { Table2Cell, Table3Row, Table4Column } from '@mingjian/reporting-service/annual-report';

/** The rows of table 3 by their names in a file of published reports. */
export const rowKeys = {
  new_received: 'N',
  carried_over: 'P',
  granted: '3.1',
  partial: '3.2',
  denied_state_secret: '3.3.1',
  denied_law_forbidden: '3.3.2',
  denied_safety_stability: '3.3.3',
  denied_third_party: '3.3.4',
  denied_internal_affairs: '3.3.5',
  denied_process_info: '3.3.6',
  denied_enforcement_file: '3.3.7',
  denied_admin_query: '3.3.8',
  unable_not_held: '3.4.1',
  unable_need_creation: '3.4.2',
  unable_still_unclear: '3.4.3',
  notproc_petition: '3.5.1',
  notproc_repeat: '3.5.2',
  notproc_publication: '3.5.3',
  notproc_excessive: '3.5.4',
  notproc_confirm: '3.5.5',
  other_no_correction: '3.6.1',
  other_no_payment: '3.6.2',
  other_other: '3.6.3',
  total_processed: 'T',
  carried_forward: 'F',
} as const satisfies Record<string, Table3Row>;
export type RowKey = keyof typeof rowKeys;

/** A row of table 3 is a list: the six types of applicants in the form's order, then the total. */
const columnNames: Readonly<Record<ApplicantType | 'total', string>> = {
  naturalPerson: 'natural_person',
  commercialEnterprise: 'commercial_enterprise',
  researchInstitution: 'research_institution',
  publicWelfareOrganization: 'public_welfare_org',
  legalServiceOrganization: 'legal_service_org',
  otherOrganization: 'other_org',
  total: 'total',
};
export const table3Columns = [...applicantTypes, 'total'] as const;

/** The three groups of table 4. */
export const groupKeys = {
  review: 'reconsideration',
  litigation_direct: 'suitDirect',
  litigation_after_review: 'suitAfterReconsideration',
} as const satisfies Record<string, RemedyKind>;

/** The five cells of a group of table 4. */
export const outcomeKeys = {
  maintained: 'upheld',
  corrected: 'corrected',
  other: 'other',
  pending: 'pending',
  total: 'total',
} as const satisfies Record<string, Table4Column>;

const table2Paths: Readonly<Record<Table2Cell, readonly string[]>> = {
  'regulations.made': ['regulations', 'made'],
  'regulations.repealed': ['regulations', 'repealed'],
  'regulations.inForce': ['regulations', 'in_force'],
  'normativeDocuments.made': ['normative_documents', 'made'],
  'normativeDocuments.repealed': ['normative_documents', 'repealed'],
  'normativeDocuments.inForce': ['normative_documents', 'in_force'],
  'licensing.decisions': ['licensing_decisions'],
  'punishment.decisions': ['punishment_decisions'],
  'coercion.decisions': ['coercion_decisions'],
  'adminFees.tenThousandYuan': ['admin_fees_10k_cny'],
};

export type Path = readonly (string | number)[];

/** One of the 200 cells: its place in the form, in reporting's codes, and its place in a report of the file. */
export interface FormCell {
  readonly table: 2 | 3 | 4;
  readonly row: string;
  readonly column: string;
  readonly path: Path;
}

const entries = <Key extends string, Value>(record: Readonly<Record<Key, Value>>) =>
  Object.entries(record) as [Key, Value][];

/** All 200 cells in the form's order. */
export const formCells: readonly FormCell[] = [
  ...entries(table2Paths).map(([code, path]): FormCell => {
    const [row = '', column = ''] = code.split('.');
    return { table: 2, row, column, path: ['table2', ...path] };
  }),
  ...entries(rowKeys).flatMap(([key, row]) =>
    table3Columns.map((column, index): FormCell => ({ table: 3, row, column, path: ['table3', key, index] })),
  ),
  ...entries(groupKeys).flatMap(([group, row]) =>
    entries(outcomeKeys).map(([key, column]): FormCell => ({ table: 4, row, column, path: ['table4', group, key] })),
  ),
];

/** What a document has at a path; undefined where the way ends earlier. */
export const valueAt = (document: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<Path[number], unknown>)[key] : undefined,
    document,
  );

/** The one row that the trial form of 2019 has for all other outcomes, where that of 2021 has three. */
const OTHER = 'other';

/**
 * The cells of the trial form of 2019. Its row of other outcomes stands in the place of the last one, `3.6.3`; what it does not have is not
 * among them.
 */
export const trialFormCells: readonly FormCell[] = formCells
  .filter(({ row }) => row !== '3.6.1' && row !== '3.6.2')
  .map((cell) => (cell.row === '3.6.3' ? { ...cell, path: ['table3', OTHER, cell.path[2]!] } : cell));

const OTHERS_OF_2021 = ['other_no_correction', 'other_no_payment', 'other_other'] as const;

/** Whether a report is in the trial form: it, or else its year, says so, and nothing in it is of the form of 2021 alone. */
export const isInTrialForm = (content: Readonly<Record<string, unknown>>): boolean => {
  const { format, year } = content;
  const isSaid = typeof format === 'string' ? format.includes('2019') : year === 2019 || year === 2020;
  return isSaid && OTHERS_OF_2021.every((row) => (valueAt(content, ['table3', row]) ?? null) === null);
};

/** Rows of table 3 by the names that the file's form has for them. */
export const rowsOfForm = (trial: boolean): Readonly<Record<string, unknown>> => {
  if (!trial) return rowKeys;
  const { other_no_correction: _one, other_no_payment: _two, other_other: _three, ...others } = rowKeys;
  return { ...others, [OTHER]: '3.6' };
};

const fileRows = new Map([
  ...formCells.map(({ row, path }) => [row, String(path[1])] as const),
  ['3.6', OTHER] as const,
]);
const fileColumns = new Map<string, string | null>([
  ...formCells.map(
    ({ table, column, path }) => [column, table === 3 ? null : (path[2] ?? null)] as [string, string | null],
  ),
  ...entries(columnNames),
]);

/** What the file calls a row of reporting's; a place that is no row of the form keeps its name. */
export const rowNameInFile = (row: string): string => fileRows.get(row) ?? row;

/** What the file calls a column; null for a cell that the file has by its row alone. */
export const columnNameInFile = (column: string): string | null => {
  const name = fileColumns.get(column);
  return name === undefined ? column : name;
};
