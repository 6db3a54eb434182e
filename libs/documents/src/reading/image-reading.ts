import type { Carried, FileReading } from './model.js';

/** Nobody reads what a picture shows; what the camera wrote beside it (Exif, with place and owner, or XMP) is something hidden. */
export const readImage = (bytes: Uint8Array): FileReading => {
  const hidden: readonly Carried[] = hasNotes(bytes) ? [{ kind: 'hiddenContent', place: 'properties', count: 1 }] : [];
  return { texts: [], carried: [{ kind: 'unread', place: 'body', count: 1 }, ...hidden], authors: [] };
};

const hasNotes = (bytes: Uint8Array): boolean => (bytes[0] === 0xff ? jpegHasNotes(bytes) : pngHasNotes(bytes));

/** JPEG (ITU T.81 B.1.1): segments up to the picture; APP1 holds Exif and XMP, APP13 what newspapers note, COM a comment. */
const jpegHasNotes = (bytes: Uint8Array): boolean => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1]!;
    if (marker === 0xda) return false;
    if (marker === 0xe1 || marker === 0xed || marker === 0xfe) return true;
    at += 2 + view.getUint16(at + 2);
  }
  return false;
};

/** PNG (ISO 15948 §11.3): texts and Exif are chunks of their own. */
const pngHasNotes = (bytes: Uint8Array): boolean => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 8 <= bytes.length;) {
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (['tEXt', 'zTXt', 'iTXt', 'eXIf'].includes(type)) return true;
    at += 12 + view.getUint32(at);
  }
  return false;
};
