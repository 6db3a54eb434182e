import { describe, expect, it, jest } from '@jest/globals';
import { docxOfPaper, pdfOfPaper, xlsxOfPaper } from '@mingjian/documents';
import {
  bare,
  gridsOfDocx,
  linesOfPdf,
  sheetsOfXlsx,
  textOfDocx,
  textOfPdf,
  type FoundCell,
} from '@mingjian/documents/testing';
import { Ajv2020 } from 'ajv/dist/2020.js';
import {
  cellOfRow,
  cellOfTable2,
  formOf,
  printed,
  remedyGroups,
  table3Columns,
  table4Columns,
  textLabels,
} from '../domain/index.js';
import { exportedAs } from './file.js';
import { gridsOf } from './grids.js';
import { csvOf, csvSchema, documentSchema, jsonOf, paperOf } from './index.js';
import { exportedSample } from './testing/sample.js';

// The first file reads 20 MB of font.
jest.setTimeout(60_000);

const report = exportedSample();
const trial = exportedSample(2020);
const draft = { ...report, frozen: null };

/** The figures of table 3 as the form prints them, row by row. */
const figuresOfTable3 = ({ tables }: typeof report): readonly (readonly string[])[] => {
  const rows = [
    { of: ['N'] as const },
    { of: ['P'] as const },
    ...formOf(tables.year).results.flatMap((group) => group.rows),
    { of: ['F'] as const },
  ];
  return rows.map((row) => table3Columns.map(({ code }) => printed(cellOfRow(tables.table3, row, code))));
};
/** The figures of table 2 with the words before them, row by row, as the form prints them: each block has its heading and the names of its columns. */
const rowsOfTable2 = ({ tables }: typeof report): readonly (readonly string[])[] =>
  formOf(tables.year).table2.flatMap(({ heading, columns, rows }) => [
    [heading.zh],
    ['信息内容', ...columns.map(({ label }) => label.zh)],
    ...rows.map(({ code, label }) => [
      label.zh,
      ...columns.map((column) => printed(cellOfTable2(tables, code, column.code))),
    ]),
  ]);
const figuresOfTable2 = ({ tables }: typeof report): readonly (readonly string[])[] =>
  formOf(tables.year).table2.flatMap(({ columns, rows }) =>
    rows.map(({ code }) => columns.map((column) => printed(cellOfTable2(tables, code, column.code)))),
  );
const figuresOfTable4 = ({ tables }: typeof report) =>
  remedyGroups.flatMap(({ code }) => table4Columns.map((column) => printed(tables.table4[code][column.code])));

/** Neither the heading of a block nor the names of its columns. */
const isOfFigures = ([first, ...others]: readonly string[]): boolean => others.length > 0 && first !== '信息内容';

/** The cells of each row that begin at a column or right of it. */
const rowsOf = (cells: readonly FoundCell[], from: number): readonly (readonly FoundCell[])[] =>
  [...new Set(cells.map(({ row }) => row))].map((at) =>
    cells.filter(({ row, column }) => row === at && column >= from),
  );

