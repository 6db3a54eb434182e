import { itemEvents } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { items } from '../../item.aggregate.js';
import { itemContent, keepItemContent } from '../../item-content.js';

const { documentNumber, manners, normative } = itemEvents.ItemProposed.schema.shape;

/**
 * Proposes new content for what is or was on the portal, or that it says otherwise of itself (number, channels, validity): a new round of
 * review, at whose end the next version is published.
 */
export const revise = actOn(items)({
  name: 'item.revise',
  path: 'items/:id/revisions',
  permission: 'item.edit',
  body: itemContent.extend({ documentNumber: documentNumber.optional(), manners: manners.optional(), normative }),
  command: async (context) => {
    const { id, body, state, actor, today } = context;
    const { documentNumber: number, manners: channels, normative: document, ...content } = body;
    return {
      type: 'Revise',
      item: id,
      organ: state.phase === 'unknown' ? '' : state.organ,
      by: actor.sub,
      today,
      ...(await keepItemContent(content, context)),
      description: {
        ...(number !== undefined && { documentNumber: number }),
        ...(channels !== undefined && { manners: channels }),
        ...(document !== undefined && { normative: document }),
      },
    };
  },
});
