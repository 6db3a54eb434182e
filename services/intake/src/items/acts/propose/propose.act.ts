import { addWorkdays } from '@mingjian/calendar';
import { itemEvents } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { items } from '../../item.aggregate.js';
import { itemContent } from '../../item-content.js';

const {
  section,
  category,
  visibility,
  attribute,
  attributeGround,
  origin,
  carrier,
  documentNumber,
  manners,
  formedOn,
  organ,
} = itemEvents.ItemProposed.schema.shape;

/** A section proposes an item for publication: the fields of 政务公开审批表 and the content, which is sealed. */
export const propose = actOn(items)({
  name: 'item.propose',
  path: 'items',
  permission: 'item.propose',
  body: z.strictObject({
    organ,
    section,
    category,
    visibility,
    attribute,
    attributeGround: attributeGround.default(null),
    origin,
    carrier,
    documentNumber: documentNumber.default(null),
    manners,
    formedOn,
    /** 责任人: whoever answers for it; the drafter unless named. */
    responsible: z.string().min(1).max(255).optional(),
    ...itemContent.shape,
  }),
  begins: { organ: (body) => body.organ, section: (body) => body.section },
  command: async ({ id, body, actor, today, directory, keepContent }) => {
    const { title, text, responsible = actor.sub, ...fields } = body;
    const term = directory.rules.termDays('publication', fields.organ, today);
    // The domain refuses a day in the future, which may lie beyond the reach of any calendar.
    const counted = fields.formedOn < today ? fields.formedOn : today;
    return {
      command: {
        type: 'Propose',
        item: id,
        by: actor.sub,
        today,
        ...fields,
        responsible,
        sectionStands: directory.hasSection(fields.organ, fields.section, today),
        publishBy: addWorkdays(directory.rules.calendar(), counted, term).due,
        workdays: term,
        digest: await keepContent({ title, text }),
      },
      pins: directory.countingPinsOn(['terms'], fields.organ, today),
    };
  },
});
