import {
  rules,
  verdictLabels,
  verdictPlace,
  type Label,
  type Verdict,
} from '@mingjian/reporting-service/annual-report';
import { aligned } from '../cli/answer.js';
import { decides, worstOf, type Examined, type Outcome } from './examine.js';

/** For people: each report by rule, with verdict, place and detail of what was found; the verdict last. */
export const linesOf = (examined: readonly Examined[]): readonly string[] => {
  const count = examined.length;
  const worst = worstOf(examined.map(({ verdict }) => verdict));
  return [
    ...examined.flatMap((one, index) => [...(index > 0 ? [''] : []), ...linesOfReport(one)]),
    ...(count > 1
      ? ['', `共 ${count} 份年报，总结论 Verdict on all ${count} reports: ${both(verdictLabels[worst])}`]
      : []),
  ];
};

const linesOfReport = ({ report, findings, verdict }: Examined): readonly string[] => {
  const { id, body, year } = report;
  return [
    body === undefined || year === undefined ? id : `${body} ${year} (${id})`,
    '',
    ...rules.flatMap((rule) => {
      const own = findings.filter((finding) => finding.rule === rule.id);
      return [
        `${rule.id.padEnd(INDENT.length)}${rule.label.zh}${own.some(decides) ? '' : '（不计入结论 not counted）'}`,
        `${INDENT}${rule.label.en}`,
        ...aligned(shortened(own).map(cellsOf)).map((line) => `${INDENT}${line}`),
      ];
    }),
    '',
    `结论 Verdict: ${both(verdictLabels[verdict])}`,
  ];
};

const INDENT = ' '.repeat(5);

const SHOWN = 7;

/** Of findings that differ by their place alone, the first few and how many more there are. */
const shortened = (findings: readonly Verdict[]): readonly (Verdict | More)[] => {
  const nameOf = ({ verdict, detail }: Verdict): string => `${verdict} ${detail.zh}`;
  return [...new Set(findings.map(nameOf))].flatMap((name) => {
    const alike = findings.filter((finding) => nameOf(finding) === name);
    const more = alike.length - SHOWN;
    return more > 1 ? [...alike.slice(0, SHOWN), { more }] : alike;
  });
};

interface More {
  readonly more: number;
}

const cellsOf = (finding: Verdict | More): readonly string[] => {
  if ('more' in finding) return ['…', `另有 ${finding.more} 处 and ${finding.more} more`, ''];
  const { verdict, detail } = finding;
  const place = verdictPlace(finding);
  return [
    both((decides(finding) ? verdictLabels : warnings)[verdict]),
    place === null ? '—' : both(place),
    verdict === 'pass' ? '' : both(detail),
  ];
};

const warnings: Readonly<Record<Outcome, Label>> = { ...verdictLabels, fail: { zh: '提醒', en: 'Warning' } };

const both = ({ zh, en }: Label): string => (zh === en ? zh : `${zh} ${en}`);
