import { feeSchedules } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';
import { organOf, pinsOfLetter, tableFor } from '../../law.js';
import { noticeNumber } from '../../numbers.js';

/** Demands an information processing fee by one schedule (国办函〔2020〕109号). */
export const noticeFee = actOn(applications)({
  name: 'application.noticeFee',
  path: 'applications/:id/fee-notice',
  permission: 'application.noticeFee',
  body: z.strictObject({ schedule: z.enum(feeSchedules), quantity: z.number().int().min(1).max(100_000) }),
  command: async (context) => {
    const { rows: tariff } = tableFor('feeTariff', context);
    const number = await noticeNumber(context, 'fee');
    return {
      command: { type: 'NoticeFee', today: context.today, by: context.actor.sub, tariff, number, ...context.body },
      pins: pinsOfLetter(
        context,
        context.directory.pinsOn(['documentPattern', 'feeTariff'], organOf(context.state), context.today),
        ['letterTexts', 'terms'],
      ),
    };
  },
});
