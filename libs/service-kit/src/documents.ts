import type { PublishedAttachment } from '@mingjian/contracts';
import type { BundledFile } from '@mingjian/documents';
import type { Letter, LetterFormat, Paper, PaperFormat } from '@mingjian/documents/model';
import { Rendered } from './view.js';

/** The typesetter and the writer of Word documents are loaded with the first letter that anybody asks for. */
const documents = () => import('@mingjian/documents');

const mediaTypes: Readonly<Record<LetterFormat | PaperFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

export const renderLetter = async (letter: Letter, format: LetterFormat): Promise<Buffer> => {
  const { docxOf, pdfOf } = await documents();
  return format === 'pdf' ? pdfOf(letter) : docxOf(letter);
};

/** A letter to be kept, under its number or title. */
export const letterFile = async (letter: Letter, format: LetterFormat): Promise<Rendered> =>
  new Rendered(
    mediaTypes[format],
    await renderLetter(letter, format),
    attachment(`${letter.title}${letter.number ?? ''}.${format}`),
  );

/** A report with its tables to be kept. */
export const paperFile = async (paper: Paper, format: PaperFormat, name: string): Promise<Rendered> => {
  const { docxOfPaper, pdfOfPaper, xlsxOfPaper } = await documents();
  const writers = { docx: docxOfPaper, xlsx: xlsxOfPaper, pdf: pdfOfPaper };
  return fileToKeep(mediaTypes[format], await writers[format](paper), name);
};

/** Anything as a file under a name. */
export const fileToKeep = (mediaType: string, body: string | Buffer, name: string): Rendered =>
  new Rendered(mediaType, body, attachment(name));

const textTypes = new Set(['text/plain', 'text/csv']);

/**
 * A file that somebody brought: to be kept and never shown as a page of this site, whatever its bytes pretend to be (RFC 6266, nosniff, a
 * sandbox without anything).
 */
export const broughtFile = (
  { mediaType, name }: Pick<PublishedAttachment, 'mediaType' | 'name'>,
  bytes: Buffer,
  headers: Readonly<Record<string, string>> = {},
): Rendered =>
  fileToKeep(textTypes.has(mediaType) ? `${mediaType}; charset=utf-8` : mediaType, bytes, name).with({
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    ...headers,
  });

/** Files in one archive with their digests. */
export const archiveFile = async (
  files: readonly BundledFile[],
  about: Readonly<Record<string, unknown>>,
  name: string,
): Promise<Rendered> => {
  const { bundleOf } = await documents();
  return new Rendered('application/zip', bundleOf(files, about), attachment(`${name}.zip`));
};

/** RFC 6266: names in Chinese travel percent-encoded. */
const attachment = (name: string): Readonly<Record<string, string>> => ({
  'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)}`,
});
