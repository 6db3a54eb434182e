import { defineView, Problem } from '@mingjian/service-kit';
import { z } from 'zod';
import { channelCounts, documentCounts, publicationCounts } from './counts.js';

const query = z.strictObject({ organ: z.string().max(64), year: z.coerce.number().int().min(2000).max(2100) });

/** How many items an organ and those below it published in a year, by category. */
export const publicationCountsView = defineView({
  name: 'statistics.publications',
  path: 'publications/counts',
  permission: 'public',
  query,
  handle: ({ query, directory, today, engine }) => {
    if (!directory.organ(query.organ)) throw Problem.of('request.notFound');
    const organs = [query.organ, ...directory.subtreeOf(query.organ, today)];
    return publicationCounts(engine.pool, { organs, year: query.year });
  },
});

/** How many publications of an organ and those below it each channel carried in a year (Art 23). */
export const channelCountsView = defineView({
  name: 'statistics.channels',
  path: 'publications/channels',
  permission: 'public',
  query,
  handle: ({ query: { organ, year }, directory, today, engine }) => {
    if (!directory.organ(organ)) throw Problem.of('request.notFound');
    return channelCounts(engine.pool, { organs: [organ, ...directory.subtreeOf(organ, today)], year });
  },
});

/** Rules and normative documents of an organ and those below it in a year, as published: made, repealed, expired, in force. */
export const documentCountsView = defineView({
  name: 'statistics.documents',
  path: 'publications/documents',
  permission: 'public',
  query,
  handle: ({ query: { organ, year }, directory, today, engine }) => {
    if (!directory.organ(organ)) throw Problem.of('request.notFound');
    return documentCounts(engine.pool, { organs: [organ, ...directory.subtreeOf(organ, today)], year });
  },
});
