import { uuidFrom } from '@mingjian/core';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { consultations } from '../../consultation.aggregate.js';

/**
 * Somebody comments on the draft: by web for themselves, or staff enter what came in otherwise. Who, and what they say, is sealed under an
 * id of the comment's own.
 */
export const comment = actOn(consultations)({
  name: 'consultation.comment',
  path: 'consultations/:id/comments',
  permission: 'consultation.comment',
  body: z.strictObject({
    manner: z.enum(['web', 'letter', 'meeting']),
    text: z.string().trim().min(1).max(10_000),
    author: z
      .strictObject({ name: z.string().trim().min(1).max(200), contact: z.string().trim().min(1).max(500).optional() })
      .optional(),
  }),
  citizens: (_state, _sub, body) => body.manner === 'web',
  command: async ({ id, version, body: { manner, text, author }, actor, today, seal }) => {
    const subject = uuidFrom('comment', id, actor.sub, String(version));
    return {
      type: 'Comment',
      today,
      by: actor.sub,
      comment: subject,
      manner,
      personal: await seal(subject, { text, ...(author && { author }) }),
    };
  },
});
