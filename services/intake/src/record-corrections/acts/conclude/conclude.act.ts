import { organId, recordCorrectionEvents } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { recordCorrections } from '../../record-correction.aggregate.js';

const { outcome } = recordCorrectionEvents.RecordCorrectionConcluded.schema.shape;

/** Tells the applicant what became of the request (Art 41). */
export const conclude = actOn(recordCorrections)({
  name: 'recordCorrection.conclude',
  path: 'record-corrections/:id/conclusion',
  permission: 'recordCorrection.conclude',
  body: z.strictObject({ outcome, to: organId.nullable().default(null) }),
  command: ({ body, today, directory }) => ({
    type: 'Conclude',
    ...body,
    today,
    organStands: body.to === null || directory.organ(body.to, today) !== undefined,
  }),
});
