import { fileName, MOST_ATTACHMENTS, type Attachment, type PublishedAttachment } from '@mingjian/contracts';
import { Problem, type Content, type Engine } from '@mingjian/service-kit';
import { z } from 'zod';
import { attachmentProblems } from './attachment-problems.js';
import { attachedFiles, contentWith, type NamedFile } from './attachments.js';
import type { ItemState } from './domain/index.js';
import { broughtBy } from './uploads/brought.js';

/** What is published of an item. */
export const itemContent = z.strictObject({
  title: z.string().trim().min(1).max(300),
  text: z.string().trim().min(1).max(1_000_000),
  /** 内容概述, which the catalogue shows beside the name (Art 12). */
  summary: z.string().trim().min(1).max(500).optional(),
  /** 附件: files that were uploaded before, or that the item has already. Absent: as they are; empty: none. */
  attachments: z
    .array(z.strictObject({ name: fileName, digest: z.string().regex(/^[0-9a-f]{64}$/) }))
    .max(MOST_ATTACHMENTS)
    .optional(),
});

type Wished = z.infer<typeof itemContent>;

/**
 * Keeps what is published of an item and gives its digest, which covers the files by theirs. An item without files has the bytes that it
 * always had.
 * @throws Problem for files that cannot be attached
 */
export const keepItemContent = async (
  { title, text, summary, attachments: named }: Wished,
  {
    state,
    actor: { sub },
    engine,
    keepContent,
  }: {
    readonly state: ItemState;
    readonly actor: { readonly sub: string };
    readonly engine: Engine;
    keepContent(content: unknown): Promise<string>;
  },
): Promise<{ readonly digest: string; readonly attachments?: Attachment[] }> => {
  const present = await presentFiles(state, engine);
  const files = named ? await filesNamed(named, present, sub, engine) : present;
  const digest = await keepContent(contentWith({ title, text, summary }, files));
  return { digest, ...(files.length > 0 && { attachments: files.map(({ name: _, ...file }) => file) }) };
};

/** The files that the item has now, with their names, which no event has. */
const presentFiles = async (state: ItemState, { contents }: Engine): Promise<readonly PublishedAttachment[]> => {
  if (state.phase === 'unknown' || !state.attachments) return [];
  const content = JSON.parse((await contents.get(state.digest)).toString('utf8')) as Content;
  return content.attachments ?? [];
};

const filesNamed = async (
  named: readonly NamedFile[],
  present: readonly PublishedAttachment[],
  sub: string,
  engine: Engine,
): Promise<readonly PublishedAttachment[]> => {
  const brought = await broughtBy(
    engine.pool,
    sub,
    named.map(({ digest }) => digest),
  );
  const known = new Map<string, Attachment>([...present.map((file) => [file.digest, file] as const), ...brought]);
  const attached = attachedFiles(named, known, engine.attachments);
  if ('fault' in attached) throw new Problem(attached.fault, attachmentProblems[attached.fault], attached.facts);
  return attached.files;
};
