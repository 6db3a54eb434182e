import { eventLabel } from '@mingjian/contracts';
import { html } from '@mingjian/service-kit/html';
import { bilingual, renderDocument } from '@mingjian/service-kit/page';
import type { RecordedFact } from '../../history.js';

export interface ListedFile {
  readonly path: string;
  readonly title: string;
  readonly bytes: Uint8Array;
}

export interface CaseFilePage {
  readonly number: string;
  readonly files: readonly ListedFile[];
  readonly facts: readonly RecordedFact[];
  readonly simulated: boolean;
}

/** 卷宗目录: the page to begin with; its links lead into the unpacked archive. */
export const caseFilePage = ({ number, files, facts, simulated }: CaseFilePage): string =>
  renderDocument({
    title: { zh: `卷宗目录 ${number}`, en: 'Case file' },
    simulated,
    body: html`<h2>${bilingual({ zh: '文件', en: 'Files' })}</h2>
      <ol>
        ${files.map(({ path, title }) => html`<li><a href="${path}">${title}</a> <span class="en">${path}</span></li> `)}
      </ol>
      <h2>${bilingual({ zh: '办理过程', en: 'Timeline' })}</h2>
      <ol>
        ${facts.map(
          ({ event, on, sequence }) =>
            html`<li>
              <time datetime="${on}">${on}</time> ${bilingual(eventLabel(event.type))}
              <span class="en">intake #${sequence}</span>
            </li> `,
        )}
      </ol>
      <p>
        ${bilingual({ zh: '各文件的 SHA-256 见 manifest.json 和 SHA256SUMS', en: 'Digests are in manifest.json and SHA256SUMS' })}
      </p>`,
  });
