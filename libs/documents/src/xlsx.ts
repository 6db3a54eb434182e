import writeWorkbook, { type Cell, type SheetData } from 'write-excel-file/node';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { gridType } from './layout.js';
import { legible, placed, shownIn, type Grid, type GridCell, type Paper, type PaperBlock } from './model.js';
import { zipOf } from './zip.js';

/** About the width of one character of the default face. */
const MILLIMETRES_PER_CHARACTER = 1.9;
const FACE = '宋体';

const look = (cell: GridCell) => ({
  align: cell.start ? ('left' as const) : ('center' as const),
  alignVertical: 'center' as const,
  wrap: true,
  borderStyle: 'thin' as const,
  ...(cell.head && { fontWeight: 'bold' as const }),
});

/** A figure is a number for whoever calculates on; text is text, whatever it begins with. */
const valueOf = ({ value }: GridCell) => {
  if (value === null || value === '') return {};
  const isNumber = typeof value === 'number' || /^-?\d+(?:\.\d+)?$/.test(value);
  return isNumber && String(Number(value)) === String(value)
    ? { value: Number(value), type: Number }
    : { value: String(value), type: String };
};

const sheetOf = (
  grid: Grid,
): { readonly sheet: string; readonly data: SheetData; readonly columns: { width: number }[] } => {
  const data: Cell[][] = grid.rows.map(() => grid.widths.map(() => null));
  for (const { row, column, cell } of placed(grid)) {
    const { columns: columnSpan = 1, rows: rowSpan = 1 } = cell;
    // What a merged cell covers stays null: the writer gives it the border of the merged cell.
    data[row]![column] = {
      ...look(cell),
      height: heightOf(grid, row),
      ...valueOf(cell),
      ...(columnSpan > 1 && { columnSpan }),
      ...(rowSpan > 1 && { rowSpan }),
    };
  }
  return {
    sheet: grid.name,
    data,
    columns: grid.widths.map((millimetres) => ({ width: Math.max(6, millimetres / MILLIMETRES_PER_CHARACTER) })),
  };
};

const LINE = 13;

/** Points for so many lines of text: not every program heightens the row of a wrapped text by itself. */
const heightFor = (text: string, characters: number): number =>
  LINE * Math.max(1, Math.ceil([...text].reduce((sum, letter) => sum + (letter > '\u02ff' ? 2 : 1), 0) / characters)) +
  3;

/** The height of a row by its cells that reach into no other. */
const heightOf = (grid: Grid, row: number): number =>
  Math.max(
    LINE,
    ...placed(grid)
      .filter((each) => each.row === row && (each.cell.rows ?? 1) === 1)
      .map(({ column, cell }) => {
        const width = grid.widths.slice(column, column + (cell.columns ?? 1)).reduce((sum, each) => sum + each, 0);
        return heightFor(shownIn(cell), width / MILLIMETRES_PER_CHARACTER);
      }),
  );

const isGrid = (block: PaperBlock): block is Extract<PaperBlock, { kind: 'grid' }> => block.kind === 'grid';

const TEXT_WIDTH = 80;

/** Title, headings and text, a line each, with the tables in their place as a hint to their sheets. */
const textSheet = ({ title, notice, blocks }: Paper) => {
  const lineOf = (block: PaperBlock): GridCell =>
    isGrid(block)
      ? { value: `（见工作表“${block.grid.name}”）`, start: true }
      : { value: block.text, start: true, head: block.kind !== 'paragraph' };
  return {
    sheet: '正文',
    columns: [{ width: TEXT_WIDTH }],
    data: [
      ...(notice === null ? [] : [{ value: notice, start: true }]),
      { value: title, head: true },
      ...blocks.map(lineOf),
    ].map((cell): Cell[] => {
      const { borderStyle: _none, ...plain } = look(cell);
      return [{ ...plain, ...valueOf(cell), height: heightFor(shownIn(cell), TEXT_WIDTH) }];
    }),
  };
};

/**
 * A report as a workbook (xlsx): a sheet for its text, and one for each table with merged cells as in the form, its figures as numbers. The
 * same paper gives the same bytes.
 */
export const xlsxOfPaper = async (given: Paper): Promise<Buffer> => {
  const paper = legible(given);
  const sheets = [textSheet(paper), ...paper.blocks.filter(isGrid).map(({ grid }) => sheetOf(grid))];
  const parts = unzipSync(
    new Uint8Array(await writeWorkbook(sheets, { fontFamily: FACE, fontSize: gridType.text + 1 }).toBuffer()),
  );
  // The writer states no moment of its own, but its archive does.
  return zipOf(
    Object.entries(parts).map(([path, bytes]) => ({
      path,
      bytes: /^xl\/worksheets\/sheet\d+\.xml$/.test(path) ? strToU8(fittedToPage(strFromU8(bytes))) : bytes,
    })),
  );
};

/** Printed, each sheet is one page wide on A4; the writer has no setting for that. */
const fittedToPage = (sheet: string): string =>
  sheet
    .replace(/(<worksheet [^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    .replace('</worksheet>', '<pageSetup paperSize="9" fitToWidth="1" fitToHeight="0"/></worksheet>');
