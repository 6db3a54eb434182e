import { describe, expect, it } from '@jest/globals';
import { somewhere } from '@mingjian/portal-kit/testing';
import { renderSimilarityPage } from './similarity-page.js';
import type { ReadSimilarity } from './similarity.view.js';

const name = (zh: string) => ({ zh, en: zh });
const pageOf = (similarity: ReadSimilarity): string =>
  renderSimilarityPage({
    ...{ organ: name('水务局'), year: 2030, version: 1, nameOf: () => name('公路局'), similarity },
    here: somewhere({ simulated: false }),
  }).replace(/\s+/g, ' ');

describe('the page of similarities', () => {
  it('tells the share and the passages, points at what is too much, and escapes what people wrote', () => {
    const other = { organ: 'roads', year: 2030, kind: 'other' as const, percent: 61, threshold: 60, pointedAt: true };
    const passages = [{ part: 'problems' as const, from: 1, to: 9, text: '<b>今年以来</b>' }];
    const lastYear = { ...other, kind: 'lastYear' as const, percent: 3, pointedAt: false, passages: [] };
    const page = pageOf({ compared: true, reports: [{ ...other, passages }, lastYear] });
    expect(page).toContain('<p class="fail">');
    expect(page).toContain('相同部分 61%（标准 60%）');
    expect(page).toContain('&lt;b&gt;今年以来&lt;/b&gt;');
    expect(page).toContain('上年度');
    expect(page.match(/<blockquote/g)).toHaveLength(1);
  });

  it('says so where nothing could be compared', () => {
    expect(pageOf({ compared: false, reports: [] })).toContain('未作比对');
  });
});
