import { bilingual, type Here, html, type Html, type HtmlValue, renderTemplatePage } from '@mingjian/portal-kit';
import { pageTable } from '../../../page-table.js';
import type { Label, ReportPhase } from '../../domain/index.js';
import { reportPhaseLabels } from '../page/labels.js';
import { renderVerdicts } from '../page/report-page.js';
import type { ReadReporters } from './reporters.view.js';

export interface ReportersPage {
  readonly read: ReadReporters;
  readonly nameOf: (organ: string) => Label;
  readonly here: Here;
}

type Told = ReadReporters['reporters'][number];

const headings: readonly Label[] = [
  { zh: '机关', en: 'Organ' },
  { zh: '报送期限', en: 'Due' },
  { zh: '报告', en: 'Report' },
  { zh: '报送日期', en: 'Submitted' },
  { zh: '公布日期', en: 'Published' },
  { zh: '情况', en: 'Standing' },
  { zh: '提醒', en: 'Reminded' },
];

/** Who owes a report on a year, how far each is, and whether the aggregated report is the sum of its parts. */
export const renderReportersPage = ({ read, nameOf, here }: ReportersPage): string => {
  const { organ, year, reporters, missing, late, rollUp } = read;
  const name = nameOf(organ);
  return renderTemplatePage({
    title: { zh: `${name.zh}${year}年度报告报送情况`, en: `${name.en}: who reported on ${year}` },
    back: {
      href: `/reports/${organ}/${year}`,
      label: { zh: `${name.zh}${year}年度报告`, en: `${name.en}: report on ${year}` },
    },
    here,
    block: 'reports',
    body: html`<p>
        ${bilingual({
          zh: `应报 ${reporters.length} 家，未报 ${missing.length} 家，迟报 ${late.length} 家`,
          en: `${reporters.length} owe a report, ${missing.length} missing, ${late.length} late`,
        })}
      </p>
      ${pageTable(
        headings.map((heading) => bilingual(heading)),
        reporters.map((one) => rowOf(nameOf(one.organ), year, one)),
      )}
      ${rollUp && renderRollUp(rollUp, nameOf)}`,
  });
};

const rowOf = (organ: Label, year: number, told: Told): readonly HtmlValue[] => {
  const { report, due, reminded } = told;
  return [
    bilingual(organ),
    due,
    report &&
      html`<a href="/reports/${told.organ}/${year}/versions/${report.version}"
        >${bilingual({
          zh: `第${report.version}版，${phaseOf(report.phase).zh}`,
          en: `version ${report.version}, ${phaseOf(report.phase).en.toLowerCase()}`,
        })}</a
      >`,
    report?.submittedOn,
    report?.publishedOn,
    standingOf(told),
    reminded.map(({ on }) => html`${on} `),
  ];
};

const phaseOf = (phase: string): Label => reportPhaseLabels[phase as ReportPhase] ?? { zh: phase, en: phase };

const standingOf = ({ overdue, missing, report }: Told): Html => {
  if (overdue) return html`<span class="fail">${bilingual({ zh: '逾期未报', en: 'overdue' })}</span>`;
  if (missing) return bilingual({ zh: '未报', en: 'missing' });
  return report?.late === true
    ? html`<span class="fail">${bilingual({ zh: '迟报', en: 'late' })}</span>`
    : bilingual({ zh: '按期', en: 'in time' });
};

const renderRollUp = (
  { parts, without, verdicts }: NonNullable<ReadReporters['rollUp']>,
  nameOf: (organ: string) => Label,
): Html =>
  html`<h2>${bilingual({ zh: '汇总核对', en: 'The sum of its parts' })}</h2>
    <p>
      ${
        without.length > 0
          ? bilingual({
              zh: `尚缺 ${without.map((organ) => nameOf(organ).zh).join('、')} 的审定报告，无法核对`,
              en: `Open while no approved report is there of ${without.map((organ) => nameOf(organ).en).join(', ')}`,
            })
          : bilingual({ zh: `与本级及 ${parts} 份下级报告核对`, en: `Held against its own part and ${parts} reports` })
      }
    </p>
    ${verdicts.length > 0 && renderVerdicts(verdicts)}`;
