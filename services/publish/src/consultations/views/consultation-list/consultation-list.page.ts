import type { CivilDate } from '@mingjian/core';
import { html, type HtmlValue } from '@mingjian/service-kit/html';
import { renderDocument } from '@mingjian/service-kit/page';
import type { ConsultationEntry, NamedDocument } from './consultation-list.query.js';

interface ConsultationsPage {
  readonly consultations: readonly ConsultationEntry[];
  readonly organName: (organ: string) => string;
  readonly today: CivilDate;
  readonly simulated: boolean;
}

/** 意见征集: what the public is asked about, and what became of it. */
export const consultationsPage = ({ consultations, organName, today, simulated }: ConsultationsPage): string =>
  renderDocument({
    title: { zh: '决策预公开和意见征集', en: 'Consultations on decisions' },
    back: { href: '/portal', label: { zh: '目录', en: 'Catalogue' } },
    simulated,
    body: html`<table>
      <thead>
        <tr>
          <th scope="col">草案</th>
          <th scope="col">机关</th>
          <th scope="col">征求意见期限</th>
          <th scope="col">意见</th>
          <th scope="col">采纳 / 部分采纳 / 未采纳</th>
          <th scope="col">采纳情况</th>
          <th scope="col">决策</th>
        </tr>
      </thead>
      <tbody>
        ${consultations.map(
          (entry) =>
            html`<tr>
              <td>${link(entry.draft)}</td>
              <td>${organName(entry.organ)}</td>
              <td>${periodOf(entry, today)}</td>
              <td>${entry.comments}</td>
              <td>${entry.adopted} / ${entry.partlyAdopted} / ${entry.notAdopted}</td>
              <td>${link(entry.feedback)}</td>
              <td>${link(entry.decision)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`,
  });

const periodOf = ({ opensOn, closesOn, shortened }: ConsultationEntry, today: CivilDate): string =>
  `${opensOn} 至 ${closesOn}${closesOn < today ? '（已截止）' : ''}${shortened ? '（期限缩短）' : ''}`;

const link = (document: NamedDocument | null): HtmlValue =>
  document && html`<a href="/portal/item?index=${encodeURIComponent(document.indexNumber)}">${document.title}</a>`;
