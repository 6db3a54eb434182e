import { bilingual, type Here, html, renderTemplatePage } from '@mingjian/portal-kit';
import type { Label } from '../../domain/index.js';

export interface IndexPage {
  readonly organs: readonly { readonly id: string; readonly name: Label }[];
  /** The latest first. */
  readonly years: readonly number[];
  readonly here: Here;
}

/** Where the reports are: every organ with its years. */
export const renderIndexPage = ({ organs, years, here }: IndexPage): string =>
  renderTemplatePage({
    title: { zh: '政府信息公开工作年度报告', en: 'Annual reports on government information disclosure' },
    here,
    block: 'reports',
    kind: {
      is: 'column',
      name: '政府信息公开年报',
      description: `${here.site.name}：各机关历年政府信息公开工作年度报告`,
      keywords: ['政府信息公开', '年度报告'],
      type: '政府信息公开',
    },
    body: html`<p>
        <a href="/reports/statistics">${bilingual({ zh: '政府信息公开统计', en: 'Disclosure in figures' })}</a>
      </p>
      ${
        organs.length === 0
          ? html`<p>${bilingual({ zh: '尚无机关', en: 'There is no organ yet' })}</p>`
          : html`<ul>
              ${organs.map(
                ({ id, name }) =>
                  html`<li id="${id}">
                    ${bilingual(name)}：${years.map((year) => html`<a href="/reports/${id}/${year}">${year}</a> `)}
                  </li>`,
              )}
            </ul>`
      }`,
  });
