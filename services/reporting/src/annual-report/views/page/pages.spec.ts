import { describe, expect, it } from '@jest/globals';
import { somewhere } from '@mingjian/portal-kit/testing';
import { checkReport, fillTable2, type ReportTables } from '../../domain/index.js';
import { balancedReport, withCell } from '../../domain/testing/balanced-report.js';
import type { AssembledReport } from '../report/assemble-report.js';
import { renderCasesPage, renderRemediesPage, renderTalliesPage } from './behind-page.js';
import { renderIndexPage } from './index-page.js';
import { renderReportPage } from './report-page.js';

const tables = balancedReport({
  naturalPerson: { carriedIn: 4, carriedForward: 1, results: { '3.1': 1175, '3.3.4': 2 } },
  otherOrganization: { results: { '3.6.3': 9 } },
});

const reportOf = (filled: ReportTables, provenance: Partial<AssembledReport['provenance']> = {}): AssembledReport => ({
  organs: ['harbour'],
  tables: filled,
  verdicts: checkReport(filled),
  provenance: { openings: [], imported: { P: 0, F: 0 }, late: {}, previous: 'computed', ...provenance },
});

const organ = { zh: '海港市', en: 'Harbour City' };
const now = { known: null, asked: '', scope: 'own' };
const pageOf = (report: AssembledReport, simulated = false): string =>
  flat(
    renderReportPage({
      organ,
      report,
      then: now,
      here: somewhere({ simulated }),
      link: ({ table, row, column }) => `/cells/${table}/${row}/${column}`,
    }),
  );

/** Without the white space between tags and inside texts that means nothing. */
const flat = (page: string): string =>
  page
    .replace(/\s+/g, ' ')
    .replace(/ ?(<[^>]*>) ?/g, '$1')
    .replace(/ >/g, '>');

/** The tables of a page as grids: how many columns each row covers, with cells that reach down from rows above. */
const gridsOf = (page: string): readonly (readonly number[])[] =>
  [...page.matchAll(/<table>.*?<\/table>/gs)].map(([table]) => {
    const reaching: number[] = [];
    return [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) => {
      let width = reaching.shift() ?? 0;
      for (const [, attributes = ''] of row.matchAll(/<t[hd]([^>]*)>/g)) {
        const span = (name: string) => Number(new RegExp(`${name}="(\\d+)"`).exec(attributes)?.[1] ?? 1);
        width += span('colspan');
        for (let down = 1; down < span('rowspan'); down += 1) {
          reaching[down - 1] = (reaching[down - 1] ?? 0) + span('colspan');
        }
      }
      return width;
    });
  });

