import { feeSchedules } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';
import { tableFor } from '../../law.js';

/** Demands an information processing fee by one schedule (国办函〔2020〕109号). */
export const noticeFee = actOn(applications)({
  name: 'application.noticeFee',
  path: 'applications/:id/fee-notice',
  permission: 'application.noticeFee',
  body: z.strictObject({ schedule: z.enum(feeSchedules), quantity: z.number().int().min(1).max(100_000) }),
  command: (context) => {
    const { rows: tariff, pins } = tableFor('feeTariff', context);
    return {
      command: { type: 'NoticeFee', today: context.today, by: context.actor.sub, tariff, ...context.body },
      pins,
    };
  },
});
