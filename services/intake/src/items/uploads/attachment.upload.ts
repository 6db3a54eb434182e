import { typeOfBytes } from '@mingjian/documents/reading';
import { defineUpload, Problem } from '@mingjian/service-kit';
import { attachmentProblems } from '../attachment-problems.js';
import { noteBrought } from './brought.js';

/**
 * Brings a file that whoever sends it may attach to an item within twelve hours, by its digest. What it is, its bytes tell: PDF, Word and Excel
 * without macros, text in UTF-8, PNG, JPEG. Answers `{ digest, mediaType, size }`.
 */
export const attachmentUpload = defineUpload({
  name: 'item.attachmentUpload',
  path: 'attachment-uploads',
  permission: 'item.edit',
  longest: ({ attachments }) => attachments.bytes,
  handle: async ({ bytes, principal, engine }) => {
    const mediaType = typeOfBytes(bytes);
    if (!mediaType) {
      throw new Problem('item.attachment.unsupportedType', attachmentProblems['item.attachment.unsupportedType']);
    }
    const file = { digest: await engine.contents.put(bytes), mediaType, size: bytes.length };
    await noteBrought(engine.pool, principal.sub, file);
    return file;
  },
});
