import { bilingual, html, type Html } from '@mingjian/portal-kit';
import {
  applicantColumns,
  applicants,
  blank,
  carriedForwardRow,
  carriedInRow,
  cellOfRow,
  cellOfTable2,
  formOf,
  legalPersons,
  litigation,
  notApplicable,
  printed,
  receivedRow,
  remedyGroups,
  results,
  table3Columns,
  table3Note,
  table4Columns,
  type FormRow,
  type Label,
  type PlacedCell,
  type ReportTables,
  type Table3Row,
} from '../../domain/index.js';
import type { Provenance } from '../report/assemble-report.js';
import { placeLabel } from './labels.js';

/** The address of what is behind a cell. */
export type CellLink = (place: PlacedCell) => string;

/** A figure linked to what it counts. A zero of tables 3 and 4 counts nothing, so it has no link. */
const figure = (place: PlacedCell, link: CellLink | null, { late = 0, columns = 1 } = {}): Html => {
  const { cell } = place;
  const { zh, en } = placeLabel(place);
  const text = printed(cell);
  const countsSomething = cell !== blank && cell !== notApplicable && (cell !== 0 || place.table === 2);
  const shown =
    countsSomething && link
      ? html`<a href="${link(place)}" aria-label="${text}，${zh} ${en}">${text}</a>`
      : html`<span>${cell === blank ? hidden(notStated) : text}</span>`;
  return html`<td class="figure" colspan="${columns}">${shown}${late > 0 && lateMark(late)}</td>`;
};

const hidden = (label: Label): Html => html`<span class="hidden">${bilingual(label)}</span>`;
const lateMark = (count: number): Html =>
  html` <span class="mark">${bilingual({ zh: `补录${count}`, en: `late ${count}` })}</span>`;
const notStated: Label = { zh: '未填报', en: 'Not stated' };

/** 二、主动公开政府信息情况 in the form of the year. The figures of a block share the width of three. */
export const renderTable2 = (tables: ReportTables, link: CellLink | null): Html =>
  html` <div class="scroll" role="region" tabindex="0" aria-label="表格 Table">
    <table>
      <caption>
        ${bilingual({ zh: '二、主动公开政府信息情况', en: '2. Information disclosed proactively' })}
      </caption>
      ${formOf(tables.year).table2.map(({ heading, columns, rows }) => {
        const width = (index: number): number => (index === 0 ? 4 - columns.length : 1);
        return html` <tbody>
          <tr>
            <th scope="rowgroup" colspan="4">${bilingual(heading)}</th>
          </tr>
          <tr>
            <th scope="col">${bilingual({ zh: '信息内容', en: 'Subject' })}</th>
            ${columns.map(({ label }, index) => html`<th scope="col" colspan="${width(index)}">${bilingual(label)}</th>`)}
          </tr>
          ${rows.map(
            (row) =>
              html`<tr>
                <th scope="row">${bilingual(row.label)}</th>
                ${columns.map((column, index) => {
                  const cell = cellOfTable2(tables, row.code, column.code);
                  return figure({ table: 2, row: row.code, column: column.code, cell }, link, {
                    columns: width(index),
                  });
                })}
              </tr> `,
          )}
        </tbody>`;
      })}
    </table>
  </div>`;

