import { entriesIn } from './archive.js';

/** Types that are told by their bytes alone. Text with commas is text: only its name says that it is a table. */
export type TypeByBytes =
  | 'application/pdf'
  | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  | 'text/plain'
  | 'image/png'
  | 'image/jpeg';

/** PDF 32000 §7.5.2; PNG (ISO 15948) §5.2; JPEG (ITU T.81) B.1: SOI and the first marker. */
const SIGNATURES: readonly (readonly [TypeByBytes, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
];

/**
 * What a file is by its bytes, whatever it is called; undefined for everything that no item may have: other formats, office documents with
 * macros, archives that no office program writes, text that is not UTF-8.
 */
export const typeOfBytes = (bytes: Uint8Array): TypeByBytes | undefined => {
  const signed = SIGNATURES.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte));
  if (signed) return signed[0];
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return officeTypeOf(bytes);
  return isText(bytes) ? 'text/plain' : undefined;
};

/** OPC (ECMA-376 part 2): the types of the parts stand in one place, the main part of Word and Excel in a well-known one. */
const officeTypeOf = (bytes: Uint8Array): TypeByBytes | undefined => {
  const paths = new Set((entriesIn(bytes) ?? []).map(({ path }) => path));
  const hasMacros = [...paths].some((path) => /(?:^|\/)vba(?:Project|Data)/i.test(path));
  if (hasMacros || !paths.has('[Content_Types].xml')) return undefined;
  if (paths.has('word/document.xml')) return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  if (paths.has('xl/workbook.xml')) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return undefined;
};

const isText = (bytes: Uint8Array): boolean => {
  try {
    // eslint-disable-next-line no-control-regex -- characters that no text has
    return !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/.test(
      new TextDecoder('utf-8', { fatal: true }).decode(bytes),
    );
  } catch {
    return false;
  }
};
