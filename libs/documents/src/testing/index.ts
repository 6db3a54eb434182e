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

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const unescaped = (xml: string): string => xml.replace(/&(\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity);
