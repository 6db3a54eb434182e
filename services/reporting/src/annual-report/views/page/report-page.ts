import { bilingual, type Here, html, type Html, renderTemplatePage } from '@mingjian/portal-kit';
import { ruleLabel, type Label, type Verdict } from '../../domain/index.js';
import type { AssembledReport, Provenance } from '../report/assemble-report.js';
import { knownForm, knownNote, type Then } from './known.js';
import { severityLabels, verdictLabels, verdictPlace } from './labels.js';
import { renderTable2, renderTable3, renderTable4, type CellLink } from './tables.js';

export interface ReportPage {
  /** The organ's name, or what the roll-up covers. */
  readonly organ: Label;
  readonly report: AssembledReport;
  /** Null: the reader may not see cases, and a way to them would be a dead end. */
  readonly link: CellLink | null;
  readonly then: Then;
  readonly here: Here;
}

/** Parts 二 to 四 of the annual report as a page: the tables in their official layout, the verdicts, the provenance. */
export const renderReportPage = ({ organ, report, link, then, here }: ReportPage): string => {
  const { tables, verdicts, provenance } = report;
  return renderTemplatePage({
    title: {
      zh: `${organ.zh}${tables.year}年政府信息公开工作年度报告`,
      en: `${organ.en}: annual report on government information disclosure, ${tables.year}`,
    },
    here,
    block: 'reports',
    back: { href: '/reports', label: { zh: '政府信息公开年报', en: 'Annual reports' } },
    kind: {
      is: 'column',
      name: `${organ.zh}${tables.year}年政府信息公开工作年度报告`,
      description: `${organ.zh}${tables.year}年政府信息公开工作年度报告`,
      keywords: ['政府信息公开', '年度报告', organ.zh],
      type: '政府信息公开年报',
    },
    body: html` ${knownNote(then.known)} ${renderTable2(tables, link)} ${renderTable3(tables, link, provenance)}
    ${renderTable4(tables, link)} ${renderVerdicts(verdicts)} ${renderProvenance(provenance, link !== null)}
    ${knownForm(then)}`,
  });
};

/** C1–C13 with what each says. */
export const renderVerdicts = (verdicts: readonly Verdict[]): Html =>
  html` <section aria-labelledby="verdicts">
    <h2 id="verdicts">${bilingual({ zh: '勾稽关系核对', en: 'Consistency checks' })}</h2>
    <div class="scroll" role="region" tabindex="0" aria-label="表格 Table">
      <table>
        <thead>
          <tr>
            ${[
              { zh: '规则', en: 'Rule' },
              { zh: '结论', en: 'Verdict' },
              { zh: '位置', en: 'Place' },
              { zh: '说明', en: 'Detail' },
            ].map((label) => html`<th scope="col">${bilingual(label)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${verdicts.map((verdict) => {
            const place = verdictPlace(verdict);
            const failed = verdict.verdict === 'fail';
            return html`<tr>
              <th scope="row">${verdict.rule} ${bilingual(ruleLabel(verdict.rule))}</th>
              <td class="${verdict.verdict}">
                ${bilingual(verdictLabels[verdict.verdict])}${failed && html`<br />${bilingual(severityLabels[verdict.severity])}`}
              </td>
              <td>${place && bilingual(place)}</td>
              <td>${bilingual(verdict.detail)}</td>
            </tr> `;
          })}
        </tbody>
      </table>
    </div>
  </section>`;

const renderProvenance = ({ openings, previous }: Provenance, follows: boolean): Html =>
  html` <section aria-labelledby="provenance">
    <h2 id="provenance">${bilingual({ zh: '数据来源', en: 'Where the figures come from' })}</h2>
    <ul>
      <li>
        ${bilingual(
          follows
            ? {
                zh: '各单元格由办理事件生成，可点击数字查看对应件',
                en: 'Every figure follows from events; follow a number to its cases',
              }
            : {
                zh: '各单元格由办理事件生成；每个数字对应的办理件涉及申请人，由有权查看的工作人员在工作台逐件核对',
                en: 'Every figure follows from events; the cases behind it concern applicants, and are looked at by staff who hold a right to see them',
              },
        )}
      </li>
      <li>
        ${bilingual(
          previous === 'published'
            ? { zh: '上年度数据取自已发布的报告', en: 'Last year’s figures are those of its published report' }
            : { zh: '上年度数据由系统计算', en: 'Last year’s figures are computed' },
        )}
      </li>
      ${openings.map(
        ({ organ, year, version, source }) =>
          html`<li>
            <span class="mark">${bilingual({ zh: '期初导入数', en: 'imported opening balance' })}</span>
            ${organ}，${bilingual({
              zh: `${year}年末，第${version}版，来源：${source}`,
              en: `end of ${year}, version ${version}, source: ${source}`,
            })}
          </li> `,
      )}
    </ul>
  </section>`;
