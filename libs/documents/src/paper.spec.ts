import { describe, expect, it, jest } from '@jest/globals';
import {
  docxOfPaper,
  heading,
  paragraphs,
  pdfOfPaper,
  placed,
  shownIn,
  textOfPaper,
  theme,
  xlsxOfPaper,
  type Grid,
  type Paper,
} from './index.js';
import { bare, gridsOfDocx, linesOfPdf, sheetsOfXlsx, textOfDocx, textOfPdf, type FoundCell } from './testing/index.js';

// The first file reads 20 MB of font.
jest.setTimeout(60_000);

const grid: Grid = {
  name: '表甲',
  widths: [20, 40, 30, 30],
  rows: [
    [
      { value: '甲', head: true, rows: 3, columns: 2 },
      { value: '乙', head: true, columns: 2 },
    ],
    [
      { value: '丙', head: true },
      { value: '丁', head: true },
    ],
    [{ value: 0 }, { value: null }],
    [{ value: '戊', head: true, rows: 2, start: true }, { value: '=1+1' }, { value: '12.5' }, { value: '/' }],
    [{ value: '<b>&"' }, { value: 1175 }, { value: '0.50' }],
  ],
};

const paper: Paper = {
  title: '云泽市2031年政府信息公开工作年度报告',
  organ: '云泽市',
  date: '2032-01-12',
  notice: null,
  blocks: [
    heading('一、总体情况'),
    theme('（一）主动公开'),
    ...paragraphs('全年公开信息 #panic() $x$ *不是* _标记_。\n第二段 龘𠮷。'),
    { kind: 'grid', grid },
    heading('五、存在的主要问题'),
  ],
};

/** What stands where, as the record has it. */
const expected = (value: (shown: string) => string | number = (shown) => shown): readonly FoundCell[] =>
  placed(grid).map(({ row, column, cell }) => ({
    ...{ row, column, columns: cell.columns ?? 1, rows: cell.rows ?? 1 },
    value: value(shownIn(cell)),
  }));
const inOrder = (cells: readonly FoundCell[]) => cells.toSorted((a, b) => a.row - b.row || a.column - b.column);

describe('a paper with tables', () => {
  it('reads back from the Word document, word for word and cell for cell', async () => {
    const docx = await docxOfPaper(paper);
    expect(textOfDocx(docx)).toBe(bare(textOfPaper(paper)));
    expect(gridsOfDocx(docx)).toEqual([expected()]);
  });

  it('reads back from the PDF, each row of a table on its line', async () => {
    const pdf = pdfOfPaper(paper);
    expect([...(await textOfPdf(pdf))].toSorted()).toEqual([...bare(textOfPaper(paper))].toSorted());
    const lines = (await linesOfPdf(pdf)).map((line) => line.map(bare));
    for (const line of [
      ['甲', '丙', '丁'],
      ['=1+1', '12.5', '/'],
      ['<b>&"', '1175', '0.50'],
    ])
      expect(lines).toContainEqual(line);
  });

  it('reads back from the workbook: figures are numbers, text is text and never a formula, blank is not zero', async () => {
    const sheets = sheetsOfXlsx(await xlsxOfPaper(paper));
    expect([...sheets.keys()]).toEqual(['正文', '表甲']);
    const numbers = new Map([
      ['0', 0],
      ['12.5', 12.5],
      ['1175', 1175],
    ]);
    expect(inOrder(sheets.get('表甲')!)).toEqual(inOrder(expected((shown) => numbers.get(shown) ?? shown)));
    const lines = sheets.get('正文')!.map(({ value }) => value);
    expect(lines[0]).toBe(paper.title);
    expect(lines).toContain('第二段 龘𠮷。');
  });

  it('is the same bytes each time, of the day that it states', async () => {
    const [docx, xlsx] = [await docxOfPaper(paper), await xlsxOfPaper(paper)];
    expect(docx.equals(await docxOfPaper(paper))).toBe(true);
    expect(xlsx.equals(await xlsxOfPaper(paper))).toBe(true);
    expect(pdfOfPaper(paper).equals(pdfOfPaper(paper))).toBe(true);
    expect(pdfOfPaper(paper).equals(pdfOfPaper({ ...paper, date: '2032-01-13' }))).toBe(false);
  });

  it('says its notice on every page of all three', async () => {
    const draft = { ...paper, notice: '草稿' };
    expect(await textOfPdf(pdfOfPaper(draft))).toContain('草稿');
    expect(sheetsOfXlsx(await xlsxOfPaper(draft)).get('正文')![0]!.value).toBe('草稿');
    expect((await docxOfPaper(draft)).equals(await docxOfPaper(paper))).toBe(false);
  });
});

describe('a table', () => {
  it.each([
    ['does not fit its columns', [[{ value: 1, columns: 5 }]]],
    ['reaches below its last row', [[{ value: 1, columns: 4, rows: 2 }]]],
    ['has a hole', [[{ value: 1, columns: 3 }]]],
    ['has one cell too many', [[1, 2, 3, 4, 5].map((value) => ({ value }))]],
  ])('that %s is none', (_, rows) => {
    expect(() => placed({ ...grid, rows })).toThrow(RangeError);
  });
});
