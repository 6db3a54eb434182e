import { findingOutcomes } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { findings } from '../../audit.aggregates.js';
import { words, written } from '../../contents.js';
import { auditOfFinding } from '../../mandate.js';

/** An auditor of the mandate closes a finding (销号), also after the mandate has expired: put right, found to be none, or left as it is. */
export const close = actOn(findings)({
  name: 'audit.close',
  path: 'findings/:id/closure',
  permission: 'audit.find',
  body: z.strictObject({ outcome: z.enum(findingOutcomes), reason: words }),
  command: async ({ state, body, actor, today, engine, keepContent }) => {
    await auditOfFinding(engine, state, actor.sub);
    const reason = await keepContent(written(body.reason));
    return { type: 'Close', outcome: body.outcome, reason, by: actor.sub, today };
  },
});
