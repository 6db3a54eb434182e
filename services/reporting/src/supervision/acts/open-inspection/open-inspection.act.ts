import { date, inspectionKinds, organId } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { inspections } from '../../inspection.aggregate.js';
import { words } from '../../kept-words.js';

/**
 * An office asks organs for their findings on themselves by a day, as every half-year, or begins to inspect them (Arts 46, 47): itself
 * and those below it.
 */
export const openInspection = actOn(inspections)({
  name: 'inspection.open',
  path: 'inspections',
  permission: 'inspection.open',
  body: z.strictObject({
    organ: organId,
    kind: z.enum(inspectionKinds),
    period: z.string().regex(/^(19|20|21)\d\d-H[12]$/),
    organs: z.array(organId).min(1).max(500),
    dueOn: date,
    subject: words,
    checklist: z.array(words).max(100).default([]),
  }),
  begins: { organ: ({ organ }) => organ },
  command: async ({ id, body: { subject, checklist, ...body }, today, actor, directory, keepContent }) => ({
    type: 'Open',
    inspection: id,
    ...body,
    subtree: directory.subtreeOf(body.organ, today),
    digest: await keepContent({ subject, checklist }),
    by: actor.sub,
    today,
  }),
});
