/**
 * A report (年度报告) as people read it: headings, text and tables with merged cells (合并单元格), before anybody has chosen a layout. All
 * words and figures are final; what is read back from a file is `linesOfPaper` of its paper.
 */
export interface Paper {
  readonly title: string;
  /** Who makes it: the author in the file's properties. */
  readonly organ: string;
  /** The day that the file states as that of its making, `YYYY-MM-DD`: never the moment at which somebody asked for it. */
  readonly date: string;
  readonly blocks: readonly PaperBlock[];
  /** Said on every page, for example that this is a draft. */
  readonly notice: string | null;
}

export type PaperBlock =
  | { readonly kind: 'heading'; readonly text: string; readonly newPage?: boolean }
  | { readonly kind: 'theme' | 'paragraph'; readonly text: string }
  | { readonly kind: 'grid'; readonly grid: Grid };

/** A table. Each row gives its cells from left to right without those that a merged cell of a row above covers. */
export interface Grid {
  /** A word for it: the name of its sheet in a workbook. */
  readonly name: string;
  /** Width of each column in millimetres. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly GridCell[])[];
}

export interface GridCell {
  /** A figure stays a number where the file knows numbers; null is an empty cell. */
  readonly value: string | number | null;
  /** How many columns and rows it covers; 1 unless said. */
  readonly columns?: number;
  readonly rows?: number;
  /** A heading of rows or columns: bold, and set to the left where `start` is said. */
  readonly head?: boolean;
  readonly start?: boolean;
}

/** The forms in which a paper is given. */
export const paperFormats = ['docx', 'xlsx', 'pdf'] as const;
export type PaperFormat = (typeof paperFormats)[number];

export const heading = (text: string, { newPage = false } = {}): PaperBlock => ({ kind: 'heading', text, newPage });
export const theme = (text: string): PaperBlock => ({ kind: 'theme', text });

export const shownIn = ({ value }: GridCell): string => (value === null ? '' : String(value));

/** A cell and the place that it begins at, counted from 0. */
export interface PlacedGridCell {
  readonly row: number;
  readonly column: number;
  readonly cell: GridCell;
}

/**
 * Where each cell of a grid begins.
 * @throws RangeError where a row is not filled exactly or cells would cover each other
 */
export const placed = ({ name, widths, rows }: Grid): readonly PlacedGridCell[] => {
  const taken = rows.map(() => widths.map(() => false));
  const all = rows.flatMap((cells, row) =>
    cells.map((cell): PlacedGridCell => {
      const column = taken[row]!.indexOf(false);
      for (let down = row; down < row + (cell.rows ?? 1); down += 1) {
        for (let across = column; across < column + (cell.columns ?? 1); across += 1) {
          if (taken[down]?.[across] !== false) throw new RangeError(`${name}: row ${row} does not fit`);
          taken[down]![across] = true;
        }
      }
      return { row, column, cell };
    }),
  );
  if (taken.some((row) => row.includes(false))) throw new RangeError(`${name} has a hole`);
  return all;
};

/** Every word and figure in the order of reading, without the notice that stands on every page. */
export const linesOfPaper = ({ title, blocks }: Paper): readonly string[] => [
  title,
  ...blocks.flatMap((block) => (block.kind === 'grid' ? block.grid.rows.flat().map(shownIn) : [block.text])),
];

export const textOfPaper = (paper: Paper): string => linesOfPaper(paper).join('\n');
