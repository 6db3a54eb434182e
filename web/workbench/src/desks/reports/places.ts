import type { Wording } from '../../words/index.js';

export const APPLICANT_COLUMNS = [
  'naturalPerson',
  'commercialEnterprise',
  'researchInstitution',
  'publicWelfareOrganization',
  'legalServiceOrganization',
  'otherOrganization',
  'total',
];
export const OUTCOME_COLUMNS = ['upheld', 'corrected', 'other', 'pending', 'total'];
export const REMEDY_ROWS = ['reconsideration', 'suitDirect', 'suitAfterReconsideration'];
/** The cells of table 2 in the order of the form; a stored report keeps none. */
export const TABLE2_CELLS: readonly (readonly [row: string, column: string])[] = [
  ['regulations', 'made'],
  ['regulations', 'repealed'],
  ['regulations', 'inForce'],
  ['normativeDocuments', 'made'],
  ['normativeDocuments', 'repealed'],
  ['normativeDocuments', 'inForce'],
  ['licensing', 'decisions'],
  ['punishment', 'decisions'],
  ['coercion', 'decisions'],
  ['adminFees', 'tenThousandYuan'],
];

type Names = Readonly<Record<string, readonly [string, string]>>;

const TABLE2_COLUMNS: Names = {
  made: ['本年制发件数', 'Made this year'],
  repealed: ['本年废止件数', 'Repealed this year'],
  inForce: ['现行有效件数', 'In force'],
  decisions: ['本年处理决定数量', 'Decisions this year'],
  tenThousandYuan: ['本年收费金额（万元）', 'Fees charged, 10 000 yuan'],
};
const TABLE2_ROWS: Names = {
  regulations: ['规章', 'Government rules'],
  normativeDocuments: ['行政规范性文件', 'Normative documents'],
  licensing: ['行政许可', 'Administrative licences'],
  punishment: ['行政处罚', 'Administrative penalties'],
  coercion: ['行政强制', 'Administrative coercion'],
  adminFees: ['行政事业性收费', 'Administrative fees'],
};

const named = (names: Names, code: string, { pick }: Wording): string | undefined => {
  const words = names[code];
  return words && pick({ zh: words[0], en: words[1] });
};

/** What a row of table 2, 3 or 4 is called. */
export const rowName = (row: string, words: Wording): string =>
  named(TABLE2_ROWS, row, words) ?? words.label(REMEDY_ROWS.includes(row) ? 'remedyOutcomes' : 'resultCodes', row);

const GROUPS: Names = {
  '3.3': ['（三）不予公开', '(3) Refused'],
  '3.4': ['（四）无法提供', '(4) Cannot be provided'],
  '3.5': ['（五）不予处理', '(5) Not processed'],
  '3.6': ['（六）其他处理', '(6) Other'],
};

/** The group of table 3 that a row belongs to; undefined where it stands alone. Rows are numbered anew in each group. */
export const groupName = (row: string, words: Wording): string | undefined => named(GROUPS, row.slice(0, 3), words);

/** The group that begins with a row. */
export const groupBefore = (row: string, words: Wording): string | undefined =>
  row.endsWith('.1') && row.length > 3 ? groupName(row, words) : undefined;

/** A row by its name alone, without what stands above it. */
export const fullRowName = (row: string, words: Wording): string =>
  [groupName(row, words), rowName(row, words)].filter(Boolean).join(' ');

/** What a column of table 2, 3 or 4 is called. */
export const columnName = (column: string, words: Wording): string =>
  column === 'total'
    ? words.t('total')
    : (named(TABLE2_COLUMNS, column, words) ??
      words.label(OUTCOME_COLUMNS.includes(column) ? 'remedyOutcomes' : 'applicantTypes', column));
