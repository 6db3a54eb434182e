import type { ApplicantType, RemedyKind, RemedyOutcome, ResultCode } from '@mingjian/contracts';

/**
 * Tables 2, 3 and 4 of the annual report's 2021 form (国办公开办函〔2021〕30号) as data: codes in the form's order, with the official
 * Chinese labels and English ones of ours. The Chinese texts are official and must not be reworded.
 */
export interface Label {
  readonly zh: string;
  readonly en: string;
}

interface Labelled<Code extends string> {
  readonly code: Code;
  readonly label: Label;
}

// ---------------------------------------------------------------- table 2

export type Table2Stock = 'regulations' | 'normativeDocuments';
export type Table2Cell =
  | `${Table2Stock}.${'made' | 'repealed' | 'inForce'}`
  | `${'licensing' | 'punishment' | 'coercion'}.decisions`
  | 'adminFees.tenThousandYuan';

export interface Table2Block {
  readonly heading: Label;
  readonly columns: readonly Labelled<string>[];
  readonly rows: readonly Labelled<string>[];
}

const article20 = (item: string, number: number): Label => ({
  zh: `第二十条第（${item}）项`,
  en: `Article 20 (${number})`,
});
const decisions = [{ code: 'decisions', label: { zh: '本年处理决定数量', en: 'Decisions this year' } }];

/** 二、主动公开政府信息情况: ten cells. A cell's key is `<row>.<column>`. */
export const table2Blocks: readonly Table2Block[] = [
  {
    heading: article20('一', 1),
    columns: [
      { code: 'made', label: { zh: '本年制发件数', en: 'Made this year' } },
      { code: 'repealed', label: { zh: '本年废止件数', en: 'Repealed this year' } },
      { code: 'inForce', label: { zh: '现行有效件数', en: 'In force' } },
    ],
    rows: [
      { code: 'regulations', label: { zh: '规章', en: 'Government rules' } },
      { code: 'normativeDocuments', label: { zh: '行政规范性文件', en: 'Normative documents' } },
    ],
  },
  {
    heading: article20('五', 5),
    columns: decisions,
    rows: [{ code: 'licensing', label: { zh: '行政许可', en: 'Administrative licences' } }],
  },
  {
    heading: article20('六', 6),
    columns: decisions,
    rows: [
      { code: 'punishment', label: { zh: '行政处罚', en: 'Administrative penalties' } },
      { code: 'coercion', label: { zh: '行政强制', en: 'Administrative coercion' } },
    ],
  },
  {
    heading: article20('八', 8),
    columns: [
      { code: 'tenThousandYuan', label: { zh: '本年收费金额（单位：万元）', en: 'Charged this year (10 000 yuan)' } },
    ],
    rows: [{ code: 'adminFees', label: { zh: '行政事业性收费', en: 'Administrative fees' } }],
  },
];

export const table2Stocks = ['regulations', 'normativeDocuments'] as const satisfies readonly Table2Stock[];

export const table2Cells: readonly Table2Cell[] = table2Blocks.flatMap(({ rows, columns }) =>
  rows.flatMap((row) => columns.map((column) => `${row.code}.${column.code}` as Table2Cell)),
);

/** The one cell that is money and may have decimals; all others are whole numbers. */
export const moneyCell = 'adminFees.tenThousandYuan' satisfies Table2Cell;

// ---------------------------------------------------------------- table 3

export type Table3Column = ApplicantType | 'total';
/** N new, P carried in, the 21 results, T total of the results, F carried forward. */
export type Table3Row = 'N' | 'P' | ResultCode | 'T' | 'F';

/** 申请人情况: the six types; all but the first stand under 法人或其他组织. */
export const applicantColumns = [
  { code: 'naturalPerson', label: { zh: '自然人', en: 'Natural persons' } },
  { code: 'commercialEnterprise', label: { zh: '商业企业', en: 'Enterprises' } },
  { code: 'researchInstitution', label: { zh: '科研机构', en: 'Research institutions' } },
  { code: 'publicWelfareOrganization', label: { zh: '社会公益组织', en: 'Public welfare organisations' } },
  { code: 'legalServiceOrganization', label: { zh: '法律服务机构', en: 'Legal service organisations' } },
  { code: 'otherOrganization', label: { zh: '其他', en: 'Others' } },
] as const satisfies readonly Labelled<ApplicantType>[];

export const table3Columns: readonly Labelled<Table3Column>[] = [
  ...applicantColumns,
  { code: 'total', label: { zh: '总计', en: 'Total' } },
];

export const legalPersons: Label = { zh: '法人或其他组织', en: 'Legal persons and other organisations' };
export const applicants: Label = { zh: '申请人情况', en: 'Applicants' };
export const results: Label = { zh: '三、本年度办理结果', en: '3. Results this year' };

/** 表三's own note, printed in its first cell. */
export const table3Note: Label = {
  zh: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
  en: '(In each column, items 1 and 2 together equal items 3 and 4 together)',
};

