/** A text in both languages. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** What an indicator counts: the rows of one shared view (`shared-views.ts`). */
export type Subject = 'cases' | 'items' | 'reviews' | 'remedies';

/** A condition on a row of the subject: in words, and as SQL over the columns of its view. */
export interface Condition extends Text {
  readonly sql: string;
}

/** By what an indicator can be split: the column of its subject's view. */
export type Dimension =
  'result' | 'applicantType' | 'channel' | 'section' | 'timeliness' | 'category' | 'topic' | 'kind' | 'outcome';

export interface Indicator {
  readonly id: string;
  /** Raised with every change of what is counted. */
  readonly version: number;
  readonly label: Text;
  readonly definition: Text;
  /** Of a share numerator / denominator, else the numerator. */
  readonly unit: 'count' | 'share';
  readonly subject: Subject;
  /** The date of the subject that decides the month in which a row counts. */
  readonly date: string;
  readonly numerator: Condition;
  /** What the numerator is a share of; of a count, what it is chosen from. */
  readonly denominator: Condition;
  /** Rows that count in neither, and are listed instead. */
  readonly exclusions: readonly Condition[];
  readonly dimensions: readonly Dimension[];
}

const every: Condition = { zh: '全部', en: 'all', sql: 'true' };
const lateEntry: Condition = { zh: '补录', en: 'entered late', sql: 'late' };
const withoutTerm: Condition = { zh: '无办理期限', en: 'without a term', sql: 'due is null' };

const ofCases = {
  subject: 'cases',
  dimensions: ['result', 'applicantType', 'channel', 'section', 'timeliness'],
} as const;
const ofItems = { subject: 'items', dimensions: ['section', 'category', 'topic', 'timeliness'] } as const;
const ofReviews = { subject: 'reviews', dimensions: ['section', 'kind', 'outcome'] } as const;
const ofRemedies = { subject: 'remedies', dimensions: ['kind', 'outcome'] } as const;

