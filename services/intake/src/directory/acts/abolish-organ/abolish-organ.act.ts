import { date, organId } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { organs } from '../../directory.aggregates.js';

/** The organ ends; its successors take over. */
export const abolishOrgan = actOn(organs)({
  name: 'directory.abolishOrgan',
  path: 'organs/:id/abolition',
  permission: 'directory.abolishOrgan',
  body: z.strictObject({ successors: z.array(organId).max(20), validTo: date }),
  command: async ({ id, body: { successors, validTo }, today, engine }) => {
    const directory = await engine.newestDirectory();
    return {
      type: 'Abolish',
      organ: id,
      successors,
      validTo,
      today,
      standingSuccessors: successors.filter((successor) => directory.organ(successor, validTo) !== undefined),
      childrenThen: directory.childrenOf(id, validTo),
    };
  },
});
