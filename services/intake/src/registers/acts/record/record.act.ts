import { date, organId, registers } from '@mingjian/contracts';
import { uuidFrom } from '@mingjian/core';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { registerId, registerLists } from '../../register.aggregate.js';

/**
 * An entry of a register (powers, responsibilities, transfers, submissions for record, public concerns, results of motions, training, leading
 * groups, tasks, targets, services, surveys, contacts of supervision) is so from a day on, or is struck out; a note is sealed.
 */
export const recordEntry = actOn(registerLists)({
  name: 'register.record',
  path: 'registers',
  permission: 'register.record',
  body: z.strictObject({
    register: z.enum(registers),
    organ: organId,
    entry: z.string().trim().min(1).max(80),
    validFrom: date,
    fields: z.record(z.string().max(40), z.union([z.string().max(1000), z.number(), z.boolean(), z.null()])).nullable(),
    note: z.string().trim().min(1).max(5000).optional(),
  }),
  begins: { id: ({ register, organ }) => registerId(register, organ), organ: ({ organ }) => organ },
  command: async ({ id, body: { note, ...entry }, today, actor, directory, seal }) => ({
    type: 'Record',
    ...entry,
    organStands: directory.organ(entry.organ, today) !== undefined,
    by: actor.sub,
    ...(note !== undefined && { personal: await seal(uuidFrom(id, entry.entry), { note }) }),
  }),
});
