import { date } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { peoplesGrants } from '../../directory.aggregates.js';
import { grantsId } from '../../domain/index.js';

/** A grant ends on a day; today ends it at once. */
export const revokeGrant = actOn(peoplesGrants)({
  name: 'directory.revokeGrant',
  path: 'grants/:grant/revocation',
  permission: 'directory.revokeGrant',
  body: z.strictObject({ sub: z.string().min(1).max(255), validTo: date }),
  begins: { id: ({ sub }) => grantsId(sub), organ: () => null },
  command: ({ body, params, today }) => ({ type: 'Revoke', grant: params['grant'] ?? '', ...body, today }),
});
