import { publicationEvents, type PublishedAttachment } from '@mingjian/contracts';
import { readFile } from '@mingjian/documents/reading';
import { reactionOf, type Engine } from '@mingjian/service-kit';
import type { RecordReading } from '../domain/index.js';
import { publications } from '../publication.aggregate.js';
import { filesReadBefore, keptOrNull, searchableText } from '../views/search/file-text.js';

/** The files of what is out for everybody are read for the search, each once, after it is out: nothing waits for it. */
export const onPublishedRead = reactionOf(publications)({
  name: 'publication.readFiles',
  to: publicationEvents.ItemPublished,
  consequence: ({ publication, visibility, request, attachments = [] }) => {
    if (visibility !== 'public' || attachments.length === 0) return undefined;
    // A lost race makes the command anew, and reads nothing again.
    let reading: Promise<RecordReading['files']> | undefined;
    return {
      id: publication,
      command: async ({ state, today, engine }) => {
        if (state.phase === 'absent' || state.published?.request !== request) return undefined;
        const files = await (reading ??= readUnread(engine, attachments));
        return files.length === 0 ? undefined : { type: 'RecordReading', today, request, files };
      },
    };
  },
});

const readUnread = async (
  { pool, contents }: Engine,
  attachments: readonly PublishedAttachment[],
): Promise<RecordReading['files']> => {
  const types = new Map(attachments.map(({ digest, mediaType }) => [digest, mediaType]));
  const known = await filesReadBefore(pool, [...types.keys()]);
  const files: RecordReading['files'] = [];
  // One after the other: each may be as large as is taken.
  for (const [file, mediaType] of types) {
    if (known.has(file)) continue;
    const bytes = await keptOrNull(contents, file);
    const text = bytes && searchableText(await readFile(bytes, mediaType), mediaType);
    files.push({ file, text: text === null ? null : await contents.put(Buffer.from(text)) });
  }
  return files;
};
