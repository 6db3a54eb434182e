import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';

/** Records which help an applicant with difficulty in reading, seeing or hearing was given (Art 43). */
export const recordAssistance = actOn(applications)({
  name: 'application.recordAssistance',
  path: 'applications/:id/assistance',
  permission: 'application.recordAssistance',
  body: z.strictObject({ help: z.string().trim().min(1).max(2000) }),
  command: async (context) => ({
    type: 'RecordAssistance',
    today: context.today,
    by: context.actor.sub,
    personal: await context.seal(context.id, { help: context.body.help }),
  }),
});
