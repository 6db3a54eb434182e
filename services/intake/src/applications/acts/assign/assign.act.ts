import { date, sectionId } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';
import { internalDueOf } from '../../law.js';
import { sectionStands } from '../../section-stands.js';

/** Gives the case to a section with an internal term (分办). */
export const assign = actOn(applications)({
  name: 'application.assign',
  path: 'applications/:id/assignment',
  permission: 'application.assign',
  body: z.strictObject({ section: sectionId, internalDue: date.optional() }),
  command: (context) => {
    const { internalDue, pins } = context.body.internalDue
      ? { internalDue: context.body.internalDue, pins: {} }
      : internalDueOf(context);
    const command = {
      type: 'Assign' as const,
      today: context.today,
      by: context.actor.sub,
      section: context.body.section,
      sectionStands: sectionStands(context),
      internalDue,
    };
    return { command, pins };
  },
});
