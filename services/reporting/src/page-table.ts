import { bilingual, html, type Html, type HtmlValue } from '@mingjian/portal-kit';

/** A table of a page that staff read, in a frame that can be scrolled; says so where it has no row. */
export const pageTable = (headings: readonly HtmlValue[], rows: readonly (readonly HtmlValue[])[]): Html =>
  html` <div class="scroll" role="region" tabindex="0" aria-label="表格 Table">
      <table>
        <thead>
          <tr>
            ${headings.map((heading) => html`<th scope="col">${heading}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (cells) =>
              html`<tr>
                ${cells.map((cell) => html`<td>${cell}</td>`)}
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
    ${rows.length === 0 && html`<p>${bilingual({ zh: '没有记录', en: 'Nothing here' })}</p>`}`;
