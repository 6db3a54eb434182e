import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';

/** Demands an information processing fee by one schedule (国办函〔2020〕109号). */
export const noticeFee = actOn(applications)({
  name: 'application.noticeFee',
  path: 'applications/:id/fee-notice',
  permission: 'application.noticeFee',
  body: z.strictObject({ schedule: z.enum(['byItem', 'byVolume']), quantity: z.number().int().min(1).max(100_000) }),
  command: (context) => ({ type: 'NoticeFee', today: context.today, by: context.actor.sub, ...context.body }),
});
