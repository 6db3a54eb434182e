import type { CivilDate } from '@mingjian/core';
import type { Engine } from '@mingjian/service-kit';
import type { Subject } from './domain/index.js';
import { items } from './item.aggregate.js';

/**
 * What stands of an item that another one is about, and the day from which an interpretation of it is due: that of its publication, or
 * the last one on which it can be published in time. Null for one that does not exist, or that another organ has not published.
 */
export const subjectOf = async (
  engine: Engine,
  organ: string,
  item: string,
): Promise<(Subject & { readonly day: CivilDate }) | null> => {
  const { state } = await engine.pipeline.load(items, item);
  if (state.phase === 'unknown') return null;
  const { publishedOn, publishBy, description } = state;
  if (state.organ !== organ && publishedOn === null) return null;
  return {
    wasPublished: publishedOn !== null,
    interprets: description.about?.relation === 'interprets',
    day: publishedOn ?? publishBy,
  };
};
