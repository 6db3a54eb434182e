import { strFromU8, unzipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';

/** The text without what only layout adds: spaces and line ends between Chinese characters mean nothing. */
export const bare = (text: string): string => text.replace(/\s+/gu, '');

/** The files of a ZIP archive by path. */
export const unzipped = (bytes: Uint8Array): Readonly<Record<string, Uint8Array>> => unzipSync(new Uint8Array(bytes));

/** What a reader finds in the body of a Word document, bare. */
export const textOfDocx = (bytes: Uint8Array): string => {
  const xml = strFromU8(unzipped(bytes)['word/document.xml']!);
  const text = [...xml.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)].map(([, found = '']) => found).join('');
  return bare(unescaped(text));
};

/** What a reader finds on each page of a PDF, bare, without the page number and the notice that every page has. */
export const pagesOfPdf = async (bytes: Uint8Array, notice: string | null = null): Promise<readonly string[]> => {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
  return text.map((ofPage, index) =>
    bare(ofPage)
      .replace(bare(notice ?? ''), '')
      .replace(`—${index + 1}—`, ''),
  );
};

export const textOfPdf = async (bytes: Uint8Array, notice: string | null = null): Promise<string> =>
  (await pagesOfPdf(bytes, notice)).join('');

interface Placed {
  readonly str: string;
  readonly transform: readonly number[];
}

/**
 * What a reader finds on each line of a PDF from left to right, by where it stands on the page: the figures of a row of a table are those
 * on its line, whatever order the typesetter wrote them in. Lines from top to bottom, page after page.
 */
export const linesOfPdf = async (bytes: Uint8Array): Promise<readonly (readonly string[])[]> => {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const { items } = await (await document.getPage(index + 1)).getTextContent();
      const lines = new Map<number, Placed[]>();
      for (const item of items as readonly Placed[]) {
        if (item.str.trim() === '') continue;
        const height = Math.round(item.transform[5]! * 2);
        lines.set(height, [...(lines.get(height) ?? []), item]);
      }
      return [...lines.entries()]
        .toSorted(([one], [other]) => other - one)
        .map(([, found]) => found.toSorted((a, b) => a.transform[4]! - b.transform[4]!).map(({ str }) => str));
    }),
  );
  return pages.flat();
};

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const unescaped = (xml: string): string => xml.replace(/&(\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity);

/** A cell as a reader of a file finds it, at its row and column counted from 0, with how far it reaches. */
export interface FoundCell {
  readonly row: number;
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
  /** What stands in it: a number only where the file says that it is one. */
  readonly value: string | number;
}

const textIn = (xml: string): string =>
  unescaped([...xml.matchAll(/<(?:w:)?t(?:\s[^>]*)?>([^<]*)<\/(?:w:)?t>/g)].map(([, found = '']) => found).join(''));

/** The tables of a Word document with their merged cells; everything in them is text. */
export const gridsOfDocx = (bytes: Uint8Array): readonly (readonly FoundCell[])[] => {
  const xml = strFromU8(unzipped(bytes)['word/document.xml']!);
  return [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) => {
    const found: { row: number; column: number; columns: number; rows: number; value: string }[] = [];
    [...table.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].forEach(([tr], row) => {
      let column = 0;
      for (const [tc] of tr.matchAll(/<w:tc>.*?<\/w:tc>/gs)) {
        const columns = Number(/<w:gridSpan w:val="(\d+)"/.exec(tc)?.[1] ?? 1);
        const goesOn = /<w:vMerge(?: w:val="continue")?\/>/.test(tc);
        const above = goesOn ? found.findLast((cell) => cell.column === column) : undefined;
        if (above) above.rows += 1;
        else found.push({ row, column, columns, rows: 1, value: textIn(tc) });
        column += columns;
      }
    });
    return found;
  });
};

/** The sheets of a workbook by name with their merged cells; cells that a merged one covers are left out. */
export const sheetsOfXlsx = (bytes: Uint8Array): ReadonlyMap<string, readonly FoundCell[]> => {
  const parts = unzipped(bytes);
  const part = (path: string): string => strFromU8(parts[path]!);
  const strings = [...part('xl/sharedStrings.xml').matchAll(/<si>.*?<\/si>/gs)].map(([si]) => textIn(si));
  const targets = new Map(
    [...part('xl/_rels/workbook.xml.rels').matchAll(/<Relationship [^>]*>/g)].map(([tag]) => [
      /Id="([^"]*)"/.exec(tag)![1]!,
      /Target="([^"]*)"/.exec(tag)![1]!,
    ]),
  );
  return new Map(
    [...part('xl/workbook.xml').matchAll(/<sheet [^>]*>/g)].map(([tag]) => {
      const xml = part(`xl/${targets.get(/r:id="([^"]*)"/.exec(tag)![1]!)!}`);
      return [unescaped(/name="([^"]*)"/.exec(tag)![1]!), cellsOfSheet(xml, strings)];
    }),
  );
};

const cellsOfSheet = (xml: string, strings: readonly string[]): readonly FoundCell[] => {
  const merged = [...xml.matchAll(/<mergeCell ref="([A-Z]+\d+):([A-Z]+\d+)"/g)].map(([, from = '', to = '']) => {
    const [start, end] = [addressOf(from), addressOf(to)];
    return { ...start, columns: end.column - start.column + 1, rows: end.row - start.row + 1 };
  });
  return [...xml.matchAll(/<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].flatMap(
    ([, at = '', attributes = '', inner = '']) => {
      const { row, column } = addressOf(at);
      const area = merged.find((one) => inside(row, one.row, one.rows) && inside(column, one.column, one.columns));
      if (area && (area.row !== row || area.column !== column)) return [];
      const raw = /<v>([^<]*)<\/v>/.exec(inner)?.[1];
      const value =
        raw === undefined ? textIn(inner) : attributes.includes('t="s"') ? strings[Number(raw)]! : Number(raw);
      return [{ row, column, columns: area?.columns ?? 1, rows: area?.rows ?? 1, value }];
    },
  );
};

const inside = (at: number, from: number, length: number): boolean => at >= from && at < from + length;

const addressOf = (address: string): { readonly row: number; readonly column: number } => {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(address)!;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
};
