import { z } from 'zod';
import { defineEvent, type EventsOf } from '../define.js';
import { applicantTypes } from '../vocabulary.js';
import { count, decimal, organId, version } from './fields.js';

const service = 'reporting';

/** Streams `opening-<organ>-<year>`: what was there before the record began. */
export const openingEvents = {
  OpeningBalanceImported: defineEvent({
    service,
    name: 'OpeningBalanceImported',
    kind: 'contract',
    summary:
      'Figures at the end of the year before the first recorded one, taken from an earlier published report and shown as such.',
    schema: z.strictObject({
      organ: organId,
      /** The year at whose end the balance stands. */
      year: z.number().int().min(2000).max(2100),
      version,
      /** 结转下年度继续办理 by applicant type. */
      carriedForward: z.partialRecord(z.enum(applicantTypes), count),
      /** 现行有效. */
      regulationsInForce: decimal.nullable(),
      normativeDocumentsInForce: decimal.nullable(),
      source: z.string().min(1).max(200),
    }),
  }),
} as const;
export type OpeningEvent = EventsOf<typeof openingEvents>;