/** Every indicator, as data: what is computed, shown and shared for other people's evaluation is made from this table alone. */
export const indicators: readonly Indicator[] = [
  {
    ...ofCases,
    id: 'applications.received',
    version: 1,
    label: { zh: '新收申请', en: 'Applications received' },
    definition: { zh: '按收到申请之日统计的申请件数', en: 'Applications by the date of receipt (Art 31)' },
    unit: 'count',
    date: 'receipt_date',
    numerator: every,
    denominator: every,
    exclusions: [],
  },
  {
    ...ofCases,
    id: 'applications.decided',
    version: 1,
    label: { zh: '办结申请', en: 'Applications decided' },
    definition: { zh: '按作出答复之日统计的办结件数', en: 'Applications by the date on which the result was issued' },
    unit: 'count',
    date: 'decided_on',
    numerator: every,
    denominator: every,
    exclusions: [],
  },
  {
    ...ofCases,
    id: 'applications.granted',
    version: 1,
    label: { zh: '公开率', en: 'Share granted' },
    definition: { zh: '予以公开和部分公开占办结件数的比例', en: 'Granted in full or in part, of all decided' },
    unit: 'share',
    date: 'decided_on',
    numerator: { zh: '予以公开或部分公开', en: 'granted in full or in part', sql: `result in ('3.1', '3.2')` },
    denominator: { zh: '已办结', en: 'decided', sql: 'true' },
    exclusions: [],
  },
  {
    ...ofCases,
    id: 'applications.onTime',
    version: 1,
    label: { zh: '按期办结率', en: 'Share decided in time' },
    definition: {
      zh: '在办理期限内（含依法延长）作出答复的比例，补录不计入',
      en: 'Decided by the last day of the term, as lawfully extended (Art 33); late entries count in neither part',
    },
    unit: 'share',
    date: 'decided_on',
    numerator: { zh: '未超过期限', en: 'not after the last day of the term', sql: 'decided_on <= due' },
    denominator: { zh: '已办结', en: 'decided', sql: 'true' },
    exclusions: [lateEntry, withoutTerm],
  },
  {
    ...ofCases,
    id: 'applications.extended',
    version: 1,
    label: { zh: '延期率', en: 'Share extended' },
    definition: {
      zh: '办结件中依法延长期限的比例',
      en: 'Decided after the term was extended (Art 33), of all decided',
    },
    unit: 'share',
    date: 'decided_on',
    numerator: { zh: '延长期限', en: 'the term was extended', sql: 'extended' },
    denominator: { zh: '已办结', en: 'decided', sql: 'true' },
    exclusions: [],
  },
  {
    ...ofCases,
    id: 'applications.corrected',
    version: 1,
    label: { zh: '补正率', en: 'Share asked to correct' },
    definition: { zh: '办结件中曾告知补正的比例', en: 'Decided after a correction notice (Art 30), of all decided' },
    unit: 'share',
    date: 'decided_on',
    numerator: { zh: '曾告知补正', en: 'a correction was asked for', sql: 'correction_noticed_on is not null' },
    denominator: { zh: '已办结', en: 'decided', sql: 'true' },
    exclusions: [],
  },
  {
    ...ofReviews,
    id: 'reviews.decided',
    version: 1,
    label: { zh: '审查结论', en: 'Reviews decided' },
    definition: {
      zh: '按作出结论之日统计的审查次数',
      en: 'Decisions of reviews by their date; a second review counts again',
    },
    unit: 'count',
    date: 'decided_on',
    numerator: every,
    denominator: every,
    exclusions: [],
  },
  {
    ...ofReviews,
    id: 'reviews.returned',
    version: 1,
    label: { zh: '审查退回率', en: 'Share returned by review' },
    definition: { zh: '审查结论中退回的比例', en: 'Sent back, of all decisions of reviews' },
    unit: 'share',
    date: 'decided_on',
    numerator: { zh: '退回', en: 'sent back', sql: `outcome = 'returned'` },
    denominator: { zh: '已有结论', en: 'decided', sql: 'true' },
    exclusions: [],
  },
  {
    ...ofItems,
    id: 'items.onTime',
    version: 1,
    label: { zh: '主动公开及时率', en: 'Share published in time' },
    definition: {
      zh: '应公开事项中在期限内首次公开的比例（第二十六条），补录、撤回和决定不公开的不计入',
      en: 'First published by the last day of its term (Art 26), of the items due; late entries, withdrawn and closed items count in neither part',
    },
    unit: 'share',
    date: 'publish_by',
    numerator: { zh: '未超过期限', en: 'not after the last day of the term', sql: 'published_on <= publish_by' },
    denominator: { zh: '应向社会公开', en: 'to be open to everybody', sql: `visibility = 'public'` },
    exclusions: [
      lateEntry,
      { zh: '撤回', en: 'withdrawn before publication', sql: `outcome is not distinct from 'withdrawn'` },
      { zh: '决定不公开', en: 'closed by review', sql: `outcome is not distinct from 'notOpen'` },
    ],
  },
  {
    ...ofRemedies,
    id: 'remedies.concluded',
    version: 1,
    label: { zh: '审结复议诉讼', en: 'Remedies concluded' },
    definition: {
      zh: '按审结之日统计的行政复议和行政诉讼件数',
      en: 'Reconsiderations and suits by the date of conclusion',
    },
    unit: 'count',
    date: 'concluded_on',
    numerator: every,
    denominator: every,
    exclusions: [],
  },
  {
    ...ofRemedies,
    id: 'remedies.corrected',
    version: 1,
    label: { zh: '纠错率', en: 'Share corrected by remedies' },
    definition: { zh: '审结的复议诉讼中结果纠正的比例', en: 'Corrected, of all remedies concluded' },
    unit: 'share',
    date: 'concluded_on',
    numerator: { zh: '结果纠正', en: 'corrected', sql: `outcome = 'corrected'` },
    denominator: { zh: '已审结', en: 'concluded', sql: 'true' },
    exclusions: [],
  },
];

export const indicatorNamed = (id: string): Indicator | undefined => indicators.find((one) => one.id === id);

/** The column of a dimension in the subjects' views. */
export const columnOf: Readonly<Record<Dimension, string>> = {
  result: 'result',
  applicantType: 'applicant_type',
  channel: 'channel',
  section: 'section',
  timeliness: 'timeliness',
  category: 'category',
  topic: 'topic',
  kind: 'kind',
  outcome: 'outcome',
};
