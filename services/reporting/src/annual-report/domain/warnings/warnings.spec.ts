import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { figures, tables, text as sample } from '../report/testing/reports.js';
import { emptyText, type ReportText } from '../report-text.js';
import { fillTable2 } from '../tables.js';
import { examine, resolved } from '../text.js';
import { nothingAround, similaritiesOf, warningsOn, type Neighbour, type ReportSettings } from './index.js';
import { overlapOf, shingleSet } from './similarity.js';

const settings: ReportSettings = {
  ...{ shingleCharacters: 8, similarToLastYearPercent: 70, similarToOthersPercent: 50, passageCharacters: 30 },
  ...{ rateFactor: 2, reminderDays: 14 },
};
const measure = { length: 8, passage: 30 };

const boilerplate =
  '本机关坚持以公开为常态、不公开为例外，健全工作机制，强化组织领导，明确专人负责政府信息公开各项工作，按时办结政府信息公开申请12件。';
const own =
  '港区改造项目的环境评价文件、招标结果与每月的进度照片都放在专栏里，居民代表可以逐项提出疑问，由工程处在五日内书面答复。';
const textOf = (proactiveDisclosure: string): ReportText => ({ ...emptyText, proactiveDisclosure });
const neighbour = (words: string, over: Partial<Neighbour> = {}): Neighbour => ({
  ...{ organ: 'river', organName: '云泽市水务局', year: 2031, kind: 'other', text: { ...emptyText, problems: words } },
  ...over,
});
const w1 = (words: string, neighbours: readonly Neighbour[], given: ReportSettings | undefined = settings) =>
  warningsOn({ text: textOf(words), reading: textOf(words), tables }, { neighbours, settings: given }).filter(
    ({ rule }) => rule === 'W1',
  );
const w2 = (words: string, filled = tables) =>
  warningsOn({ text: textOf(words), reading: textOf(words), tables: filled }, { neighbours: [], settings }).filter(
    ({ rule }) => rule === 'W2',
  );

