import { applicantTypes, channels, date, deliveryManners, organId } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';
import { applicant, assistance, isRightNumber, request } from '../../applicant.js';
import { statutoryTerms } from '../../law.js';

/** Takes over an application that was open elsewhere, with its number and its clock as it stood there. */
export const takeOver = actOn(applications)({
  name: 'application.takeOver',
  path: 'applications/taken-over',
  permission: 'application.takeOver',
  body: z.strictObject({
    organ: organId,
    channel: z.enum(channels),
    applicantType: z.enum(applicantTypes),
    submittedOn: date,
    physicallyReceivedOn: date.nullable().default(null),
    medium: z.enum(['paper', 'electronic', 'onSite']),
    delivery: z.enum(deliveryManners),
    applicant,
    request,
    assistance,
    number: z.string().trim().min(1).max(80),
    receiptDate: date,
    /** Where a correction or a payment began the term anew; the date of receipt unless given. */
    termStart: date.optional(),
    extendedBy: z.number().int().min(1).max(60).nullable().default(null),
    pauses: z
      .array(z.strictObject({ after: date, through: date }))
      .max(20)
      .default([]),
    /** Where it was open, and by which papers that is proven. */
    evidence: z.string().trim().min(1).max(2000),
  }),
  begins: { organ: ({ organ }) => organ },
  command: async (context) => {
    const { applicant: who, request: what, assistance: help, evidence, termStart, ...body } = context.body;
    const { rules } = context.directory;
    return {
      command: {
        type: 'TakeOver',
        today: context.today,
        by: context.actor.sub,
        application: context.id,
        ...body,
        termStart: termStart ?? body.receiptDate,
        organStands: context.directory.organ(body.organ, context.today) !== undefined,
        identityIsRight: isRightNumber(who.identity),
        needsAssistance: help.length > 0,
        appliedBy: null,
        followedBy: null,
        calendar: rules.calendar(),
        terms: statutoryTerms(rules.rows('terms', body.organ, context.today)),
        receiptBases: rules.rows('receiptBases', null, context.today),
        personal: await context.seal(context.id, {
          applicant: who,
          request: what,
          ...(help.length > 0 && { assistance: help }),
          evidence,
        }),
      },
      pins: context.directory.countingPinsOn(['receiptBases', 'terms'], body.organ, context.today),
    };
  },
});
