import { applicantTypes, channels, date, deliveryManners, organId } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applicant, assistance, isRightNumber, request } from '../../applicant.js';
import { applicantOf, handedOutCode } from '../../../query-code.js';
import { tellsCode } from '../../tells-code.js';
import { applications } from '../../application.aggregate.js';

/**
 * Somebody asks for information (Art 29). Who and what exactly is sealed; the reason for asking is never required.
 * Citizens submit by web for themselves; staff enter what comes in by the other channels, and are told a query code for the applicant, once.
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
    applicant,
    request,
    assistance,
  }),
  begins: { organ: ({ organ }) => organ },
  citizens: (_state, _sub, body) => body.channel === 'web',
  command: async ({ body: { applicant: who, request: what, assistance: help, ...body }, ...context }) => ({
    type: 'Submit',
    today: context.today,
    by: context.actor.sub,
    application: context.id,
    ...body,
    organStands: context.directory.organ(body.organ, context.today) !== undefined,
    ...(context.actor.role === 'citizen'
      ? { appliedBy: context.actor.sub, followedBy: null }
      : { appliedBy: null, followedBy: applicantOf(await handedOutCode(context.secret)) }),
    identityIsRight: isRightNumber(who.identity),
    needsAssistance: help.length > 0,
    personal: await context.seal(context.id, {
      applicant: who,
      request: what,
      ...(help.length > 0 && { assistance: help }),
    }),
  }),
  tells: tellsCode,
});
