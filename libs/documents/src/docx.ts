import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  LineRuleType,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
} from 'docx';
import { exactLine, fileOf, indented, line, title, TWENTIETHS, widthOf } from './docx-parts.js';
import { LINES_BEFORE_SIGNATURE, page, RED, type } from './layout.js';
import { legible, signatureLines, type Block, type Letter, type Row } from './model.js';

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

const LABEL_MM = 36;

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

/** A letter as a Word document: the same letter gives the same bytes. */
export const docxOf = (given: Letter): Promise<Buffer> => {
  const letter = legible(given);
  return fileOf(letter, [
    ...(letter.layout === 'letter' ? [letterhead(letter.organ)] : []),
    ...(letter.number === null ? [] : [line(letter.number, { alignment: AlignmentType.RIGHT })]),
    title(letter.title),
    ...(letter.addressee === null ? [] : [line(`${letter.addressee}：`)]),
    ...letter.body.map((block, index, { length }) => blockOf(block, letter.remedy === null && index === length - 1)),
    ...(letter.remedy === null ? [] : [indented(letter.remedy, true)]),
    ...signatureOf(letter),
  ]);
};
