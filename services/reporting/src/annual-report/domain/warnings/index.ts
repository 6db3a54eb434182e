import { reportTextParts } from '@mingjian/contracts';
import { rules } from '../checks/index.js';
import type { Finding, RuleId, Verdict, WarningId } from '../checks/rule.js';
import { notAssessable } from '../checks/rule.js';
import type { Label } from '../form2021.js';
import type { ReportText } from '../report-text.js';
import type { ReportTables } from '../tables.js';
import { plausibilityFindings } from './plausibility.js';
import { similarityFindings, type Neighbour } from './similar-reports.js';
import type { ReportSettings } from './settings.js';

export { settingsOf, type ReportSettings } from './settings.js';
export { similaritiesOf, type Neighbour, type Similarity } from './similar-reports.js';

/** What a text is held against beside its tables; without settings no warning can be assessed. */
export interface Surroundings {
  readonly neighbours: readonly Neighbour[];
  readonly settings: ReportSettings | undefined;
}

/** Where nobody has set anything and no other report is known. */
export const nothingAround: Surroundings = { neighbours: [], settings: undefined };

export const warningLabels: Readonly<Record<WarningId, Label>> = {
  W1: {
    zh: '正文不与上年或其他机关的报告雷同',
    en: 'The text is not that of last year’s report or of another organ’s',
  },
  W2: { zh: '正文和表二的数字合乎常理', en: 'Figures of the text and of table 2 are plausible' },
};

const unset = notAssessable('未设定参数', 'Nobody has set from where on');

/** W1 and W2 of a text as it reads. */
export const warningsOn = (
  { text, reading, tables }: { readonly text: ReportText; readonly reading: ReportText; readonly tables: ReportTables },
  { neighbours, settings }: Surroundings,
): readonly Verdict[] => {
  const verdicts = (rule: WarningId, findings: readonly Finding[]): readonly Verdict[] =>
    findings.length === 0
      ? [{ rule, severity: 'warn', verdict: 'pass', detail: { zh: '符合', en: 'Holds' } }]
      : findings.map((finding) => ({ rule, severity: 'warn', ...finding }));
  const all = reportTextParts.map((part) => reading[part]).join('\n');
  return [
    ...verdicts('W1', settings ? similarityFindings(text, neighbours, settings) : [unset]),
    ...verdicts('W2', settings ? plausibilityFindings(all, tables, settings) : [unset]),
  ];
};

/** What a rule or a warning asks for, in words. */
export const ruleLabel = (id: RuleId): Label =>
  id in warningLabels
    ? warningLabels[id as WarningId]
    : (rules.find((rule) => rule.id === id)?.label ?? { zh: id, en: id });
