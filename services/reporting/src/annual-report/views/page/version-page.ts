import { bilingual, type Here, html, type Html, renderTemplatePage } from '@mingjian/portal-kit';
import {
  closingParts,
  partLabels,
  referableOf,
  ruleLabel,
  textLabels,
  themes,
  type Label,
  type Verdict,
} from '../../domain/index.js';
import type { ReadReport } from '../annual-report/annual-report.view.js';
import { reportPhaseLabels } from './labels.js';
import { renderVerdicts } from './report-page.js';
import { renderTable2, renderTable3, renderTable4, type CellLink } from './tables.js';

export interface VersionPage {
  readonly organ: Label;
  readonly report: ReadReport;
  readonly link: CellLink;
  readonly here: Here;
}

/** One version of the report with its six parts, the examination and signed explanations, and what its figures rest on. */
export const renderVersionPage = ({ organ, report, link, here }: VersionPage): string => {
  const { year, version, phase } = report;
  const { tables } = referableOf(report);
  const provenance = { openings: [], imported: { P: 0, F: 0 }, late: {}, previous: report.previous };
  const labels = reportPhaseLabels[phase];
  return renderTemplatePage({
    title: {
      zh: `${organ.zh}${year}年政府信息公开工作年度报告`,
      en: `${organ.en}: annual report on government information disclosure, ${year}`,
    },
    here,
    block: 'reports',
    body: html`<p>
        ${bilingual({ zh: `第${version}版，${labels.zh}`, en: `Version ${version}, ${labels.en.toLowerCase()}` })}
      </p>
      <section aria-labelledby="general">
        <h2 id="general">${bilingual(partLabels.general)}</h2>
        ${themes.map(
          (part) =>
            html`<h3>${bilingual(textLabels[part])}</h3>
              ${paragraphs(report.reading[part])}`,
        )}
      </section>
      ${renderTable2(tables, link)} ${renderTable3(tables, link, provenance)} ${renderTable4(tables, link)}
      ${closingParts.map(
        (part) =>
          html`<section>
            <h2>${bilingual(textLabels[part])}</h2>
            ${paragraphs(report.reading[part])}
          </section>`,
      )}
      ${renderVerdicts(report.examination as readonly Verdict[])} ${renderWaivers(report)} ${renderCut(report)}`,
  });
};

const paragraphs = (text: string): readonly Html[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => html`<p lang="zh-Hans">${line}</p>`);

const renderWaivers = ({ waivers }: ReadReport): Html | false =>
  waivers.length > 0 &&
  html`<section aria-labelledby="waivers">
    <h2 id="waivers">${bilingual({ zh: '书面说明', en: 'Signed explanations' })}</h2>
    <ul>
      ${waivers.map(
        ({ rule, reason, by, on }) =>
          html`<li>${rule} ${bilingual(ruleLabel(rule as Verdict['rule']))}：${reason}（${by}，${on}）</li>`,
      )}
    </ul>
  </section>`;

const renderCut = ({ cut, digest }: ReadReport): Html =>
  html`<section aria-labelledby="cut">
    <h2 id="cut">${bilingual({ zh: '数据截面', en: 'Cut of the record' })}</h2>
    <ul>
      ${Object.entries(cut).map(([source, sequence]) => html`<li>${source} ${sequence}</li>`)}
      <li>SHA-256 ${digest}</li>
    </ul>
  </section>`;
