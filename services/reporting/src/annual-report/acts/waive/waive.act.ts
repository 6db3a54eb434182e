import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { annualReports } from '../../annual-report.aggregate.js';
import { rules, type RuleId } from '../../domain/index.js';
import { reasonBody } from '../../reason-body.js';

/** The head signs for a rule that fails, with the reason (§2.5: block or signed explanation). It holds while the rule fails as it does now. */
export const waive = actOn(annualReports)({
  name: 'report.waive',
  path: 'annual-reports/:id/waivers',
  permission: 'report.approve',
  body: reasonBody.extend({ rule: z.enum(rules.map(({ id }) => id) as [RuleId, ...RuleId[]]) }),
  command: async ({ body: { rule, reason }, actor, today, keepContent }) => ({
    type: 'Waive',
    rule,
    reason: await keepContent({ reason }),
    by: actor.sub,
    today,
  }),
});
