import { applicationEvents } from '@mingjian/contracts';
import { uuidFrom } from '@mingjian/core';
import { reactionOf } from '@mingjian/service-kit';
import { applications } from '../application.aggregate.js';
import { originalOf } from '../original.js';

/** What one organ referred arrives at the other: the same applicant asks for the same there. */
export const onApplicationReferred = reactionOf(applications)({
  name: 'application.referred',
  to: applicationEvents.ApplicationReferred,
  consequence: ({ application: from, to }, { envelope }) => {
    const id = uuidFrom('application', 'referral', from, to);
    return {
      id,
      command: async ({ today, engine }) => {
        const original = await originalOf(from, engine);
        if (!original) return undefined;
        return {
          type: 'OpenReferred',
          today,
          by: 'system:intake',
          application: id,
          organ: to,
          original: original.data,
          personal: await engine.vault.sealAll(id, await original.open(), `referral/${envelope.id}`),
        };
      },
    };
  },
});
