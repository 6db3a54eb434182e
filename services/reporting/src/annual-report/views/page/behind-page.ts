import {
  bilingual,
  type Here,
  html,
  type Html,
  type HtmlValue,
  renderTemplatePage,
  type TemplatePage,
} from '@mingjian/portal-kit';
import type { Label, PlacedCell } from '../../domain/index.js';
import type { CaseRow, CasesOfCell } from '../cells/cases-of-cell.js';
import type { Page } from '../cells/paging.js';
import type { RemedyRow } from '../cells/remedies-of-cell.js';
import type { TallyRow } from '../cells/tallies-of-cell.js';
import type { Known } from '../../../known-at.js';
import { pageTable } from '../../../page-table.js';
import { knownNote } from './known.js';
import { columnLabel, placeLabel, rowLabel } from './labels.js';

/** What the pages behind a cell have in common. */
export interface BehindPage {
  readonly organ: Label;
  readonly year: number;
  readonly place: Pick<PlacedCell, 'row' | 'column'>;
  /** Null: as of now. */
  readonly known: Known | null;
  readonly back: NonNullable<TemplatePage['back']>;
  readonly here: Here;
}

interface Links {
  readonly case: (application: string) => string;
  readonly page: (page: number) => string;
}

/** The cases behind a cell of table 3; each number leads to its timeline. */
export const renderCasesPage = (frame: BehindPage, cases: CasesOfCell, links: Links): string =>
  render(frame, [
    frame.known !== null && html`<p>${bilingual(shownAsNow)}</p>`,
    cases.withoutCase !== 0 && html`<p class="notice" role="note">${bilingual(withoutCase(cases.withoutCase))}</p>`,
    pageTable(
      [
        '受理编号 Number',
        '机关 Organ',
        '申请人 Applicant',
        '收到日期 Received',
        '期限 Due',
        '决定日期 Decided',
        '结果 Result',
        '送达日期 Delivered',
      ],
      cases.rows.map((row: CaseRow) => [
        html`<a href="${links.case(row.application)}">${row.number}</a>${row.late && lateMark}`,
        row.organ,
        bilingual(columnLabel(row.applicantType)),
        row.receiptDate,
        row.due,
        row.decidedOn,
        row.result && bilingual(rowLabel(row.result)),
        row.deliveredOn,
      ]),
    ),
    pager(cases, links.page),
  ]);

/** The remedies behind a cell of table 4. */
export const renderRemediesPage = (frame: BehindPage, remedies: Page<RemedyRow>, links: Links): string =>
  render(frame, [
    pageTable(
      ['编号 Id', '机关 Organ', '提起日期 Lodged', '审结日期 Concluded', '结果 Outcome', '申请 Application'],
      remedies.rows.map((row) => [
        html`${row.remedy}${row.late && lateMark}`,
        row.organ,
        row.lodgedOn,
        row.concludedOn,
        row.outcome && bilingual(columnLabel(row.outcome)),
        row.application && html`<a href="${links.case(row.application)}">${row.application}</a>`,
      ]),
    ),
    pager(remedies, links.page),
  ]);

/** The stated figures behind a cell of table 2. */
export const renderTalliesPage = (frame: BehindPage, tallies: readonly TallyRow[]): string =>
  render(frame, [
    pageTable(
      ['机关 Organ', '月份 Month', '指标 Measure', '数值 Figure', '来源 Source'],
      tallies.map(({ organ, month, measure, value, source }) => [organ, month, measure, value, source]),
    ),
  ]);

const render = ({ organ, year, place, known, back, here }: BehindPage, body: HtmlValue): string => {
  const label = placeLabel(place);
  return renderTemplatePage({
    title: { zh: `${organ.zh}${year}年 ${label.zh}`, en: `${organ.en} ${year}, ${label.en}` },
    back,
    here,
    block: 'reports',
    body: html`${knownNote(known)} ${body}`,
  });
};

const lateMark = html` <span class="mark">${bilingual({ zh: '补录', en: 'late entry' })}</span>`;

const shownAsNow: Label = {
  zh: '所列为当时计入的申请，各栏为其现在的状态',
  en: 'The applications that counted then, each shown as it stands now',
};

const withoutCase = (count: number): Label =>
  count > 0
    ? {
        zh: `另有 ${count} 件来自导入的期初数，无对应件`,
        en: `${count} more come from an imported opening balance and have no case here`,
      }
    : {
        zh: `系统内未办结件比导入的期初数多 ${-count} 件`,
        en: `The record holds ${-count} more open cases than the imported opening balance states`,
      };

const pager = ({ page, pages, total }: Page<unknown>, link: (page: number) => string): Html =>
  html` <p>
      ${bilingual({ zh: `共 ${total} 件，第 ${page} / ${pages} 页`, en: `${total} in all, page ${page} of ${pages}` })}
    </p>
    <nav aria-label="分页 Pages">
      ${page > 1 && html`<a rel="prev" href="${link(page - 1)}">${bilingual({ zh: '上一页', en: 'Previous' })}</a> `}${
        page < pages && html`<a rel="next" href="${link(page + 1)}">${bilingual({ zh: '下一页', en: 'Next' })}</a>`
      }
    </nav>`;
