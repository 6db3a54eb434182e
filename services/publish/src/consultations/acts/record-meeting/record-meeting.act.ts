import { attendees, date } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { consultations } from '../../consultation.aggregate.js';

/** The meeting that dealt with the draft, and how many of whom attended (利益相关方列席). */
export const recordMeeting = actOn(consultations)({
  name: 'consultation.recordMeeting',
  path: 'consultations/:id/meetings',
  permission: 'consultation.recordMeeting',
  body: z.strictObject({
    heldOn: date,
    attended: z
      .array(z.strictObject({ group: z.enum(attendees), people: z.number().int().min(0).max(100_000) }))
      .max(attendees.length)
      .refine((list) => new Set(list.map(({ group }) => group)).size === list.length, 'each group once'),
  }),
  command: ({ body, actor, today }) => ({ type: 'RecordMeeting', today, by: actor.sub, ...body }),
});
