import { date, sectionId } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';
import { pinsOfLetter } from '../../law.js';
import { sectionStands } from '../../section-stands.js';

/** Asks another section to help (协办). */
export const askCoHandling = actOn(applications)({
  name: 'application.askCoHandling',
  path: 'applications/:id/co-handling',
  permission: 'application.askCoHandling',
  body: z.strictObject({ section: sectionId, due: date }),
  command: (context) => ({
    command: {
      type: 'AskCoHandling',
      today: context.today,
      by: context.actor.sub,
      ...context.body,
      sectionStands: sectionStands(context),
    },
    pins: pinsOfLetter(context, {}),
  }),
});
