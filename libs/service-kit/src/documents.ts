import type { BundledFile } from '@mingjian/documents';
import type { Letter, LetterFormat } from '@mingjian/documents/model';
import { Rendered } from './view.js';

/** The typesetter and the writer of Word documents are loaded with the first letter that anybody asks for. */
const documents = () => import('@mingjian/documents');

const mediaTypes: Readonly<Record<LetterFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
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