export interface Table3Group {
  /** Null: the row stands alone, without a group's cell before it. */
  readonly heading: Label | null;
  readonly rows: readonly Labelled<Table3Row>[];
}

const row = <Code extends Table3Row>(code: Code, zh: string, en: string) => ({ code, label: { zh, en } });
const single = (code: Table3Row, zh: string, en: string): Table3Group => ({ heading: null, rows: [row(code, zh, en)] });

export const receivedRow = row('N', '一、本年新收政府信息公开申请数量', '1. Applications received this year');
export const carriedInRow = row('P', '二、上年结转政府信息公开申请数量', '2. Applications carried over from last year');
export const carriedForwardRow = row('F', '四、结转下年度继续办理', '4. Carried forward to next year');

/** 三、本年度办理结果: the 21 result rows in their groups, and their total. */
export const resultGroups: readonly Table3Group[] = [
  single('3.1', '（一）予以公开', '(1) Granted'),
  single(
    '3.2',
    '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
    '(2) Granted in part (where separated, counted only here)',
  ),
  {
    heading: { zh: '（三）不予公开', en: '(3) Refused' },
    rows: [
      row('3.3.1', '1.属于国家秘密', '1. State secret'),
      row('3.3.2', '2.其他法律行政法规禁止公开', '2. Disclosure forbidden by other laws or regulations'),
      row('3.3.3', '3.危及“三安全一稳定”', '3. Endangers security or social stability'),
      row('3.3.4', '4.保护第三方合法权益', '4. Protects rights of third parties'),
      row('3.3.5', '5.属于三类内部事务信息', '5. Internal affairs'),
      row('3.3.6', '6.属于四类过程性信息', '6. Information on process'),
      row('3.3.7', '7.属于行政执法案卷', '7. Law enforcement file'),
      row('3.3.8', '8.属于行政查询事项', '8. Administrative look-up'),
    ],
  },
  {
    heading: { zh: '（四）无法提供', en: '(4) Cannot be provided' },
    rows: [
      row('3.4.1', '1.本机关不掌握相关政府信息', '1. Not held by this organ'),
      row('3.4.2', '2.没有现成信息需要另行制作', '2. Would have to be created'),
      row('3.4.3', '3.补正后申请内容仍不明确', '3. Still unclear after correction'),
    ],
  },
  {
    heading: { zh: '（五）不予处理', en: '(5) Not processed' },
    rows: [
      row('3.5.1', '1.信访举报投诉类申请', '1. Petition, report or complaint'),
      row('3.5.2', '2.重复申请', '2. Repeated application'),
      row('3.5.3', '3.要求提供公开出版物', '3. Asks for public publications'),
      row('3.5.4', '4.无正当理由大量反复申请', '4. Excessive applications without good reason'),
      row(
        '3.5.5',
        '5.要求行政机关确认或重新出具已获取信息',
        '5. Asks to confirm or reissue information already obtained',
      ),
    ],
  },
  {
    heading: { zh: '（六）其他处理', en: '(6) Other' },
    rows: [
      row(
        '3.6.1',
        '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
        '1. Not corrected in time without good reason',
      ),
      row(
        '3.6.2',
        '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
        '2. Fee not paid in time',
      ),
      row('3.6.3', '3.其他', '3. Other'),
    ],
  },
  single('T', '（七）总计', '(7) Total'),
];

/** The 25 numeric rows from top to bottom. */
export const table3Rows: readonly Labelled<Table3Row>[] = [
  receivedRow,
  carriedInRow,
  ...resultGroups.flatMap((group) => group.rows),
  carriedForwardRow,
];

export const isResult = (code: Table3Row): code is ResultCode => !['N', 'P', 'T', 'F'].includes(code);
export const resultRows: readonly ResultCode[] = table3Rows.map(({ code }) => code).filter(isResult);

// ---------------------------------------------------------------- table 4

export type Table4Column = RemedyOutcome | 'pending' | 'total';

/** The three groups of table 4; both kinds of suit stand under 行政诉讼. */
export const remedyGroups = [
  { code: 'reconsideration', label: { zh: '行政复议', en: 'Administrative reconsideration' } },
  { code: 'suitDirect', label: { zh: '未经复议直接起诉', en: 'Suits without reconsideration' } },
  { code: 'suitAfterReconsideration', label: { zh: '复议后起诉', en: 'Suits after reconsideration' } },
] as const satisfies readonly Labelled<RemedyKind>[];

export const litigation: Label = { zh: '行政诉讼', en: 'Administrative litigation' };

export const table4Columns = [
  { code: 'upheld', label: { zh: '结果维持', en: 'Upheld' } },
  { code: 'corrected', label: { zh: '结果纠正', en: 'Corrected' } },
  { code: 'other', label: { zh: '其他结果', en: 'Other outcome' } },
  { code: 'pending', label: { zh: '尚未审结', en: 'Pending' } },
  { code: 'total', label: { zh: '总计', en: 'Total' } },
] as const satisfies readonly Labelled<Table4Column>[];
