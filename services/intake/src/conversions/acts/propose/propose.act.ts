import { conversionEvents } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { responsibleFor } from '../../../responsible-for.js';
import { conversions } from '../../conversion.aggregate.js';

const { organ, applications, proposedBy } = conversionEvents.ConversionProposed.schema.shape;

/** Proposes to publish what several asked for, or what one applicant wants published (Art 44). */
export const propose = actOn(conversions)({
  name: 'conversion.propose',
  path: 'conversions',
  permission: 'conversion.propose',
  body: z.strictObject({ organ, applications, proposedBy, subject: z.string().trim().min(1).max(2000) }),
  begins: { organ: (body) => body.organ },
  command: async ({ id, body: { subject, ...body }, today, engine, directory, seal }) => {
    const responsible = await Promise.all(
      body.applications.map((application) => responsibleFor(application, { engine, today })),
    );
    return {
      type: 'Propose',
      conversion: id,
      ...body,
      today,
      organStands: directory.organ(body.organ, today) !== undefined,
      applicationsAreOwn: responsible.every((organs) => organs?.includes(body.organ)),
      personal: await seal(id, { subject }),
    };
  },
});
