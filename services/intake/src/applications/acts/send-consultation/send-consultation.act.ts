import { organId } from '@mingjian/contracts';
import { uuidFrom } from '@mingjian/core';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';
import { pinsOfLetter } from '../../law.js';
import { noticeNumber } from '../../numbers.js';

/** Asks a third party (Art 32) or another organ (Art 34); the term pauses. */
export const sendConsultation = actOn(applications)({
  name: 'application.sendConsultation',
  path: 'applications/:id/consultations',
  permission: 'application.sendConsultation',
  body: z.strictObject({
    with: z.enum(['thirdParty', 'organ']),
    consultedOrgan: organId.nullable().default(null),
    party: z
      .strictObject({ name: z.string().trim().min(1).max(200), address: z.string().max(500).optional() })
      .nullable()
      .default(null),
  }),
  command: async (context) => {
    const consultation = uuidFrom('consultation', context.id, String(context.version));
    const command = {
      type: 'SendConsultation' as const,
      today: context.today,
      by: context.actor.sub,
      number: await noticeNumber(context, `consultation-${consultation}`),
      noticeNumber: await noticeNumber(context, `consultation-notice-${consultation}`),
      organStands:
        context.body.consultedOrgan === null ||
        context.directory.organ(context.body.consultedOrgan, context.today) !== undefined,
      consultation,
      with: context.body.with,
      consultedOrgan: context.body.consultedOrgan,
      personal: context.body.party ? await context.seal(context.id, { party: context.body.party }) : [],
    };
    return { command, pins: pinsOfLetter(context, {}, ['documentPattern', 'letterTexts', 'terms']) };
  },
});
