import { bilingual, type Here, html, type Html, renderTemplatePage } from '@mingjian/portal-kit';
import { textLabels, type Label } from '../../domain/index.js';
import type { ReadSimilarity } from './similarity.view.js';

export interface SimilarityPage {
  readonly organ: Label;
  readonly year: number;
  readonly version: number;
  readonly nameOf: (organ: string) => Label;
  readonly similarity: ReadSimilarity;
  readonly here: Here;
}

/** How much of a report's text stands in others, with the passages themselves. */
export const renderSimilarityPage = ({ organ, year, version, nameOf, similarity, here }: SimilarityPage): string =>
  renderTemplatePage({
    title: {
      zh: `${organ.zh}${year}年度报告第${version}版 雷同比对`,
      en: `${organ.en}: annual report ${year}, version ${version}, compared with others`,
    },
    here,
    block: 'reports',
    body: similarity.compared
      ? similarity.reports.map((one) => sectionOf(nameOf(one.organ), one))
      : html`<p class="notice">
          ${bilingual({ zh: '正文太短，或尚未设定比对标准，未作比对', en: 'Not compared: the text is too short, or nobody has set from where on' })}
        </p>`,
  });

const sectionOf = (organ: Label, { year, kind, percent, threshold, pointedAt, passages }: Compared): Html =>
  html`<section>
    <h2>
      ${bilingual({ zh: `${organ.zh}${year}年度报告`, en: `${organ.en}, report on ${year}` })}${
        kind === 'lastYear' && html` <span class="mark">${bilingual({ zh: '上年度', en: 'last year' })}</span>`
      }
    </h2>
    <p class="${pointedAt ? 'fail' : 'pass'}">
      ${bilingual({ zh: `相同部分 ${percent}%（标准 ${threshold}%）`, en: `${percent}% the same (from ${threshold}% on too much)` })}
    </p>
    ${
      passages.length > 0 &&
      html`<ul>
        ${passages.map(
          ({ part, from, to, text }) =>
            html`<li>
              ${bilingual(textLabels[part])} ${from}–${to}
              <blockquote lang="zh-Hans">${text}</blockquote>
            </li>`,
        )}
      </ul>`
    }
  </section>`;

type Compared = ReadSimilarity['reports'][number];
