import { publicationEvents } from '@mingjian/contracts';
import { reactionOf } from '@mingjian/service-kit';
import { INTERPRETATION } from '../domain/index.js';
import { items } from '../item.aggregate.js';
import { dutyTermOf } from '../law.js';

/** The item is on the portal; a document that is to be interpreted begins to owe that. */
export const onItemPublished = reactionOf(items)({
  name: 'item.published',
  to: publicationEvents.ItemPublished,
  consequence: ({ item, organ, digest, publishedOn, indexNumber, description }) => ({
    id: item,
    command: ({ directory, today }) => {
      const conclude = {
        type: 'Conclude',
        item,
        organ,
        digest,
        outcome: 'published',
        concludedOn: publishedOn,
        ground: null,
        indexNumber,
      } as const;
      if (!description?.normative?.interpretation) return conclude;
      const { term: interpretation, pins } = dutyTermOf(directory, organ, today, INTERPRETATION, publishedOn);
      return { command: { ...conclude, interpretation }, pins };
    },
  }),
});

/** What interprets or clarifies an item is on the portal: the item knows it, too. */
export const onReferringPublished = reactionOf(items)({
  name: 'item.referringPublished',
  to: publicationEvents.ItemPublished,
  consequence: ({ item, organ, publishedOn, visibility, description }) => {
    const about = description?.about;
    if (!about || visibility !== 'public') return undefined;
    const { item: subject, relation } = about;
    return {
      id: subject,
      command: () => ({ type: 'Refer', item: subject, organ, referring: item, relation, publishedOn }),
    };
  },
});
