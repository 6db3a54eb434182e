import { date, organId } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';

/** The duty lies with another organ (Art 36(5)) and the applicant agrees: an application is opened there, with a date of receipt of its own. */
export const refer = actOn(applications)({
  name: 'application.refer',
  path: 'applications/:id/referral',
  permission: 'application.refer',
  body: z.strictObject({ organ: organId, consentedOn: date }),
  command: ({ body: { organ: to, consentedOn }, today, actor, directory }) => ({
    type: 'Refer',
    today,
    by: actor.sub,
    to,
    organStands: directory.organ(to, today) !== undefined,
    consentedOn,
  }),
});
