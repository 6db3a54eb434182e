import type { Form, FormRow } from './form.js';
import { resultGroups, type Label, type Table2Block } from './form2021.js';

/**
 * The trial form of 2019, of the reports of 2019 and 2020. Its table 3 has one row （六）其他处理 where that of 2021 has three; its table 2
 * asks for numbers that the record does not count, which stay blank: only 处理决定数量 is asked for in the same words. The labels of table 2 are
 * written from published reports and not verified against the circular.
 */
const labelled = (code: string, zh: string, en: string) => ({ code, label: { zh, en } });

const article20 = (item: string, number: number): Label => ({
  zh: `第二十条第（${item}）项`,
  en: `Article 20 (${number})`,
});

const lastYear = labelled('lastYear', '上一年项目数量', 'Items last year');
const change = labelled('change', '本年增/减', 'More or fewer this year');
const withDecisions = [lastYear, change, labelled('decisions', '处理决定数量', 'Decisions')];

const table2: readonly Table2Block[] = [
  {
    heading: article20('一', 1),
    columns: [
      labelled('newlyMade', '本年新制作数量', 'Newly made this year'),
      labelled('newlyDisclosed', '本年新公开数量', 'Newly disclosed this year'),
      labelled('disclosed', '对外公开总数量', 'Disclosed in all'),
    ],
    rows: [
      labelled('regulations', '规章', 'Government rules'),
      labelled('normativeDocuments', '规范性文件', 'Normative documents'),
    ],
  },
  {
    heading: article20('五', 5),
    columns: withDecisions,
    rows: [
      labelled('licensing', '行政许可', 'Administrative licences'),
      labelled('otherServices', '其他对外管理服务事项', 'Other services to the public'),
    ],
  },
  {
    heading: article20('六', 6),
    columns: withDecisions,
    rows: [
      labelled('punishment', '行政处罚', 'Administrative penalties'),
      labelled('coercion', '行政强制', 'Administrative coercion'),
    ],
  },
  {
    heading: article20('八', 8),
    columns: [lastYear, change],
    rows: [labelled('adminFees', '行政事业性收费', 'Administrative fees')],
  },
  {
    heading: article20('九', 9),
    columns: [labelled('projects', '采购项目数量', 'Purchases'), labelled('amount', '采购总金额', 'Purchased for')],
    rows: [labelled('procurement', '政府集中采购', 'Central procurement')],
  },
];

/** （六）其他处理 as one row. */
const other: FormRow = {
  code: '3.6',
  label: { zh: '（六）其他处理', en: '(6) Other' },
  of: ['3.6.1', '3.6.2', '3.6.3'],
};

export const form2019: Form = {
  id: '2019',
  firstYear: 2019,
  source: '2019年试行表式',
  table2,
  results: resultGroups.map(({ heading, rows }) =>
    rows.some(({ code }) => other.of.includes(code))
      ? { heading: null, rows: [other] }
      : { heading, rows: rows.map(({ code, label }) => ({ code, label, of: [code] })) },
  ),
};
