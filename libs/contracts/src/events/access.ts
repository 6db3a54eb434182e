import { z } from 'zod';
import { defineEvent, type DomainEventOf } from '../define.js';
import type { ServiceName } from '../vocabulary.js';
import { date, organId, personSub } from './fields.js';

const refusedOf = (service: ServiceName) =>
  defineEvent({
    service,
    name: 'AccessRefused',
    kind: 'private',
    summary: 'Somebody asked to read what they have no right to; once for each person, thing, view and day.',
    schema: z.strictObject({
      /** What was asked for; null where the path named nothing that exists. */
      thing: z.strictObject({ kind: z.string().min(1).max(40), id: z.string().min(1).max(200) }).nullable(),
      organ: organId.nullable(),
      view: z.string().min(1).max(80),
      permission: z.string().min(1).max(80),
      code: z.string().min(1).max(120),
      by: personSub,
      on: date,
    }),
  });

/** Streams `access-<id>` of every service: reads that were refused. */
export const accessEvents: Readonly<Record<ServiceName, { readonly AccessRefused: ReturnType<typeof refusedOf> }>> = {
  intake: { AccessRefused: refusedOf('intake') },
  review: { AccessRefused: refusedOf('review') },
  publish: { AccessRefused: refusedOf('publish') },
  reporting: { AccessRefused: refusedOf('reporting') },
};
export type AccessEvent = DomainEventOf<ReturnType<typeof refusedOf>>;
