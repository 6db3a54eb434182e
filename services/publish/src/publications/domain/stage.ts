import { isSame } from './release.js';
import type { Publication } from './state.js';

/** Where an item stands for whoever publishes it: what has to happen next, in the order of its life. */
export const publicationStages = [
  'inReview',
  'toPublish',
  'releasing',
  'published',
  'withdrawn',
  'keptClosed',
] as const;
export type PublicationStage = (typeof publicationStages)[number];

/** A draft that is not out yet comes before what is out; what was taken back may go out again as it was, so that alone asks for nothing. */
export const stageOf = (publication: Publication): PublicationStage => {
  const { request, draft, published, versions } = publication;
  if (request !== null) return 'releasing';
  if (draft?.visibility === 'closed') return 'keptClosed';
  if (isReleasable(publication) && (published !== null || versions === 0)) return 'toPublish';
  if (published !== null) return 'published';
  return versions > 0 ? 'withdrawn' : 'inReview';
};

/** Whether the office may ask for its release now. */
export const isReleasable = ({ request, draft, published }: Publication): boolean =>
  request === null && draft !== null && draft.visibility !== 'closed' && !(published && isSame(published, draft));
