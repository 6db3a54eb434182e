import { date, organId } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { complaintStands, inspectionStands } from '../../basis.js';
import { rectificationOf } from '../../domain/index.js';
import { words } from '../../kept-words.js';
import { rectifications } from '../../rectification.aggregate.js';

/**
 * An organ has to mend something by a day (责令限期整改; Arts 47, 53): a problem that an inspection found, which has one order only; what a
 * complaint is about; or whatever was seen otherwise.
 */
export const orderRectification = actOn(rectifications)({
  name: 'rectification.order',
  path: 'rectifications',
  permission: 'rectification.order',
  body: z
    .strictObject({
      organ: organId,
      orderedBy: organId,
      inspection: z.uuid().nullable().default(null),
      problem: z.number().int().min(1).max(200).nullable().default(null),
      complaint: z.uuid().nullable().default(null),
      dueOn: date,
      order: words,
    })
    .refine(({ inspection, problem }) => (inspection === null) === (problem === null), {
      message: 'inspection and problem go together',
    }),
  begins: {
    id: ({ inspection, organ, problem }) =>
      inspection === null || problem === null ? undefined : rectificationOf(inspection, organ, problem),
    organ: ({ orderedBy }) => orderedBy,
  },
  // Whoever may order it is told that it is ordered already.
  scope: (_state, { orderedBy }) => orderedBy,
  command: async ({ id, body: { order, ...body }, engine, directory, actor, today, keepContent }) => {
    const { organ, inspection, problem, complaint } = body;
    const stands = await Promise.all([
      inspection === null || inspectionStands(engine, inspection, organ, problem),
      complaint === null || complaintStands(engine, complaint, organ),
    ]);
    return {
      type: 'Order',
      rectification: id,
      ...body,
      subtree: directory.subtreeOf(body.orderedBy, today),
      basisStands: stands.every((one) => one),
      digest: await keepContent({ order }),
      by: actor.sub,
      today,
    };
  },
});
