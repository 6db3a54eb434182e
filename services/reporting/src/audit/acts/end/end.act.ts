import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { audits } from '../../audit.aggregates.js';

/** The organ that commissioned an audit ends it before its time. Findings are followed to closure all the same. */
export const end = actOn(audits)({
  name: 'audit.end',
  path: 'audits/:id/end',
  permission: 'audit.commission',
  body: z.strictObject({}),
  command: ({ actor, today }) => ({ type: 'End', by: actor.sub, today }),
});