describe('how much of a text stands in another', () => {
  it('is all of it where it is the same but for spaces, punctuation and figures', () => {
    const other = boilerplate.replace('12件', ' 1,034 件').replaceAll('，', '、');
    const { shingles, shared, passages } = overlapOf(boilerplate, shingleSet(other, 8), measure);
    expect(shared).toBe(shingles);
    expect(passages).toHaveLength(1);
    expect(boilerplate.slice(passages[0]!.from, passages[0]!.to)).toBe(boilerplate.slice(0, -1));
  });

  it('takes a reference for the figure that it becomes', () => {
    const { shingles, shared } = overlapOf(
      boilerplate.replace('12', '{{T.total}}'),
      shingleSet(boilerplate, 8),
      measure,
    );
    expect(shared).toBe(shingles);
  });

  it('is nothing where no run of the stated length is shared', () => {
    expect(overlapOf(own, shingleSet(boilerplate, 8), measure)).toMatchObject({ shared: 0, passages: [] });
  });

  it('never exceeds the text, is whole against itself, and grows with what it is held against', () => {
    const words = fc.string({ unit: fc.constantFrom('公', '开', '信', '息', '1', '，'), maxLength: 200 });
    fc.assert(
      fc.property(words, words, words, (one, other, more) => {
        const against = (text: string) => overlapOf(one, shingleSet(text, 8), { length: 8, passage: 10 });
        const { shingles, shared, passages } = against(other);
        expect(shared).toBeLessThanOrEqual(shingles);
        expect(against(one).shared).toBe(shingles);
        expect(against(`${other}\n${more}`).shared).toBeGreaterThanOrEqual(against(other).shared);
        for (const { from, to } of passages) expect(one.slice(from, to).replaceAll('，', '').length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('W1: a text like last year’s or another organ’s (雷同, appraisal rule 2)', () => {
  it('points at the report and the places, and keeps the words out of the verdict', () => {
    const [verdict, ...more] = w1(own.slice(0, 30) + boilerplate, [
      neighbour(boilerplate),
      neighbour(own.slice(0, 20)),
    ]);
    expect(more).toEqual([]);
    expect(verdict).toMatchObject({ severity: 'warn', verdict: 'fail', row: 'river-2031' });
    expect(verdict!.detail.zh).toMatch(/^与云泽市水务局2031年报告雷同 \d+%（提示线 50%）：主动公开第\d+至\d+字$/);
    expect(verdict!.detail.zh).not.toContain('公开为常态');
  });

  it('has a line of its own for last year’s text', () => {
    const half = boilerplate + own.slice(0, 40);
    const lastYear = neighbour(boilerplate, { organ: 'transport', year: 2030, kind: 'lastYear' });
    const [found] = similaritiesOf(textOf(half), [lastYear], settings)!;
    expect(found!.percent).toBeGreaterThanOrEqual(50);
    expect(found!.percent).toBeLessThan(70);
    expect(w1(half, [lastYear])).toMatchObject([{ verdict: 'pass' }]);
    expect(w1(boilerplate, [lastYear])).toMatchObject([{ verdict: 'fail', row: 'transport-2030' }]);
    expect(w1(half, [lastYear], { ...settings, similarToLastYearPercent: found!.percent })).toMatchObject([
      { verdict: 'fail' },
    ]);
  });

  it('cannot be assessed without a text, without another report, and without settings', () => {
    expect(w1('无。', [neighbour(boilerplate)])).toMatchObject([{ verdict: 'notAssessable' }]);
    expect(w1(boilerplate, [])).toMatchObject([{ verdict: 'notAssessable' }]);
    const unset = warningsOn({ text: sample, reading: sample, tables }, nothingAround);
    expect(unset.map(({ rule, verdict }) => [rule, verdict])).toEqual([
      ['W1', 'notAssessable'],
      ['W2', 'notAssessable'],
    ]);
  });

  it('names at most three reports, the most alike first', () => {
    const many = Array.from({ length: 9 }, (_, index) => neighbour(boilerplate, { organ: `organ-${index}` }));
    expect(w1(boilerplate, many)).toHaveLength(3);
  });
});

describe('W2: figures that cannot both be right (S36)', () => {
  it.each([
    ['40 a day against 980 a year', '日均发布信息40条，全年主动公开政府信息980条。', 'fail'],
    ['4 a day and 980 a year', '日均发布信息4条，全年主动公开政府信息980条。', 'pass'],
    ['1 a day and 98,000 a year', '每天公开1条，累计公开98,000条。', 'fail'],
    ['100 a month and 1200 a year', '每月发布信息100条，全年公开1200条。', 'pass'],
    ['100 a month and 12000 a year', '每月发布信息100条，全年公开12000条。', 'fail'],
    ['other units', '日均接听电话40次，全年主动公开政府信息980条。', 'pass'],
    [
      'one of several numbers of the year fits',
      '日均公开40条，全年公开政策文件980条，累计发布各类信息10000条。',
      'pass',
    ],
    ['no rate', '全年主动公开政府信息980条。', 'pass'],
  ])('%s', (_, words, verdict) => {
    expect(w2(words)).toMatchObject([{ verdict, severity: 'warn' }]);
  });

  it('gives the reason', () => {
    expect(w2('日均发布信息40条，全年主动公开980条。')[0]!.detail.zh).toBe(
      '每次 40条，一年 240 至 366 次，与全年 980条不符',
    );
  });

  it('fewer in force than were made less repealed this year', () => {
    const table2 = (inForce: number | null) =>
      fillTable2(
        (cell) =>
          ({ 'regulations.inForce': inForce, 'regulations.made': 6, 'regulations.repealed': 1 })[cell as string] ??
          tables.table2[cell],
      );
    expect(w2('', { ...tables, table2: table2(4) })).toMatchObject([{ verdict: 'fail', row: 'regulations' }]);
    expect(w2('', { ...tables, table2: table2(5) })).toMatchObject([{ verdict: 'pass' }]);
  });
});

describe('the examination of a text', () => {
  it('has the warnings behind the rules, on the text as it reads', () => {
    const words = { ...sample, onApplication: '日均公开{{licensing.decisions}}条，全年公开700条。' };
    const examination = examine(figures, words, { neighbours: [], settings });
    expect(examination.slice(-2)).toMatchObject([
      { rule: 'W1', verdict: 'notAssessable' },
      { rule: 'W2', verdict: 'fail' },
    ]);
    expect(resolved(words, figures).onApplication).toContain('日均公开700条');
  });
});
