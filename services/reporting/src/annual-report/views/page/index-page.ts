import { html } from '@mingjian/service-kit/html';
import { bilingual, renderDocument } from '@mingjian/service-kit/page';
import type { Label } from '../../domain/index.js';

export interface IndexPage {
  readonly organs: readonly { readonly id: string; readonly name: Label }[];
  /** The latest first. */
  readonly years: readonly number[];
  readonly simulated: boolean;
}

/** Where the reports are: every organ with its years. */
export const renderIndexPage = ({ organs, years, simulated }: IndexPage): string =>
  renderDocument({
    title: { zh: '政府信息公开工作年度报告', en: 'Annual reports on government information disclosure' },
    simulated,
    body:
      organs.length === 0
        ? html`<p>${bilingual({ zh: '尚无机关', en: 'There is no organ yet' })}</p>`
        : html`<ul>
            ${organs.map(
              ({ id, name }) =>
                html`<li>
                  ${bilingual(name)}：${years.map((year) => html`<a href="/reports/${id}/${year}">${year}</a> `)}
                </li>`,
            )}
          </ul>`,
  });
