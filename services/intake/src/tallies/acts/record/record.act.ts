import { tallyEvents } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { tallyId } from '../../domain/index.js';
import { tallies } from '../../tally.aggregate.js';

/** Records a business figure of a month with its source (table 2); a later one replaces it. */
export const recordTally = actOn(tallies)({
  name: 'tally.record',
  path: 'tallies',
  permission: 'tally.record',
  body: tallyEvents.TallyRecorded.schema.omit({ replaces: true }),
  begins: { id: ({ organ, month }) => tallyId(organ, month), organ: ({ organ }) => organ },
  command: ({ body, today }) => ({ type: 'Record', ...body, today }),
});
