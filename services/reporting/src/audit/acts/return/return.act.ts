import { date } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { findings } from '../../audit.aggregates.js';
import { words, written } from '../../contents.js';
import { auditOfFinding } from '../../mandate.js';

/** An auditor of the mandate gives an answer back that does not do; the organ answers again by a day. */
export const returnAnswer = actOn(findings)({
  name: 'audit.returnAnswer',
  path: 'findings/:id/return',
  permission: 'audit.find',
  body: z.strictObject({ reason: words, answerBy: date }),
  command: async ({ state, body, actor, today, engine, keepContent }) => {
    await auditOfFinding(engine, state, actor.sub);
    const reason = await keepContent(written(body.reason));
    return { type: 'ReturnAnswer', reason, answerBy: body.answerBy, by: actor.sub, today };
  },
});