const isBalanced = (page: string): boolean => {
  const open: string[] = [];
  for (const [, closing, name = ''] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
    if (['meta', 'br', 'link', 'input'].includes(name)) continue;
    if (!closing) open.push(name);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0;
};

describe('the report page', () => {
  it('prints all 200 figures in the official layout (30号, tables 2, 3 and 4)', () => {
    const page = pageOf(reportOf(tables));
    expect(page.match(/<td class="figure"/g)).toHaveLength(200);
    const [table2, table3, table4] = gridsOf(page);
    expect(new Set(table2)).toEqual(new Set([4]));
    expect(table3).toHaveLength(28);
    expect(new Set(table3)).toEqual(new Set([10]));
    expect(new Set(table4)).toEqual(new Set([15]));
    expect(isBalanced(page)).toBe(true);
  });

  it('links each figure to what it counts, but not an empty one', () => {
    const page = pageOf(reportOf(tables));
    expect(page).toContain(
      '<a href="/cells/3/3.1/naturalPerson" aria-label="1175，（一）予以公开：自然人 (1) Granted: Natural persons">1175</a>',
    );
    expect(page).toContain('/cells/4/suitDirect/pending');
    expect(page).toContain('/cells/2/adminFees/tenThousandYuan');
    expect(page).not.toContain('/cells/3/3.5.2/naturalPerson');
  });

  it('leads to no case where the reader may not see one', () => {
    const page = renderReportPage({ organ, report: reportOf(tables), link: null, then: now, here: somewhere() });
    expect(page).not.toContain('/cells/');
    expect(page).toContain('由有权查看的工作人员');
  });

  it('names what fails and what cannot be assessed', () => {
    const page = pageOf(reportOf(withCell(tables, { table: 3, row: 'F', column: 'naturalPerson' }, 2)));
    const verdictOf = (rule: string) => new RegExp(`<th scope="row">${rule}<.*?<td class="(\\w+)">`).exec(page)?.[1];
    expect(['C1', 'C2', 'C5'].map(verdictOf)).toEqual(['fail', 'pass', 'notAssessable']);
    expect(page.includes('1178 ≠ 1179')).toBe(true);
  });

  it('keeps blank, zero and "/" apart (C12)', () => {
    const table2 = fillTable2((key) => (key.startsWith('regulations.') ? '/' : key.endsWith('.inForce') ? null : 0));
    const page = pageOf(reportOf({ ...tables, table2 }));
    expect(page.match(/<td class="figure" colspan="1"><span>\/<\/span>/g)).toHaveLength(3);
    expect(page.match(/未填报/g)).toHaveLength(1);
  });

  it('marks the imported opening balance and late entries', () => {
    const page = pageOf(
      reportOf(tables, {
        imported: { P: 4, F: 0 },
        late: { '3.3.4 naturalPerson': 2 },
        openings: [{ organ: 'harbour', year: 2030, version: 2, source: '<2030年报告>' }],
      }),
    );
    expect(page).toContain('其中期初导入数 4');
    expect(page).toContain('补录2');
    expect(page).toContain('来源：&lt;2030年报告&gt;');
    expect(pageOf(reportOf(tables))).not.toContain('期初导入数');
  });

  it('says which figures are not those of now, and at which cut they were read', () => {
    const cut = { intake: 12, review: 4, publish: 3, reporting: 1 };
    const known = { cut, moment: '2031-03-31T15:59:59.999Z', final: true };
    const then = { known, asked: '2031-03-31', scope: 'own' };
    const page = flat(renderReportPage({ organ, report: reportOf(tables), link: null, then, here: somewhere() }));
    expect(page).toContain('以下为当时已知的数据，不是现在的');
    expect(page).toContain('<code>intake:12,review:4,publish:3,reporting:1</code>');
    expect(page).toContain('name="knownAt" value="2031-03-31"');
    expect(isBalanced(page)).toBe(true);
    expect(pageOf(reportOf(tables))).not.toContain('截面');
  });

  it('says on every page that the clock is simulated', () => {
    expect(pageOf(reportOf(tables), true)).toContain('模拟时钟');
    expect(pageOf(reportOf(tables), false)).not.toContain('模拟时钟');
  });

  it('runs no script of its own and says its languages', () => {
    const page = pageOf(reportOf(tables));
    expect(page).not.toMatch(/<script(?![^>]* src="\/)/);
    expect(page).toContain('<html lang="zh-CN">');
    expect(page).toContain('lang="en"');
  });
});

describe('the pages behind a cell', () => {
  const frame = {
    organ,
    year: 2031,
    place: { row: '3.3.4', column: 'naturalPerson' },
    known: null,
    back: { href: '/reports/harbour/2031', label: { zh: '返回', en: 'Back' } },
    here: somewhere(),
  };
  const links = { case: (id: string) => `/cases/${id}`, page: (page: number) => `?page=${page}` };
  const row = {
    application: 'a1',
    organ: 'harbour',
    number: '<b>H-1</b>',
    applicantType: 'naturalPerson',
    receiptDate: '2031-01-02',
    due: '2031-01-30',
    decidedOn: '2031-01-20',
    result: '3.3.4',
    deliveredOn: null,
    late: true,
  };

  it('lists the cases with their links, escaped, and turns pages', () => {
    const page = flat(renderCasesPage(frame, { rows: [row], total: 51, page: 1, pages: 2, withoutCase: 0 }, links));
    expect(page).toContain('<a href="/cases/a1">&lt;b&gt;H-1&lt;/b&gt;</a>');
    expect(page).toContain('（三）不予公开 4.保护第三方合法权益：自然人');
    expect(page).toContain('href="?page=2"');
    expect(page).not.toContain('rel="prev"');
    expect(isBalanced(page)).toBe(true);
  });

  it('says how much of a figure has no case', () => {
    const page = flat(renderCasesPage(frame, { rows: [], total: 0, page: 1, pages: 1, withoutCase: 3 }, links));
    expect(page).toContain('另有 3 件来自导入的期初数');
    expect(page).toContain('没有记录');
  });

  it('lists remedies and tallies', () => {
    const remedy = {
      remedy: 'r1',
      organ: 'harbour',
      application: 'a1',
      lodgedOn: '2031-02-01',
      concludedOn: null,
      outcome: 'upheld',
      late: false,
    };
    const remedies = renderRemediesPage(frame, { rows: [remedy], total: 1, page: 1, pages: 1 }, links);
    expect(remedies).toContain('结果维持');
    const tally = {
      organ: 'harbour',
      month: '2031-02',
      measure: 'licensing.decisions',
      value: '7',
      source: 'R&D',
    } as const;
    const tallies = renderTalliesPage(frame, [tally]);
    expect(tallies).toContain('R&amp;D');
    expect(isBalanced(remedies) && isBalanced(tallies)).toBe(true);
  });
});

describe('the index of reports', () => {
  it('leads to each year of each organ, and escapes their names', () => {
    const page = flat(
      renderIndexPage({
        organs: [{ id: 'harbour', name: { zh: '海港<市>', en: 'Harbour City' } }],
        years: [2031, 2030],
        here: somewhere({ simulated: true }),
      }),
    );
    expect([...page.matchAll(/href="(\/reports\/[^"]+)"/g)].map(([, href]) => href)).toEqual([
      '/reports/statistics',
      '/reports/harbour/2031',
      '/reports/harbour/2030',
    ]);
    expect(page).toContain('海港&lt;市&gt;');
    expect(page).toContain('模拟');
  });
});
