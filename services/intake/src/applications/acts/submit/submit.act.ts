import { applicantTypes, channels, date, deliveryManners, organId } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { identity, isRightNumber } from '../../identity.js';
import { applications } from '../../application.aggregate.js';

const text = (longest: number) => z.string().trim().min(1).max(longest);

/**
 * Somebody asks for information (Art 29). Who and what exactly is sealed; the reason for asking is never required.
 * Citizens submit by web for themselves; staff enter what comes in by the other channels.
 */
export const submit = actOn(applications)({
  name: 'application.submit',
  path: 'applications',
  permission: 'application.submit',
  body: z.strictObject({
    organ: organId,
    channel: z.enum(channels),
    applicantType: z.enum(applicantTypes),
    physicallyReceivedOn: date.nullable().default(null),
    medium: z.enum(['paper', 'electronic', 'onSite']),
    delivery: z.enum(deliveryManners),
    applicant: z.strictObject({
      name: text(200),
      identity,
      contact: z.strictObject({
        phone: text(40).optional(),
        email: z.email().max(200).optional(),
        address: text(500).optional(),
        postcode: text(12).optional(),
      }),
    }),
    request: z.strictObject({ description: text(10_000) }),
    /** With what the applicant has difficulty (Art 43). */
    assistance: z
      .array(z.enum(['reading', 'sight', 'hearing']))
      .max(3)
      .default([]),
  }),
  begins: { organ: ({ organ }) => organ },
  citizens: (_state, _sub, body) => body.channel === 'web',
  command: async ({ body: { applicant, request, assistance, ...body }, ...context }) => ({
    type: 'Submit',
    today: context.today,
    by: context.actor.sub,
    application: context.id,
    ...body,
    organStands: context.directory.organ(body.organ, context.today) !== undefined,
    appliedBy: context.actor.role === 'citizen' ? context.actor.sub : null,
    identityIsRight: isRightNumber(applicant.identity),
    needsAssistance: assistance.length > 0,
    personal: await context.seal(context.id, {
      applicant,
      request,
      ...(assistance.length > 0 && { assistance }),
    }),
  }),
});
