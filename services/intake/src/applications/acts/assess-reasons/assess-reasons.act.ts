import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';
import { lawFor, pinsOfLetter } from '../../law.js';
import { noticeNumber } from '../../numbers.js';

/** Finds the reasons good or not; `deferDays` sets a later day to answer, of which the applicant is told (Art 35). */
export const assessReasons = actOn(applications)({
  name: 'application.assessReasons',
  path: 'applications/:id/reasons-assessment',
  permission: 'application.assessReasons',
  body: z.strictObject({
    reasonable: z.boolean(),
    deferDays: z.number().int().min(1).max(250).nullable().default(null),
    assessment: z.string().trim().min(1).max(10_000),
  }),
  command: async (context) => {
    const { law, pins } = lawFor(context, ['documentPattern']);
    const { assessment, ...body } = context.body;
    const personal = await context.seal(context.id, { assessment });
    return {
      command: {
        type: 'AssessReasons',
        today: context.today,
        by: context.actor.sub,
        calendar: law.calendar,
        ...body,
        number: body.deferDays === null ? null : await noticeNumber(context, 'deferral'),
        personal,
      },
      pins: pinsOfLetter(context, pins),
    };
  },
});
