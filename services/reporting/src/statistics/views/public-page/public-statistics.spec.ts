import { describe, expect, it } from '@jest/globals';
import { renderPage } from '@mingjian/portal-kit';
import { somewhere } from '@mingjian/portal-kit/testing';
import { suppressed } from '../../indicators/suppression.js';
import { statisticsFrame, type PublicTable } from './public-statistics.page.js';

const table = (counts: PublicTable['counts']): PublicTable => ({
  id: 'received',
  title: { zh: '新收申请：按渠道', en: 'Applications received by channel' },
  definition: { zh: '按收到申请之日统计', en: 'By the date of receipt' },
  of: { zh: '渠道', en: 'Channel' },
  columns: [
    { zh: '互联网渠道', en: 'Online' },
    { zh: '当面提交', en: 'At the counter' },
  ],
  counts,
});

const pageOf = (counts: PublicTable['counts'], care = false): string =>
  renderPage(
    statisticsFrame({
      here: somewhere({ url: '/reports/statistics', path: '/reports/statistics', care }),
      ...{ year: 2026, years: [2026, 2025], leastToShow: 5, tables: [table(counts)] },
      organs: [
        { zh: '甲<局>', en: 'A' },
        { zh: '乙局', en: 'B' },
      ],
    }),
  );

describe('the public page of statistics', () => {
  const page = pageOf(
    suppressed(
      [
        [40, 3],
        [30, 20],
      ],
      5,
    ),
  );

  it('draws each count and says it in a table beside the drawing', () => {
    expect(page).toContain('role="img" aria-labelledby="received-chart-title" aria-describedby="received-chart-desc"');
    expect(page).toMatch(/<desc id="received-chart-desc">互联网渠道 70 件；当面提交 23 件；合计 93 件<\/desc>/);
    expect(page).toMatch(/<th scope="row"><span[^>]*>互联网渠道<\/span>.*?<td class="figure">70<\/td>/s);
  });

  it('shows no count of too few, nor one that would tell it, in table or drawing', () => {
    const small = pageOf(
      suppressed(
        [
          [3, 40],
          [0, 0],
        ],
        5,
      ),
    );
    expect(small).toContain('不公开');
    expect(small).not.toMatch(/>3</);
    expect(small).toMatch(/width="0%"[^>]*><\/rect><text[^>]*>—/);
    expect(small).not.toMatch(/width="(?!0%")\d+%"[^>]*><\/rect><text[^>]*>—/);
    expect(page).not.toMatch(/<td class="figure">3<\/td>/);
    expect(page).toContain('<abbr title="不足以公开 not shown">—</abbr>');
  });

  it('escapes names, keeps 关怀版 in its links, and says so where nothing was counted', () => {
    expect(page).toContain('甲&lt;局>');
    expect(pageOf(null, true)).toContain('href="/reports/statistics?year=2025&amp;care=1"');
    expect(pageOf(null)).toContain('本年度尚无数据');
  });
});
