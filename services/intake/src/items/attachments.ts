import type { Attachment, AttachmentType, PublishedAttachment } from '@mingjian/contracts';
import type { AttachmentLimits, Content } from '@mingjian/service-kit';
import type { AttachmentProblem } from './attachment-problems.js';

/** A file as an act names it. */
export interface NamedFile {
  readonly name: string;
  /** SHA-256. */
  readonly digest: string;
}

export type Attached =
  | { readonly files: readonly PublishedAttachment[] }
  | { readonly fault: AttachmentProblem; readonly facts: Readonly<Record<string, string | number>> };

const EXTENSIONS: Readonly<Record<AttachmentType, RegExp>> = {
  'application/pdf': /\.pdf$/i,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': /\.docx$/i,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': /\.xlsx$/i,
  'text/plain': /\.txt$/i,
  'text/csv': /\.csv$/i,
  'image/png': /\.png$/i,
  'image/jpeg': /\.jpe?g$/i,
};

/**
 * The files that an act names, with their type and size, in its order; or what is wrong with them. A file is known that the person brought or
 * that the item has already. The extension must say what the bytes say: whoever takes the file goes by its name.
 */
export const attachedFiles = (
  named: readonly NamedFile[],
  known: ReadonlyMap<string, Attachment>,
  limits: AttachmentLimits,
): Attached => {
  if (named.length > limits.files) return { fault: 'item.attachment.tooMany', facts: { most: limits.files } };
  const names = named.map(({ name }) => name.toLowerCase());
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice !== undefined) return { fault: 'item.attachment.nameTwice', facts: { name: twice } };
  const files: PublishedAttachment[] = [];
  for (const { name, digest } of named) {
    const file = known.get(digest);
    if (!file) return { fault: 'item.attachment.unknown', facts: { digest } };
    const mediaType = typeByName(file.mediaType, name);
    if (!EXTENSIONS[mediaType].test(name))
      return { fault: 'item.attachment.otherExtension', facts: { name, mediaType } };
    files.push({ name, digest, mediaType, size: file.size });
  }
  const together = files.reduce((sum, { size }) => sum + size, 0);
  return together > limits.bytesTogether
    ? { fault: 'item.attachment.tooLargeTogether', facts: { bytes: together, most: limits.bytesTogether } }
    : { files };
};

/** Text is a table where its name says so; the bytes cannot tell. */
const typeByName = (mediaType: AttachmentType, name: string): AttachmentType => {
  if (mediaType !== 'text/plain' && mediaType !== 'text/csv') return mediaType;
  return EXTENSIONS['text/csv'].test(name) ? 'text/csv' : 'text/plain';
};

/** What the digest of an item is of. Without files it is what it was before items could have any. */
export const contentWith = (
  { title, text, summary }: Omit<Content, 'attachments' | 'summary'> & { readonly summary?: string | undefined },
  files: readonly PublishedAttachment[],
): Content => ({
  title,
  text,
  ...(summary !== undefined && { summary }),
  ...(files.length > 0 && { attachments: files }),
});
