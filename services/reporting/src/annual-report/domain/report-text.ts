import { reportTextParts, type ReportTextPart } from '@mingjian/contracts';
import type { Label } from './form2021.js';

/** What people write: the five themes of part 一, part 五 and part 六. A part that nobody wrote is empty. */
export type ReportText = Readonly<Record<ReportTextPart, string>>;

export const emptyText = Object.fromEntries(reportTextParts.map((part) => [part, ''])) as ReportText;

export const writtenParts = (text: ReportText): readonly ReportTextPart[] =>
  reportTextParts.filter((part) => text[part].trim() !== '');

/** Headings of the 2021 form, and the themes that it asks part 一 for. */
export const textLabels: Readonly<Record<ReportTextPart, Label>> = {
  proactiveDisclosure: { zh: '主动公开', en: 'Proactive disclosure' },
  onApplication: { zh: '依申请公开', en: 'Disclosure on application' },
  informationManagement: { zh: '政府信息管理', en: 'Information management' },
  platform: { zh: '政府信息公开平台建设', en: 'Platform' },
  supervision: { zh: '监督保障', en: 'Supervision and guarantee' },
  problems: { zh: '五、存在的主要问题及改进情况', en: '5. Problems and improvement' },
  others: { zh: '六、其他需要报告的事项', en: '6. Other matters' },
};
