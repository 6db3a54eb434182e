import { organId } from '@mingjian/contracts';
import { holdsOn } from '@mingjian/identity';
import { defineView } from '@mingjian/service-kit';
import { z } from 'zod';

/** Who may do what where: the grants that hold today or will; with `past=true` those that are over too. For those who give them. */
export const grantList = defineView({
  name: 'directory.grants',
  path: 'grants',
  permission: 'directory.giveGrant',
  query: z.strictObject({
    organ: organId.optional(),
    sub: z.string().max(255).optional(),
    past: z.enum(['true', 'false']).default('false'),
  }),
  handle: async ({ query: { organ, sub, past }, directory, today }) => ({
    today,
    grants: directory
      .grants()
      .filter(
        (grant) =>
          (organ === undefined || grant.organ === organ) &&
          (sub === undefined || grant.sub === sub) &&
          (past === 'true' || grant.validTo === null || today < grant.validTo),
      )
      .map((grant) => ({ ...grant, holds: holdsOn(grant, today) })),
  }),
});
