import { date, organId } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { responsibleFor } from '../../../responsible-for.js';
import { recordCorrections } from '../../record-correction.aggregate.js';

const text = (longest: number) => z.string().trim().min(1).max(longest);

/** Somebody shows that a record about them is wrong and asks to correct it (Art 41). */
export const request = actOn(recordCorrections)({
  name: 'recordCorrection.request',
  path: 'record-corrections',
  permission: 'recordCorrection.request',
  body: z.strictObject({
    organ: organId,
    application: z.uuid().nullable().default(null),
    requestedOn: date,
    applicant: z.strictObject({ name: text(200), contact: text(500) }),
    record: text(2000),
    evidence: text(10_000),
  }),
  begins: { organ: ({ organ }) => organ },
  command: async ({ id, body: { organ, application, requestedOn, ...personal }, today, engine, directory, seal }) => {
    const responsible = application === null ? [organ] : await responsibleFor(application, { engine, today });
    return {
      type: 'Request',
      request: id,
      organ,
      application,
      requestedOn,
      today,
      organStands: directory.organ(organ, today) !== undefined,
      applicationIsOwn: responsible?.includes(organ) ?? false,
      personal: await seal(id, personal),
    };
  },
});
