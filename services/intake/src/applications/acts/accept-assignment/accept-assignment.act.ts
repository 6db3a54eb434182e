import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';

/** The section takes the case; who accepts handles it (承办). */
export const acceptAssignment = actOn(applications)({
  name: 'application.acceptAssignment',
  path: 'applications/:id/assignment/acceptance',
  permission: 'application.acceptAssignment',
  body: z.strictObject({}),
  command: (context) => ({ type: 'AcceptAssignment', today: context.today, by: context.actor.sub }),
});
