import { organId, supervisionMeasures } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { complaintStands, inspectionStands, rectificationStands } from '../../basis.js';
import { words } from '../../kept-words.js';
import { measures } from '../../measure.aggregate.js';

const basis = z.uuid().nullable().default(null);

/** An organ above criticises in public (通报批评), or proposes that somebody be held to account (建议问责), on something that is on record. */
export const takeMeasure = actOn(measures)({
  name: 'measure.take',
  path: 'supervision-measures',
  permission: 'measure.take',
  body: z.strictObject({
    organ: organId,
    takenBy: organId,
    kind: z.enum(supervisionMeasures),
    article: z.enum(['47', '52', '53']),
    inspection: basis,
    complaint: basis,
    rectification: basis,
    text: words,
  }),
  begins: { organ: ({ takenBy }) => takenBy },
  command: async ({ id, body: { text, ...body }, engine, directory, actor, today, keepContent }) => {
    const { organ, takenBy, inspection, complaint, rectification } = body;
    const stands = await Promise.all([
      inspection === null || inspectionStands(engine, inspection, organ, null),
      complaint === null || complaintStands(engine, complaint, organ),
      rectification === null || rectificationStands(engine, rectification, organ),
    ]);
    return {
      type: 'Take',
      measure: id,
      ...body,
      below: directory.subtreeOf(takenBy, today).filter((one) => one !== takenBy),
      basisStands: stands.every((one) => one),
      digest: await keepContent({ text }),
      by: actor.sub,
      today,
    };
  },
});