/** 三、收到和处理政府信息公开申请情况, in the official layout of the year's form. */
export const renderTable3 = (
  { year, table3 }: ReportTables,
  link: CellLink | null,
  { late, imported }: Provenance,
): Html => {
  // What a form has as one row has its cases behind the rows of the record, so it leads nowhere.
  const figures = ({ code: row, of }: Pick<FormRow, 'code' | 'of'>): readonly Html[] =>
    table3Columns.map(({ code: column }) =>
      figure({ table: 3, row, column, cell: cellOfRow(table3, { of }, column) }, of.length === 1 ? link : null, {
        late: of.reduce((sum, one) => sum + (late[`${one} ${column}`] ?? 0), 0),
      }),
    );
  const groups = formOf(year).results;
  const importedMark = (count: number): Html | false =>
    count > 0 &&
    html` <span class="mark"
      >${bilingual({ zh: `其中期初导入数 ${count}`, en: `of which imported opening balance ${count}` })}</span
    >`;
  const wholeRow = ({ code, label }: { readonly code: Table3Row; readonly label: Label }, count = 0): Html =>
    html`<tr>
      <th scope="row" colspan="3">${bilingual(label)}${importedMark(count)}</th>
      ${figures({ code, of: [code] })}
    </tr>`;
  const resultCount = groups.reduce((total, { rows }) => total + rows.length, 0);
  const [firstColumn, ...otherColumns] = applicantColumns;

  return html` <div class="scroll" role="region" tabindex="0" aria-label="表格 Table">
    <table>
      <caption>
        ${bilingual({ zh: '三、收到和处理政府信息公开申请情况', en: '3. Applications received and handled' })}
      </caption>
      <thead>
        <tr>
          <th rowspan="3" colspan="3" scope="col">${bilingual(table3Note)}</th>
          <th colspan="7" scope="colgroup">${bilingual(applicants)}</th>
        </tr>
        <tr>
          <th rowspan="2" scope="col">${bilingual(firstColumn.label)}</th>
          <th colspan="5" scope="colgroup">${bilingual(legalPersons)}</th>
          <th rowspan="2" scope="col">${bilingual({ zh: '总计', en: 'Total' })}</th>
        </tr>
        <tr>
          ${otherColumns.map(({ label }) => html`<th scope="col">${bilingual(label)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${wholeRow(receivedRow)} ${wholeRow(carriedInRow, imported.P)}
        ${groups.flatMap(({ heading, rows }, groupIndex) =>
          rows.map((row, index) => {
            const section =
              groupIndex === 0 &&
              index === 0 &&
              html`<th scope="rowgroup" rowspan="${resultCount}">${bilingual(results)}</th>`;
            const group =
              heading && index === 0 && html`<th scope="rowgroup" rowspan="${rows.length}">${bilingual(heading)}</th>`;
            const name = html`<th scope="row" colspan="${heading ? 1 : 2}">${bilingual(row.label)}</th>`;
            return html`<tr>
              ${section}${group}${name}${figures(row)}
            </tr> `;
          }),
        )}
        ${wholeRow(carriedForwardRow, imported.F)}
      </tbody>
    </table>
  </div>`;
};

/** 四、政府信息公开行政复议、行政诉讼情况: one row of 15 figures. */
export const renderTable4 = ({ table4 }: ReportTables, link: CellLink | null): Html => {
  const [reconsideration, ...suits] = remedyGroups;
  return html` <div class="scroll" role="region" tabindex="0" aria-label="表格 Table">
    <table>
      <caption>
        ${bilingual({ zh: '四、政府信息公开行政复议、行政诉讼情况', en: '4. Reconsideration and litigation' })}
      </caption>
      <thead>
        <tr>
          <th rowspan="2" colspan="5" scope="colgroup">${bilingual(reconsideration.label)}</th>
          <th colspan="10" scope="colgroup">${bilingual(litigation)}</th>
        </tr>
        <tr>
          ${suits.map(({ label }) => html`<th colspan="5" scope="colgroup">${bilingual(label)}</th>`)}
        </tr>
        <tr>
          ${remedyGroups.flatMap(() => table4Columns.map(({ label }) => html`<th scope="col">${bilingual(label)}</th>`))}
        </tr>
      </thead>
      <tbody>
        <tr>
          ${remedyGroups.flatMap(({ code: row }) =>
            table4Columns.map(({ code: column }) => figure({ table: 4, row, column, cell: table4[row][column] }, link)),
          )}
        </tr>
      </tbody>
    </table>
  </div>`;
};
