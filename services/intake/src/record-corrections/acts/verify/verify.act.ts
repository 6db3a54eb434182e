import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { recordCorrections } from '../../record-correction.aggregate.js';

/** The organ has the power to correct the record and looks whether it is wrong (Art 41). */
export const verify = actOn(recordCorrections)({
  name: 'recordCorrection.verify',
  path: 'record-corrections/:id/verification',
  permission: 'recordCorrection.verify',
  body: z.strictObject({ wrong: z.boolean(), finding: z.string().trim().min(1).max(10_000) }),
  command: async ({ id, body: { wrong, finding }, today, seal }) => ({
    type: 'Verify',
    wrong,
    today,
    personal: await seal(id, { finding }),
  }),
});
