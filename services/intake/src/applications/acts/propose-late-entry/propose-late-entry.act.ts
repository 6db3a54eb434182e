import { lateEntryEvents } from '@mingjian/contracts';
import { uuidFrom } from '@mingjian/core';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applicant, isRightNumber, request } from '../../applicant.js';
import { lateEntries } from '../../late-entry.aggregate.js';

const { organ, case: closedCase } = lateEntryEvents.LateEntryProposed.schema.shape;
const text = z.string().trim().min(1).max(2000);

/**
 * Proposes to enter a case afterwards that was handled and answered outside the system (补录): why it was not entered in time, and by which papers
 * it is proven. It counts once a second person confirms it.
 */
export const proposeLateEntry = actOn(lateEntries)({
  name: 'application.proposeLateEntry',
  path: 'late-entries',
  permission: 'application.proposeLateEntry',
  body: z.strictObject({ organ, case: closedCase, applicant, request, reason: text, evidence: text }),
  begins: { organ: (body) => body.organ },
  command: async ({ id, body, today, actor, actingFor, directory, seal }) => ({
    command: {
      type: 'Propose',
      lateEntry: id,
      organ: body.organ,
      organStands: directory.organ(body.organ, today) !== undefined,
      application: uuidFrom('application', 'lateEntry', id),
      case: body.case,
      identityIsRight: isRightNumber(body.applicant.identity),
      resultBases: directory.rules.rows('resultBases', body.organ, today),
      today,
      by: actor.sub,
      actingFor,
      personal: await seal(id, {
        applicant: body.applicant,
        request: body.request,
        reason: body.reason,
        evidence: body.evidence,
      }),
    },
    pins: directory.pinsOn(['resultBases'], body.organ, today),
  }),
});
