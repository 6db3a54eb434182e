import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blocksOf } from '../../../test/runbook.js';
import type { JsonObject } from '../published-reports/file.js';
import { exitCodes } from './command-line.js';
import { runReportCheck } from './run.js';
import { changed, published } from './testing/published.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingjian-report-check-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = async (...args: string[]) => {
  const out: string[] = [];
  const notes: string[] = [];
  const code = await runReportCheck(args, folder, {
    out: (line) => void out.push(line),
    note: (line) => void notes.push(line),
  });
  return { code, out: out.join('\n'), notes: notes.join('\n') };
};
const check = async (document: unknown, ...options: string[]) => {
  await writeFile(join(folder, 'reports.json'), typeof document === 'string' ? document : JSON.stringify(document));
  return run('reports.json', ...options);
};
const answer = async (document: unknown) => {
  const { code, out, notes } = await check(document, '--json');
  return { code, notes, ...(JSON.parse(out) as { verdict: string; rules: JsonObject[]; reports?: JsonObject[] }) };
};

const [suqian, later, jinhu, shanghai] = [
  'suqian-city-2023',
  'suqian-city-2024',
  'jinhu-county-2023',
  'shanghai-stc-2024',
].map(published) as [JsonObject, JsonObject, JsonObject, JsonObject];

describe('the answer as JSON', () => {
  it.each([
    [suqian, 'pass', 0],
    [later, 'pass', 0],
    [jinhu, 'fail', 1],
    [shanghai, 'not-assessable', 2],
  ])('has the verdict of one report, and so has the exit code', async (report, verdict, code) => {
    const given = await answer(report);
    expect(given).toMatchObject({ verdict, code, notes: '' });
    expect(Object.keys(given)).toEqual(['code', 'notes', 'verdict', 'rules']);
    expect(new Set(given.rules.map(({ rule }) => rule)).size).toBe(13);
  });

  it('names each finding as the file does', async () => {
    const { rules } = await answer(jinhu);
    expect(rules.filter(({ rule }) => rule === 'C1' || rule === 'C4')).toEqual([
      {
        report: 'jinhu-county-2023',
        rule: 'C1',
        row: null,
        column: null,
        verdict: 'pass',
        severity: 'block',
        detail: '符合 / Holds',
      },
      {
        report: 'jinhu-county-2023',
        rule: 'C4',
        row: 'litigation_direct',
        column: 'total',
        verdict: 'fail',
        severity: 'block',
        detail: '0 ≠ 3',
      },
    ]);
    expect((await answer(shanghai)).rules).toContainEqual(
      expect.objectContaining({ rule: 'C1', column: 'total', verdict: 'not-assessable' }),
    );
  });

  it('shows what is only a warning, beside the verdict', async () => {
    const { verdict, rules } = await answer(later);
    expect(verdict).toBe('pass');
    expect(rules).toContainEqual(
      expect.objectContaining({ rule: 'C8', row: 'review', verdict: 'fail', severity: 'warn' }),
    );
  });

  it('has the worst verdict of several reports, and each report apart', async () => {
    const { verdict, code, rules, reports } = await answer({ reports: [suqian, later, jinhu, shanghai] });
    expect([verdict, code]).toEqual(['fail', 1]);
    expect(reports).toMatchObject([
      { id: 'suqian-city-2023', verdict: 'pass' },
      { id: 'suqian-city-2024', verdict: 'pass' },
      { id: 'jinhu-county-2023', verdict: 'fail' },
      { id: 'shanghai-stc-2024', verdict: 'not-assessable' },
    ]);
    expect(reports?.flatMap((report) => report['rules'])).toEqual(rules);
    expect((await answer([shanghai, suqian])).verdict).toBe('not-assessable');
  });
});

