import { describe, expect, it } from '@jest/globals';
import { somewhere } from '@mingjian/portal-kit/testing';
import type { ReadReporters } from './reporters.view.js';
import { renderReportersPage } from './reporters-page.js';

const names: Readonly<Record<string, string>> = {
  city: '云泽市人民政府',
  water: '水务局',
  roads: '公路局',
  parks: '园林局',
};
const nameOf = (organ: string) => ({ zh: names[organ] ?? organ, en: organ });

const told = (organ: string, over: object = {}): ReadReporters['reporters'][number] => ({
  ...{ organ, to: 'city', due: '2031-01-31', publishedBy: '2031-03-31' },
  ...{ report: null, missing: true, overdue: false, reminded: [], ...over },
});
const report = (version: number, late: boolean) => ({
  ...{ id: `r-${version}`, version, phase: 'submitted', organs: 1, late },
  ...{ submittedOn: '2031-01-20', publishedOn: null },
});
const pageOf = (over: Partial<ReadReporters> = {}): string => {
  const reporters = [
    told('water', { report: report(2, false), missing: false }),
    told('roads', { report: report(1, true), missing: false }),
    told('parks', {
      overdue: true,
      reminded: [{ duty: 'submit', kind: 'overdue', due: '2031-01-31', on: '2031-02-01' }],
    }),
  ];
  const read: ReadReporters = {
    ...{ organ: 'city', year: 2030, reporters, missing: ['parks'], late: ['roads', 'parks'], rollUp: null },
    ...over,
  };
  return renderReportersPage({ read, nameOf, here: somewhere({ simulated: false }) }).replace(/\s+/g, ' ');
};

describe('the page of those who owe a report', () => {
  it('tells of each how far it is, in Chinese, and leads to its report', () => {
    const page = pageOf();
    for (const part of ['应报 3 家，未报 1 家，迟报 2 家', '第2版，已报送', '逾期未报', '2031-02-01', '水务局'])
      expect(page).toContain(part);
    expect(page).toContain('href="/reports/water/2030/versions/2"');
    const rows = page.split('<tr>').slice(2);
    expect(rows.map((row) => /按期|迟报|逾期未报/.exec(row)?.[0])).toEqual(['按期', '迟报', '逾期未报']);
    expect(page).not.toContain('汇总核对');
  });

  it('holds the aggregated report against its parts (C11), and says whose report leaves that open', () => {
    const detail = { zh: '12 ≠ 13', en: '12 ≠ 13' };
    const failing = { rule: 'C11', severity: 'block', verdict: 'fail', row: 'N', column: 'total', detail } as const;
    const failed = pageOf({ rollUp: { report: 'r', parts: 3, without: [], verdicts: [failing] } });
    for (const part of ['汇总核对', '3 份下级报告', 'C11', '12 ≠ 13']) expect(failed).toContain(part);
    const open = pageOf({ rollUp: { report: 'r', parts: 2, without: ['parks'], verdicts: [] } });
    expect(open).toContain('尚缺 园林局 的审定报告，无法核对');
    expect(open).not.toContain('C11');
  });
});
