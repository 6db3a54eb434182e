import { date } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { organs } from '../../directory.aggregates.js';

/** The organ has one section more. */
export const openSection = actOn(organs)({
  name: 'directory.openSection',
  path: 'organs/:id/sections',
  permission: 'directory.openSection',
  body: z.strictObject({
    section: z.strictObject({
      id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
      name: z.string().trim().min(1).max(80),
    }),
    validFrom: date,
  }),
  command: ({ id, body }) => ({ type: 'OpenSection', organ: id, ...body }),
});
