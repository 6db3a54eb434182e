import { broughtFile, bytesOf, contentOf, defineView, Problem } from '@mingjian/service-kit';
import { z } from 'zod';
import { attachmentIn } from '../attachments.js';
import { findInside, listInside } from './internal.query.js';

/** What is open inside the organs of whoever asks (机关内部公开): nobody else learns that it exists. */
export const internalList = defineView({
  name: 'publication.internalList',
  path: 'internal-publications',
  permission: 'publication.read',
  query: z.strictObject({}),
  handle: async ({ engine, organs }) => ({ entries: await listInside(engine.pool, organs) }),
});

/** One of them, with what it says. */
export const internalDocument = defineView({
  name: 'publication.internalDocument',
  path: 'internal-publications/:id',
  permission: 'publication.read',
  query: z.strictObject({}),
  handle: async ({ params, engine, requireOrgan }) => {
    const entry = await findInside(engine.pool, params['id'] ?? '');
    if (!entry) throw Problem.of('request.notFound');
    requireOrgan(entry.organ);
    const { digest, ...fields } = entry;
    return { ...fields, content: await contentOf(engine, digest) };
  },
});

/** A file of one of them (附件), by its digest. */
export const internalAttachment = defineView({
  name: 'publication.internalAttachment',
  path: 'internal-publications/:id/attachments/:digest',
  permission: 'publication.read',
  query: z.strictObject({}),
  handle: async ({ params, engine, requireOrgan }) => {
    const entry = await findInside(engine.pool, params['id'] ?? '');
    if (!entry) throw Problem.of('request.notFound');
    requireOrgan(entry.organ);
    const file = attachmentIn(await contentOf(engine, entry.digest), params['digest'] ?? '');
    if (!file) throw Problem.of('request.notFound');
    return broughtFile(file, await bytesOf(engine, file.digest));
  },
});
