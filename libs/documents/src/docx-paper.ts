import {
  AlignmentType,
  convertMillimetersToTwip,
  LineRuleType,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
} from 'docx';
import { fileOf, indented, line, title, TWENTIETHS, widthOf } from './docx-parts.js';
import { gridType, type } from './layout.js';
import { legible, shownIn, type Grid, type GridCell, type Paper, type PaperBlock } from './model.js';

const inset = gridType.inset * TWENTIETHS;

/** All rows but the last hold on to the next one, so that Word tears no table that fits a page. */
const cellOf = (cell: GridCell, isLast: boolean): TableCell =>
  new TableCell({
    columnSpan: cell.columns ?? 1,
    rowSpan: cell.rows ?? 1,
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 2 * TWENTIETHS, bottom: 2 * TWENTIETHS, left: inset, right: inset },
    children: [
      line(
        shownIn(cell),
        {
          alignment: cell.start ? AlignmentType.LEFT : AlignmentType.CENTER,
          keepNext: !isLast,
          spacing: { line: gridType.line * TWENTIETHS, lineRule: LineRuleType.AT_LEAST },
        },
        { size: gridType.text, ...(cell.head && { bold: true }) },
      ),
    ],
  });

const tableOf = ({ widths, rows }: Grid): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: widthOf(widths.reduce((sum, width) => sum + width, 0)),
    columnWidths: widths.map((width) => convertMillimetersToTwip(width)),
    rows: rows.map(
      (cells, index) =>
        new TableRow({
          cantSplit: true,
          children: cells.map((cell) => cellOf(cell, index === rows.length - 1)),
        }),
    ),
  });

/** A heading never stands alone at the end of a page. */
const headed = (text: string, pageBreakBefore = false): Paragraph =>
  line(
    text,
    { keepNext: true, pageBreakBefore, indent: { firstLineChars: 200, firstLine: 2 * type.text * TWENTIETHS } },
    { bold: true, size: type.text },
  );

const blockOf = (block: PaperBlock): Paragraph | Table => {
  switch (block.kind) {
    case 'grid':
      return tableOf(block.grid);
    case 'paragraph':
      return indented(block.text);
    case 'heading':
      return headed(block.text, block.newPage);
    default:
      return headed(block.text);
  }
};

/** A report as a Word document, its tables with merged cells: the same paper gives the same bytes. */
export const docxOfPaper = (given: Paper): Promise<Buffer> => {
  const paper = legible(given);
  return fileOf(paper, [title(paper.title), ...paper.blocks.map(blockOf)]);
};