describe('the answer for people', () => {
  it('tells every rule in both languages, and the verdict last', async () => {
    const { code, out } = await check(later);
    expect(code).toBe(0);
    expect(out).toContain('宿迁市 2024 (suqian-city-2024)');
    expect(out).toContain('办理结果总计等于 21 项结果之和（逐列）\n     Total of results = sum of the 21 result rows');
    expect(out).toMatch(/提醒 Warning {2}行政复议：总计 Administrative reconsideration: Total {2}134 ≠ 170/);
    expect(out.split('\n').at(-1)).toBe('结论 Verdict: 通过 Pass');
  });

  it('counts what is too much to be read', async () => {
    const table3 = Object.fromEntries(Object.keys(suqian['table3'] as object).map((row) => [row, [1]]));
    const { out } = await check({ ...suqian, table3 });
    expect(out).toMatch(/ … +另有 143 处 and 143 more/);
  });

  it('ends with the verdict on all reports of the file', async () => {
    const { code, out } = await check([suqian, jinhu]);
    expect(code).toBe(1);
    expect(out.split('\n').filter((line) => line.includes('Verdict'))).toEqual([
      '结论 Verdict: 通过 Pass',
      '结论 Verdict: 不通过 Fail',
      '共 2 份年报，总结论 Verdict on all 2 reports: 不通过 Fail',
    ]);
  });
});

describe('a file that cannot be read as reports', () => {
  it.each<[string, unknown, string]>([
    ['a list in a cell', changed(suqian, ['table4', 'review', 'total'], [1]), 'table4.review.total: not a number: [1]'],
    [
      'a row that is no list',
      changed(suqian, ['table3', 'granted'], { total: 1 }),
      'table3.granted: must be a list of seven figures',
    ],
    [
      'a row of eight',
      changed(suqian, ['table3', 'granted'], [1, 0, 0, 0, 0, 0, 1, 0]),
      'table3.granted: a row has seven cells, here are 8',
    ],
    ['a table that is text', changed(suqian, ['table3'], '见附件'), 'table3: must be an object'],
    ['a group that is a number', changed(suqian, ['table4', 'review'], 440), 'table4.review: must be an object'],
    ['a year in words', changed(suqian, ['year'], '二〇二三'), 'year: the year must be a whole number'],
    ['one report twice', [suqian, jinhu, suqian], 'two reports are called suqian-city-2023'],
    ['no report', {}, '文件中没有年报 / There is no report in the file'],
    ['no JSON', '# 年报', 'not JSON'],
  ])('such as one with %s, has no verdict', async (_, document, message) => {
    for (const options of [[], ['--json']]) {
      const { code, out, notes } = await check(document, ...options);
      expect([code, out]).toEqual([exitCodes.unreadable, '']);
      expect(notes).toContain(message);
    }
  });

  it('is told with everything that is wrong, each place once', async () => {
    const { notes } = await check(
      changed(changed(suqian, ['table3', 'granted'], 'x'), ['table2', 'coercion_decisions'], [1]),
    );
    expect(notes.split('\n')).toHaveLength(2);
  });

  it('may not be there at all', async () => {
    const { code, notes } = await run('nowhere.json');
    expect(code).toBe(exitCodes.unreadable);
    expect(notes).toContain('无法读取文件');
    expect(notes).toContain('cannot read the file');
  });
});

describe('the command line', () => {
  it.each([
    ['no file', []],
    ['two files', ['a.json', 'b.json']],
    ['an unknown option', ['a.json', '--yaml']],
  ])('is refused with %s', async (_, args) => {
    const { code, out, notes } = await run(...args);
    expect([code, out]).toEqual([exitCodes.usage, '']);
    expect(notes).toMatch(/须给出一个文件|命令行有误/);
    expect(notes).toContain('Usage: npm run report:check');
  });

  it('explains itself', async () => {
    expect(await run('--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('64  the command line is wrong'),
    });
  });
});

describe('the page on published reports', () => {
  const PAGE = 'check-a-published-report.md';

  it('shows a report that can be read, though a blank in it leaves it open', async () => {
    const [example, ...more] = await blocksOf(PAGE, 'json');
    expect(more).toEqual([]);
    expect(await check(example, '--json')).toMatchObject({
      code: exitCodes.notAssessable,
      out: expect.stringContaining('"verdict": "not-assessable"'),
      notes: '',
    });
  });

  it('tells the commands that examine one, and what they answer', async () => {
    await writeFile(join(folder, 'report.json'), JSON.stringify(later));
    const commands = (await blocksOf(PAGE, 'sh')).map((block) =>
      /report:check -- ([^|]+)/.exec(block)![1]!.trim().split(' '),
    );
    expect(commands).toEqual([['report.json'], ['report.json', '--json']]);
    const [plain, json] = await Promise.all(commands.map((args) => run(...args)));
    expect(plain).toMatchObject({ code: 0, notes: '' });
    expect(JSON.parse(json!.out)).toMatchObject({ verdict: 'pass' });
  });
});
