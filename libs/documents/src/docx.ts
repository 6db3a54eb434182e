import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Footer,
  Header,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  type IParagraphOptions,
} from 'docx';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { LINES_BEFORE_SIGNATURE, page, RED, type } from './layout.js';
import { legible, signatureLines, type Block, type Letter, type Row } from './model.js';
import { zipOf } from './zip.js';

/** Word takes half points for type and twentieths for lengths. */
const HALF = 2;
const TWENTIETHS = 20;
/** What Word and WPS have in China; another word processor takes a face of its own. */
const TEXT_FACE = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋' };
const TITLE_FACE = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' };

interface Look {
  readonly size?: number;
  readonly bold?: boolean;
  readonly color?: string;
}

const line = (text: string, options: IParagraphOptions = {}, { size, bold, color }: Look = {}): Paragraph =>
  new Paragraph({
    ...options,
    children: [
      new TextRun({
        text,
        ...(size !== undefined && { size: size * HALF }),
        ...(bold && { bold, font: TITLE_FACE }),
        ...(color !== undefined && { color }),
      }),
    ],
  });

const letterhead = (organ: string): Paragraph =>
  line(
    organ,
    {
      alignment: AlignmentType.CENTER,
      spacing: { line: 44 * TWENTIETHS, lineRule: LineRuleType.EXACT },
      border: { bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 24, color: RED, space: 6 } },
    },
    { size: type.letterhead, bold: true, color: RED },
  );

const title = (text: string): Paragraph =>
  line(
    text,
    {
      alignment: AlignmentType.CENTER,
      spacing: {
        line: 34 * TWENTIETHS,
        lineRule: LineRuleType.EXACT,
        before: (type.line / 2) * TWENTIETHS,
        after: (type.line / 2) * TWENTIETHS,
      },
    },
    { size: type.title, bold: true },
  );

const indented = (text: string, withNext = false): Paragraph =>
  line(text, {
    alignment: AlignmentType.BOTH,
    // A signature never stands alone on a page: the last paragraph comes along.
    ...(withNext && { keepNext: true, keepLines: true }),
    // Characters, so that the indentation follows the type; the length is for those who do not know them.
    indent: { firstLineChars: 200, firstLine: 2 * type.text * TWENTIETHS },
  });

const LABEL_MM = 36;
const widthOf = (mm: number) => ({ size: convertMillimetersToTwip(mm), type: WidthType.DXA });

const cell = (text: string, widthMm: number, alignment: (typeof AlignmentType)['LEFT' | 'CENTER']): TableCell =>
  new TableCell({
    width: widthOf(widthMm),
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 100, bottom: 100, left: 110, right: 110 },
    children: text
      .split('\n')
      .map((each) =>
        line(
          each,
          { alignment, spacing: { line: 19 * TWENTIETHS, lineRule: LineRuleType.AT_LEAST } },
          { size: type.form },
        ),
      ),
  });

const tableOf = (rows: readonly Row[]): Table => {
  const valueMm = page.width - page.left - page.right - LABEL_MM;
  return new Table({
    layout: TableLayoutType.FIXED,
    width: widthOf(LABEL_MM + valueMm),
    columnWidths: [LABEL_MM, valueMm].map((mm) => convertMillimetersToTwip(mm)),
    rows: rows.map(
      ({ label, value }) =>
        new TableRow({
          children: [cell(label, LABEL_MM, AlignmentType.CENTER), cell(value, valueMm, AlignmentType.LEFT)],
        }),
    ),
  });
};

const blockOf = (block: Block, withNext: boolean): Paragraph | Table =>
  block.kind === 'paragraph' ? indented(block.text, withNext) : tableOf(block.rows);

/** The date ends four characters before the edge; the organ stands over it. */
const signatureOf = (letter: Letter): readonly Paragraph[] =>
  signatureLines(letter).map((text, index, { length }) =>
    line(text, {
      alignment: AlignmentType.RIGHT,
      keepNext: index < length - 1,
      keepLines: true,
      indent: { right: (index === 0 ? 1 : 4) * type.text * TWENTIETHS },
      ...(index === 0 && { spacing: { ...exactLine, before: LINES_BEFORE_SIGNATURE * type.line * TWENTIETHS } }),
    }),
  );

const exactLine = { line: type.line * TWENTIETHS, lineRule: LineRuleType.EXACT };

const documentOf = (letter: Letter): Document =>
  new Document({
    title: letter.title,
    creator: letter.organ,
    lastModifiedBy: letter.organ,
    styles: {
      default: {
        document: { run: { font: TEXT_FACE, size: type.text * HALF, language: { eastAsia: 'zh-CN' } } },
      },
      paragraphStyles: [{ id: 'Normal', name: 'Normal', paragraph: { spacing: exactLine } }],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: convertMillimetersToTwip(page.width), height: convertMillimetersToTwip(page.height) },
            margin: {
              top: convertMillimetersToTwip(page.top),
              left: convertMillimetersToTwip(page.left),
              right: convertMillimetersToTwip(page.right),
              bottom: convertMillimetersToTwip(page.bottom),
            },
          },
        },
        ...(letter.notice !== null && {
          headers: {
            default: new Header({
              children: [line(letter.notice, { alignment: AlignmentType.RIGHT }, { size: type.notice })],
            }),
          },
        }),
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: type.pageNumber * HALF })],
              }),
            ],
          }),
        },
        children: [
          ...(letter.layout === 'letter' ? [letterhead(letter.organ)] : []),
          ...(letter.number === null ? [] : [line(letter.number, { alignment: AlignmentType.RIGHT })]),
          title(letter.title),
          ...(letter.addressee === null ? [] : [line(`${letter.addressee}：`)]),
          ...letter.body.map((block, index, { length }) =>
            blockOf(block, letter.remedy === null && index === length - 1),
          ),
          ...(letter.remedy === null ? [] : [indented(letter.remedy, true)]),
          ...signatureOf(letter),
        ],
      },
    ],
  });

/** A letter as a Word document: the same letter gives the same bytes. */
export const docxOf = async (letter: Letter): Promise<Buffer> => {
  const parts = unzipSync(await Packer.toBuffer(documentOf(legible(letter))));
  // The library stamps the moment; the letter has its own day.
  const core = strFromU8(parts['docProps/core.xml']!).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, `${letter.date}T00:00:00Z`);
  return zipOf(
    Object.entries({ ...parts, 'docProps/core.xml': strToU8(core) }).map(([path, bytes]) => ({ path, bytes })),
  );
};
