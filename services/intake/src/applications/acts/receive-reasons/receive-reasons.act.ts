import { date } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';

/** The applicant gave reasons (Art 35). */
export const receiveReasons = actOn(applications)({
  name: 'application.receiveReasons',
  path: 'applications/:id/reasons',
  permission: 'application.receiveReasons',
  body: z.strictObject({ receivedOn: date, reasons: z.string().trim().min(1).max(10_000) }),
  command: async (context) => ({
    type: 'ReceiveReasons',
    today: context.today,
    by: context.actor.sub,
    receivedOn: context.body.receivedOn,
    personal: await context.seal(context.id, { reasons: context.body.reasons }),
  }),
});
