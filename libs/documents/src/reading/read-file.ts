import { readDocx } from './docx-reading.js';
import { readImage } from './image-reading.js';
import { unread, type FileReading, type FileText } from './model.js';
import { readPdf } from './pdf-reading.js';
import { readXlsx } from './xlsx-reading.js';

/** Characters of one file that are looked through; what is beyond counts as unread. */
const MOST_CHARACTERS = 4_000_000;

/**
 * What can be looked through of a file, by its media type: every text with its place, who made it, and what it carries beside what is seen. What
 * nobody can read is `unread` and never silently left out.
 */
export const readFile = async (bytes: Uint8Array, mediaType: string): Promise<FileReading> => {
  try {
    return shortened(await readAs(bytes, mediaType));
  } catch {
    return unread;
  }
};

const readAs = async (bytes: Uint8Array, mediaType: string): Promise<FileReading> => {
  switch (mediaType) {
    case 'application/pdf':
      return readPdf(bytes);
    case 'application/vnd.openxmlformats-officedocument.wordprocessingml.document':
      return readDocx(bytes);
    case 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet':
      return readXlsx(bytes);
    case 'text/plain':
    case 'text/csv':
      return { texts: [{ place: 'body', text: new TextDecoder().decode(bytes) }], carried: [], authors: [] };
    case 'image/png':
    case 'image/jpeg':
      return readImage(bytes);
    default:
      return unread;
  }
};

const shortened = (reading: FileReading): FileReading => {
  let left = MOST_CHARACTERS;
  const texts: FileText[] = [];
  for (const { text, ...where } of reading.texts) {
    if (left > 0) texts.push({ ...where, text: text.slice(0, left) });
    left -= text.length;
  }
  return left >= 0 ? reading : { ...reading, texts, carried: [...reading.carried, ...unread.carried] };
};
