import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applicantOf, handedOutCode } from '../../../query-code.js';
import { applications } from '../../application.aggregate.js';
import { tellsCode } from '../../tells-code.js';

/**
 * Hands out a new query code to an applicant who came on paper or lost theirs and proved who they are; it is told once, and an earlier one opens nothing
 * any more.
 */
export const issueQueryCode = actOn(applications)({
  name: 'application.issueQueryCode',
  path: 'applications/:id/query-code',
  permission: 'application.submit',
  body: z.strictObject({}),
  command: async ({ actor, today, secret }) => ({
    type: 'IssueQueryCode',
    heldBy: applicantOf(await handedOutCode(secret)),
    by: actor.sub,
    today,
  }),
  tells: tellsCode,
});