describe.each([
  ['2021', report, 25],
  ['2019', trial, 23],
])('a report in the form of %s', (form, given, rows) => {
  it('has that form by its year, with tables 2, 3 and 4 in the official layout', () => {
    expect(formOf(given.tables.year).id).toBe(form);
    const [table2, table3, table4] = gridsOf(given.tables);
    expect(table3.rows).toHaveLength(rows + 3);
    expect(table4.rows).toHaveLength(4);
    expect(table2.rows[0]).toMatchObject([{ value: '第二十条第（一）项', columns: 4 }]);
    expect(table3.rows[0]).toMatchObject([
      { columns: 3, rows: 3 },
      { value: '申请人情况', columns: 7 },
    ]);
    expect(table4.rows[0]).toMatchObject([
      { value: '行政复议', columns: 5, rows: 2 },
      { value: '行政诉讼', columns: 10 },
    ]);
  });

  it('reads back from docx: six parts, and each cell of its three tables where the record has it', async () => {
    const docx = await docxOfPaper(paperOf(given));
    const [table2, table3, table4] = gridsOfDocx(docx);
    const ofTable3 = rowsOf(table3!, 3).map((row) => row.map(({ value }) => value));
    expect(ofTable3.slice(3)).toEqual(figuresOfTable3(given));
    expect(
      rowsOf(table4!, 0)
        .at(-1)!
        .map(({ value }) => value),
    ).toEqual(figuresOfTable4(given));
    expect(rowsOf(table2!, 0).map((row) => row.map(({ value }) => value))).toEqual(rowsOfTable2(given));
    const text = textOfDocx(docx);
    const parts = [
      '一、总体情况',
      '二、主动公开',
      '三、收到和处理',
      '四、政府信息公开行政复议',
      '五、存在的',
      '六、其他需要',
    ];
    const places = parts.map((part) => text.indexOf(part));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(text).toContain(bare(given.text.onApplication));
  });

  it('reads back from xlsx: a sheet for each table, its figures numbers', async () => {
    const sheets = sheetsOfXlsx(await xlsxOfPaper(paperOf(given)));
    expect([...sheets.keys()]).toEqual(['正文', '表二', '表三', '表四']);
    const asNumbers = (row: readonly string[]) => row.map((figure) => (figure === '' ? '' : Number(figure)));
    expect(rowsOf(sheets.get('表二')!, 0).map((row) => row.map(({ value }) => value))).toEqual(
      rowsOfTable2(given).map((row) => (isOfFigures(row) ? [row[0], ...asNumbers(row.slice(1))] : row)),
    );
    expect(
      rowsOf(sheets.get('表三')!, 3)
        .slice(3)
        .map((row) => row.map(({ value }) => value)),
    ).toEqual(figuresOfTable3(given).map(asNumbers));
    expect(
      rowsOf(sheets.get('表四')!, 0)
        .at(-1)!
        .map(({ value }) => value),
    ).toEqual(asNumbers(figuresOfTable4(given)));
  });

  it('reads back from PDF: the figures of each row on its line, in the order of the form and no others', async () => {
    const lines = (await linesOfPdf(pdfOfPaper(paperOf(given)))).map((line) => line.join(' '));
    const from = (part: string) => lines.findIndex((line) => line.includes(part));
    const [two, three, four, five] = ['二、主动公开', '三、收到和处理', '四、政府信息公开行政复议', '五、存在的'].map(
      from,
    );
    expect([two, three, four, five].every((at) => at! >= 0)).toBe(true);
    const figuresAt = (begin: number, end: number) =>
      lines.slice(begin, end).flatMap((line) => /(?:^|\s)(\d+(?:\.\d+)?(?: \d+(?:\.\d+)?)*)$/.exec(line)?.[1] ?? []);
    // A blank leaves nothing on its line.
    const joined = (rows: readonly (readonly string[])[]) =>
      rows.map((row) => row.filter((figure) => figure !== '').join(' ')).filter((line) => line !== '');
    expect(figuresAt(two!, three!)).toEqual(joined(figuresOfTable2(given)));
    expect(figuresAt(three!, four!)).toEqual(joined(figuresOfTable3(given)));
    expect(figuresAt(four!, five!)).toEqual([figuresOfTable4(given).join(' ')]);
  });

  it('is JSON by its published schema, and CSV with a line for each cell', () => {
    const document = JSON.parse(jsonOf(given)) as { tables: Record<string, Record<string, Record<string, unknown>>> };
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(documentSchema());
    expect([validate(document), validate.errors]).toEqual([true, null]);
    expect(validate({ ...document, digest: 'x' })).toBe(false);
    expect(Object.keys(document.tables['table3']!)).toHaveLength(rows);
    const [header, ...lines] = csvOf(given).replace('\uFEFF', '').trimEnd().split('\r\n');
    expect(header).toBe(csvSchema.tableSchema.columns.map(({ name }) => name).join(','));
    const cells = Object.entries(document.tables).flatMap(([table, ofTable]) =>
      Object.entries(ofTable).flatMap(([row, columns]) =>
        Object.entries(columns).map(([column, value]) => `${table.at(-1)} ${row} ${column} ${value ?? ''}`),
      ),
    );
    const read = lines.map((line) => line.split(','));
    expect(read.map((line) => `${line[3]} ${line[4]} ${line[6]} ${line.at(-1)}`)).toEqual(cells);
  });
});

describe('every export of a frozen report', () => {
  it.each(['docx', 'xlsx', 'pdf', 'json', 'csv'] as const)('as %s is the same bytes each time', async (format) => {
    const [one, other] = [await exportedAs(report, format), await exportedAs(exportedSample(), format)];
    expect(Buffer.from(one.body).equals(Buffer.from(other.body))).toBe(true);
    expect(one.headers['content-disposition']).toContain(encodeURIComponent('年政府信息公开工作年度报告'));
  });

  it('says in each that a draft is one', async () => {
    expect(await textOfPdf(pdfOfPaper(paperOf(draft)))).toContain('草稿');
    expect(await textOfPdf(pdfOfPaper(paperOf(report)))).not.toContain('草稿');
    expect(JSON.parse(jsonOf(draft))).toMatchObject({ frozen: null });
  });

  it('keeps blank, zero and “/” apart (C12)', () => {
    const { table2 } = report.tables;
    const cells = {
      ...table2,
      'regulations.made': '/' as const,
      'coercion.decisions': null,
      'punishment.decisions': 0,
    };
    const csv = csvOf({ ...report, tables: { ...report.tables, table2: cells } });
    expect(csv).toMatch(/,regulations,.*,made,本年制发件数,\/\r\n/);
    expect(csv).toMatch(/,coercion,.*,decisions,本年处理决定数量,\r\n/);
    expect(csv).toMatch(/,punishment,.*,decisions,本年处理决定数量,0\r\n/);
  });

  it('has the themes of part 一 under its heading', () => {
    const texts = paperOf(report).blocks.flatMap((block) => (block.kind === 'theme' ? [block.text] : []));
    expect(texts).toHaveLength(5);
    expect(texts[0]).toBe(`（一）${textLabels.proactiveDisclosure.zh}`);
  });
});
